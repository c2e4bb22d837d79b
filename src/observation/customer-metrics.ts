import type { Network } from '../network/network.ts';
import { sellerOfItem } from '../network/seller-plan.ts';
import { ITEM, ITEM_STRIDE } from '../simulation/layout.ts';
import {
  CROWD,
  CROWD_ITEM,
  CROWD_SPEED,
  crowdItemPlace,
  crowdSpeedPlace,
} from '../simulation/mechanisms/crowd-layout.ts';
import { RETURNED, RETURNED_STRIDE } from '../simulation/mechanisms/returns-layout.ts';
import type { MeasuredRun } from '../simulation/simulate.ts';
import { sumCosts } from './cost-metrics.ts';
import { broughtUnits } from './markdown-counts.ts';
import type { Metric, MetricInput } from './metric.ts';

type Model = Network['model'];
type Input = Pick<MetricInput, 'network' | 'outcome'>;

const crowd = ({ outcome }: Input, place: number): number => outcome.measured.mechanisms.customers[place];

/** Sum over items of a counter of potential units, each times `weight`. */
function itemSum(
  input: Input,
  field: keyof typeof CROWD_ITEM,
  weight = (_item: number): number => 1,
): number {
  const { itemCount, speedCount } = input.network;
  let sum = 0;
  for (let item = 0; item < itemCount; item++) {
    sum += weight(item) * crowd(input, crowdItemPlace(speedCount, item) + CROWD_ITEM[field]);
  }
  return sum;
}

/** Units that customers came for in the measured time, whether they bought or not; NaN where all do. */
export function potentialUnits(network: Network, outcome: MeasuredRun): number {
  return network.model.customers === undefined ? Number.NaN : itemSum({ network, outcome }, 'potential');
}

const potential = (input: MetricInput): number => itemSum(input, 'potential');
/** The same at full price, which is the same under every policy. */
const atFullPrice = (input: MetricInput): number => potential(input) - broughtUnits(input.outcome);
const counter = (name: keyof typeof CROWD) => (input: MetricInput) => crowd(input, CROWD[name]);

function cancelled({ outcome }: Input, item: number): number {
  return outcome.measured.mechanisms.cancellations?.[item] ?? 0;
}

function returned({ outcome }: Input, item: number, field: number): number {
  return outcome.measured.mechanisms.returns?.[item * RETURNED_STRIDE + field] ?? 0;
}

function overItems({ network }: Input, ofOne: (item: number) => number): number {
  let sum = 0;
  for (let item = 0; item < network.itemCount; item++) sum += ofOne(item);
  return sum;
}

const ofItem = ({ outcome }: Input, item: number, field: number): number =>
  outcome.measured.items[item * ITEM_STRIDE + field];

/** What a unit sold brings [money per unit]: price less value, of sellers' items the fees for selling it. */
function margin({ network }: Input, item: number): number {
  const { price, value } = network.model.items[item];
  const fees = sellerOfItem(network.sellers, item)?.fees;
  return fees === undefined ? price - value : fees.fulfillment + fees.referral * price;
}

const ownMargin = (input: Input, item: number): number =>
  sellerOfItem(input.network.sellers, item) === undefined ? margin(input, item) : 0;

function lostMargin(input: MetricInput): number {
  const deterred = itemSum(input, 'deterred', (item) => margin(input, item));
  const unserved = overItems(
    input,
    (item) => margin(input, item) * (ofItem(input, item, ITEM.lost) + cancelled(input, item)),
  );
  return deterred + unserved;
}

/**
 * Margin of what was sold and kept, and fees, less all costs but that of lost sales, which nobody pays. What sellers' items
 * bring is among the costs already, as fees below zero.
 */
function contribution(input: MetricInput): number {
  const { totals } = input;
  const sold = overItems(
    input,
    (item) =>
      ownMargin(input, item) * (ofItem(input, item, ITEM.shipped) - returned(input, item, RETURNED.units)),
  );
  return sold + crowd(input, CROWD.fees) - (sumCosts(totals) - totals.costs.lost);
}

const hasCustomers = (model: Model): boolean => model.customers !== undefined;
const substitutes = (model: Model): boolean => model.customers?.substitution !== undefined;
const cancels = (model: Model): boolean => model.customers?.cancellation !== undefined;
const returns = (model: Model): boolean => model.customers?.returns !== undefined;

