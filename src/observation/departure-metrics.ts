import type { Network } from '../network/network.ts';
import { DEPARTURE, offeredPlace, type SITE_DEPARTURE } from '../simulation/mechanisms/departure-counters.ts';
import type { MeasuredRun } from '../simulation/simulate.ts';
import { deliveryQuantileHours } from './delivery-quantile.ts';
import type { Metric, MetricInput } from './metric.ts';
import { metricOfFigure, sumOverNodes } from './node-figure.ts';
import { departed, OUTBOUND_FIGURES } from './outbound-figures.ts';
import { reservedSeconds } from './reserved-seconds.ts';

type DepartureCounter = keyof typeof DEPARTURE;

const hasDepartures: NonNullable<Metric['isIn']> = (model) => model.departures !== undefined;
const hasCapacity: NonNullable<Metric['isIn']> = (model) => model.capacity?.outbound !== undefined;

/** Counters of the mechanism; undefined for models without departures. */
function countersOf({ measured }: MeasuredRun): Float64Array | undefined {
  return measured.mechanisms.departures;
}

function counter(name: DepartureCounter) {
  return ({ outcome }: MetricInput): number => countersOf(outcome)?.[DEPARTURE[name]] ?? Number.NaN;
}

/** What left all nodes together. */
const allDeparted = (field: keyof typeof SITE_DEPARTURE) => sumOverNodes(departed(field));

function allReservedSeconds({ network, outcome }: MetricInput): number {
  let sum = 0;
  for (let stock = 0; stock < network.itemCount * network.siteCount; stock++) {
    sum += reservedSeconds(network, outcome, stock);
  }
  return sum;
}

/** Promises and departures, of models that have departures. */
export const DEPARTURE_METRICS: readonly Metric[] = inOperations(hasDepartures, [
  {
    id: 'on-time-to-promise',
    label: 'On time to the promise',
    unit: '%',
    better: 'higher',
    definition:
      'Units delivered by their promise / units that left and were promised one when they were ordered.',
    over: allDeparted('unitsOnTime'),
    per: allDeparted('unitsPromised'),
  },
  {
    id: 'before-cut-off',
    label: 'Ordered before the cut-off',
    unit: '%',
    better: 'higher',
    definition:
      'Order lines placed when the clock still let some node that holds the item keep the promise, whatever its stock and work / order lines.',
    over: counter('ordersBeforeCutOff'),
    per: counter('orders'),
  },
  {
    id: 'wave-wait-hours',
    label: 'Wait for the departure',
    unit: 'hours',
    better: 'lower',
    definition: 'Mean over units that left of the time from ready (order + cycle time) to departure.',
    over: (input) => allDeparted('waitSeconds')(input) / 3600,
    per: allDeparted('units'),
  },
  {
    id: 'units-reserved',
    label: 'Units reserved',
    unit: 'units',
    better: 'neither',
    definition: 'Units promised to orders that have not left, time average.',
    over: allReservedSeconds,
    per: ({ outcome }: MetricInput) => outcome.measured.seconds,
  },
]);

/** Work on customer orders, of models where it is limited. */
export const OUTBOUND_CAPACITY_METRICS: readonly Metric[] = OUTBOUND_FIGURES.map((figure) =>
  metricOfFigure(figure, hasCapacity),
);

function inOperations(
  isIn: NonNullable<Metric['isIn']>,
  metrics: readonly Omit<Metric, 'group' | 'isIn'>[],
): Metric[] {
  return metrics.map((metric) => ({ ...metric, group: 'operations', isIn }));
}

/** What each speed could be offered and how fast it was, of models that have departures. */
export function departureMetricsBySpeed({ model }: Network): readonly Metric[] {
  if (model.departures === undefined) return [];
  return model.speeds.flatMap(({ id }, speed): Metric[] => [
    {
      id: `offered-${id}`,
      label: `Offered, ${id}`,
      unit: '%',
      better: 'higher',
      group: 'speed',
      definition: `Units asked for at any speed that could have been promised ${id} when they were ordered, by one node / units asked for.`,
      over: ({ outcome }) => countersOf(outcome)?.[offeredPlace(speed)] ?? Number.NaN,
      per: counter('unitsAsked'),
    },
    ...[50, 90].map(
      (percent): Metric => ({
        id: `delivery-hours-p${percent}-${id}`,
        label: `Click to deliver, ${percent === 50 ? 'median' : `${percent} % within`}, ${id}`,
        unit: 'hours',
        better: 'lower',
        group: 'speed',
        definition: `${percent} % quantile over delivered units ordered at ${id} of the time from order to delivery, to a quarter of an hour.`,
        isQuantile: true,
        over: ({ outcome }) => deliveryQuantileHours(outcome.measured.deliveryTimes, [speed], percent / 100),
      }),
    ),
  ]);
}
