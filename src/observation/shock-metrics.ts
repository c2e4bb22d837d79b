import { STOCK, STOCK_STRIDE } from '../simulation/layout.ts';
import { OUTAGE } from '../simulation/mechanisms/outages.ts';
import { SURGE } from '../simulation/mechanisms/surges.ts';
import type { Metric, MetricInput } from './metric.ts';
import { sumOverNodes } from './node-figure.ts';
import { departed } from './outbound-figures.ts';

const SECONDS_PER_DAY = 86_400;
const DAYS_PER_YEAR = 365;

type Model = MetricInput['network']['model'];

/** What surges and outages did. */
export const SHOCK_METRICS: readonly Metric[] = [
  {
    id: 'surge-days-share',
    label: 'Days with a surge',
    unit: '%',
    better: 'neither',
    group: 'operations',
    definition: 'Days with a scheduled or random surge of any item class / days. Regimes do not count.',
    isIn: hasSurges,
    over: (input) => surge(input, SURGE.surgeDays),
    per: (input) => surge(input, SURGE.days),
  },
  {
    id: 'demand-shock-factor',
    label: 'Demand over the calendar',
    unit: '',
    better: 'neither',
    group: 'operations',
    definition:
      'Expected units with the surges and regimes that came / expected units of the calendar, without replayed and periodic orders. A known surge is part of the calendar with its mean.',
    isIn: hasSurges,
    over: (input) => surge(input, SURGE.liftedUnits),
    per: (input) => surge(input, SURGE.expectedUnits),
  },
  {
    id: 'fill-rate-in-surges',
    label: 'Fill rate in surges',
    unit: '%',
    better: 'higher',
    group: 'operations',
    definition: 'Fill rate of the units demanded on days with a surge.',
    isIn: hasSurges,
    over: (input) => surge(input, SURGE.filled),
    per: (input) => surge(input, SURGE.units),
  },
  {
    id: 'node-outage-days',
    label: 'Nodes closed',
    unit: 'days/year',
    better: 'neither',
    group: 'operations',
    definition: 'Days closed in 365 days, summed over the nodes that hold stock.',
    isIn: hasOutages,
    over: (input) => DAYS_PER_YEAR * outage(input, OUTAGE.siteSeconds),
    per: ({ outcome }) => outcome.measured.seconds,
  },
  {
    id: 'lane-outage-days',
    label: 'Lanes closed',
    unit: 'days/year',
    better: 'neither',
    group: 'operations',
    definition:
      'Days in 365 on which no goods could leave, summed over lanes of supply: their own outages and those of the node or vendor they start at.',
    isIn: hasOutages,
    over: (input) => DAYS_PER_YEAR * outage(input, OUTAGE.laneSeconds),
    per: ({ outcome }) => outcome.measured.seconds,
  },
  {
    id: 'outage-delayed-share',
    label: 'Goods delayed by outages',
    unit: '%',
    better: 'lower',
    group: 'operations',
    definition:
      'Units that waited for a lane, a vendor or a node to open, once for each wait / units received by nodes.',
    isIn: hasOutages,
    over: (input) => outage(input, OUTAGE.units),
    per: unitsReceived,
  },
  {
    id: 'outage-delay-days',
    label: 'Delay by outages',
    unit: 'days',
    better: 'lower',
    group: 'operations',
    definition: 'Days that goods waited for a lane, a vendor or a node to open, per unit received by nodes.',
    isIn: hasOutages,
    over: (input) => outage(input, OUTAGE.waitSeconds) / SECONDS_PER_DAY,
    per: unitsReceived,
  },
  {
    id: 'outage-parcels-share',
    label: 'Parcels held by outages',
    unit: '%',
    better: 'lower',
    group: 'operations',
    definition: 'Units whose departure came while their node was closed, once for each / units that left.',
    isIn: (model) => hasOutages(model) && model.departures !== undefined,
    over: (input) => outage(input, OUTAGE.parcelUnits),
    per: sumOverNodes(departed('units')),
  },
  {
    id: 'capacity-level',
    label: 'Capacity there',
    unit: '%',
    better: 'neither',
    group: 'operations',
    definition:
      'Time-averaged share of outbound and inbound capacity that was there, mean over nodes with capacity paths or partial outages.',
    isIn: ({ shocks }) =>
      shocks !== undefined &&
      (shocks.capacity.length > 0 || shocks.outages.some(({ severity }) => severity < 1)),
    over: (input) => outage(input, OUTAGE.capacitySeconds),
    per: (input) => outage(input, OUTAGE.sitesSeconds),
  },
];

function hasSurges({ shocks }: Model): boolean {
  return shocks !== undefined && shocks.surges.length > 0;
}

function hasOutages({ shocks }: Model): boolean {
  return (shocks?.outages ?? []).some(({ severity }) => severity === 1);
}

function surge({ outcome }: MetricInput, place: number): number {
  return outcome.measured.mechanisms.surges[place];
}

function outage({ outcome }: MetricInput, place: number): number {
  return outcome.measured.mechanisms.outages[place];
}

function unitsReceived({ outcome }: MetricInput): number {
  const { stocks } = outcome.measured;
  let units = 0;
  for (let record = 0; record < stocks.length; record += STOCK_STRIDE)
    units += stocks[record + STOCK.received];
  return units;
}