/** What became of potential customers, in models that say how customers behave. */
export const CUSTOMER_METRICS: readonly Metric[] = [
  {
    id: 'contribution-per-unit',
    label: 'Contribution per potential unit',
    unit: 'money/unit',
    better: 'higher',
    group: 'headline',
    definition:
      'Price less value of all own units shipped and not returned, and delivery fees, less all cost lines but lost sales / units that customers came for, without those whom only a discount brought.',
    isIn: hasCustomers,
    over: contribution,
    per: atFullPrice,
  },
  {
    id: 'conversion',
    label: 'Conversion',
    unit: '%',
    better: 'higher',
    group: 'service',
    definition: 'Customers who ordered what they came for or another item, at once or to wait / customers.',
    isIn: hasCustomers,
    over: counter('buyers'),
    per: counter('customers'),
  },
  {
    id: 'units-potential',
    label: 'Potential units per day',
    unit: 'units/day',
    better: 'neither',
    group: 'flow',
    definition: 'Units that customers came for, bought or not / measured days.',
    isIn: hasCustomers,
    over: potential,
    per: ({ totals }) => totals.days,
  },
  {
    id: 'deterred-share',
    label: 'Declined for the promise',
    unit: '%',
    better: 'lower',
    group: 'service',
    definition:
      'Units not ordered because what was promised was slower or dearer than the best promise of the network / units that customers came for.',
    isIn: hasCustomers,
    over: (input) => itemSum(input, 'deterred'),
    per: potential,
  },
  {
    id: 'lost-margin-per-unit',
    label: 'Lost margin per potential unit',
    unit: 'money/unit',
    better: 'lower',
    group: 'service',
    definition:
      'List price less value of all units declined for the promise, lost or cancelled / units that customers came for, without those whom only a discount brought.',
    isIn: hasCustomers,
    over: lostMargin,
    per: atFullPrice,
  },
  {
    id: 'substitution-share',
    label: 'Took another item',
    unit: '%',
    better: 'neither',
    group: 'service',
    definition: 'Customers who ordered another item / customers whose item was out of stock or too slow.',
    isIn: substitutes,
    over: counter('switched'),
    per: counter('disappointed'),
  },
  {
    id: 'disappointed-share',
    label: 'Found it out of stock or slow',
    unit: '%',
    better: 'lower',
    group: 'service',
    definition: 'Customers whose item was out of stock or too slow / customers.',
    isIn: substitutes,
    over: counter('disappointed'),
    per: counter('customers'),
  },
  {
    id: 'moved-share',
    label: 'Moved to other items',
    unit: '%',
    better: 'neither',
    group: 'flow',
    definition: 'Units ordered of another item instead / units that customers came for.',
    isIn: substitutes,
    over: (input) => itemSum(input, 'movedOut'),
    per: potential,
  },
  {
    id: 'cancelled-share',
    label: 'Cancelled',
    unit: '%',
    better: 'lower',
    group: 'service',
    definition: 'Units cancelled before they left / units demanded.',
    isIn: cancels,
    over: (input) => overItems(input, (item) => cancelled(input, item)),
    per: ({ totals }) => totals.demanded,
  },
  {
    id: 'return-share',
    label: 'Returned',
    unit: '%',
    better: 'lower',
    group: 'flow',
    definition: 'Units that came back from customers / units shipped to customers.',
    isIn: returns,
    over: (input) => overItems(input, (item) => returned(input, item, RETURNED.units)),
    per: ({ totals }) => totals.shipped,
  },
  {
    id: 'resold-share',
    label: 'Returns put back',
    unit: '%',
    better: 'higher',
    group: 'flow',
    definition: 'Units put back into stock / units that came back.',
    isIn: returns,
    over: (input) => overItems(input, (item) => returned(input, item, RETURNED.resold)),
    per: (input) => overItems(input, (item) => returned(input, item, RETURNED.units)),
  },
];

/** What customers were shown and how they took it, by speed; none for models without customers' behaviour. */
export function customerMetricsBySpeed({ model }: Network): readonly Metric[] {
  if (model.customers === undefined) return [];
  return model.speeds.flatMap(({ id }, speed): Metric[] => {
    const place = crowdSpeedPlace(speed);
    return [
      {
        id: `shown-${id}`,
        label: `Shown, ${id}`,
        unit: '%',
        better: 'higher',
        group: 'speed',
        definition: `Customers who were shown ${id} for the item they came for / customers.`,
        over: (input) => crowd(input, place + CROWD_SPEED.shown),
        per: counter('customers'),
      },
      {
        id: `conversion-${id}`,
        label: `Conversion, ${id}`,
        unit: '%',
        better: 'higher',
        group: 'speed',
        definition: `Customers who ordered the item they came for / customers for whom ${id} was the fastest speed shown.`,
        over: (input) => crowd(input, place + CROWD_SPEED.bought),
        per: (input) => crowd(input, place + CROWD_SPEED.fastest),
      },
    ];
  });
}
