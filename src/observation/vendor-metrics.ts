import { VENDORS, VENDORS_COUNT } from '../simulation/mechanisms/vendors.ts';
import { WEEKLY, WEEKLY_STRIDE } from '../simulation/mechanisms/weekly-orders.ts';
import type { Metric, MetricInput } from './metric.ts';
import { SECONDS_PER_DAY } from './run-totals.ts';

const counters = ({ outcome }: MetricInput): Float64Array => outcome.measured.mechanisms.vendors;

const counter =
  (offset: number) =>
  (input: MetricInput): number =>
    counters(input)[offset];

/** How vendors answer, in models with a section vendors; all count the orders that its rules cover. */
const RULED: readonly Omit<Metric, 'group' | 'isIn'>[] = [
  {
    id: 'vendor-confirmed-share',
    label: 'Units confirmed by vendors',
    unit: '%',
    better: 'higher',
    definition: 'Units that vendors confirmed / units of the orders they answered.',
    over: counter(VENDORS.unitsConfirmed),
    per: counter(VENDORS.unitsAnswered),
  },
  {
    id: 'vendor-units-cancelled',
    label: 'Units cancelled by vendors',
    unit: 'units/day',
    better: 'lower',
    definition: 'Units ordered and not confirmed / measured days.',
    over: (input) => counters(input)[VENDORS.unitsAnswered] - counters(input)[VENDORS.unitsConfirmed],
    per: ({ totals }) => totals.days,
  },
  {
    id: 'vendor-receipts-per-order',
    label: 'Receipts per purchase order',
    unit: '',
    better: 'neither',
    definition: 'Receipts that vendors sent / orders confirmed at least in part.',
    over: counter(VENDORS.receipts),
    per: counter(VENDORS.confirmed),
  },
  {
    id: 'vendor-rounding-share',
    label: 'Units added by rounding',
    unit: '%',
    better: 'neither',
    definition:
      'Units ordered less units decided on / units decided on: case packs and minimum orders, of the orders placed.',
    over: (input) => counters(input)[VENDORS.unitsOrdered] - counters(input)[VENDORS.unitsDecided],
    per: counter(VENDORS.unitsDecided),
  },
  {
    id: 'vendor-raised-share',
    label: 'Orders raised to a minimum',
    unit: '%',
    better: 'neither',
    definition: 'Orders raised to a minimum order / orders placed.',
    over: counter(VENDORS.raised),
    per: counter(VENDORS.orders),
  },
  {
    id: 'vendor-skipped-share',
    label: 'Decisions too small to order',
    unit: '%',
    better: 'neither',
    definition:
      'Decisions to order that came to no order (below the minimum, or rounded down to no case) / such decisions and orders placed.',
    over: counter(VENDORS.skipped),
    per: (input) => counters(input)[VENDORS.skipped] + counters(input)[VENDORS.orders],
  },
  {
    id: 'vendor-order-wait-days',
    label: 'Wait for an order day',
    unit: 'days',
    better: 'lower',
    definition: 'Time that decisions to order waited for an order day of the vendor / orders placed.',
    over: (input) => counters(input)[VENDORS.waitSeconds] / SECONDS_PER_DAY,
    per: counter(VENDORS.orders),
  },
  {
    id: 'vendor-delayed-share',
    label: 'Units delayed by vendor capacity',
    unit: '%',
    better: 'lower',
    definition: 'Units that left in a later period for want of capacity / units confirmed.',
    over: counter(VENDORS.unitsDelayed),
    per: counter(VENDORS.unitsConfirmed),
  },
  {
    id: 'vendor-lead-days-mean',
    label: 'Order to receipt, mean',
    unit: 'days',
    better: 'lower',
    definition: 'Mean over units sent by vendors of the time from order to receipt.',
    over: counter(VENDORS.leadDays),
    per: counter(VENDORS.unitsSent),
  },
  {
    id: 'vendor-lead-days-sd',
    label: 'Order to receipt, standard deviation',
    unit: 'days',
    better: 'lower',
    definition: 'Standard deviation over units sent by vendors of the time from order to receipt.',
    over: (input) => {
      const sums = counters(input);
      const units = sums[VENDORS.unitsSent];
      return spread(units, sums[VENDORS.leadDays], sums[VENDORS.leadDaysSquared]);
    },
    isQuantile: true,
  },
  {
    id: 'vendor-order-variation',
    label: 'Variation of weekly orders',
    unit: '',
    better: 'lower',
    definition:
      'Coefficient of variation of the units ordered from a vendor in a week (weeks from the start of the run), vendors weighted by their units.',
    over: variationOfWeeks,
    isQuantile: true,
  },
];

/** Orders of all items together, in models with a joint minimum. */
const JOINT: readonly Omit<Metric, 'group' | 'isIn'>[] = [
  {
    id: 'vendor-joint-load',
    label: 'Joint orders, times the minimum',
    unit: '',
    better: 'neither',
    definition:
      'Mean over joint orders of how many times the joint minimum they were, by the measure that is met least.',
    over: counter(VENDORS.jointLoad),
    per: counter(VENDORS.jointOrders),
  },
  {
    id: 'vendor-joint-lines',
    label: 'Items per joint order',
    unit: '',
    better: 'neither',
    definition: 'Order lines in joint orders / joint orders.',
    over: counter(VENDORS.jointLines),
    per: counter(VENDORS.jointOrders),
  },
  {
    id: 'vendor-joint-wait-days',
    label: 'Wait for a joint minimum',
    unit: 'days',
    better: 'lower',
    definition: 'Mean over lines of joint orders of the time from the first decision to the order.',
    over: (input) => counters(input)[VENDORS.jointWaitSeconds] / SECONDS_PER_DAY,
    per: counter(VENDORS.jointLines),
  },
  {
    id: 'vendor-joint-filled-share',
    label: 'Units filled up with',
    unit: '%',
    better: 'neither',
    definition: 'Units that joint orders were filled up with to reach their minimum / units of joint orders.',
    over: counter(VENDORS.jointFilledUnits),
    per: counter(VENDORS.jointUnits),
  },
];

/** The metrics of the section vendors. */
export const VENDOR_METRICS: readonly Metric[] = [
  ...RULED.map(
    (metric): Metric => ({ ...metric, group: 'operations', isIn: (model) => model.vendors !== undefined }),
  ),
  ...JOINT.map(
    (metric): Metric => ({
      ...metric,
      group: 'operations',
      isIn: ({ vendors }) => vendors?.some(({ jointMinimum }) => jointMinimum !== undefined) ?? false,
    }),
  ),
];

/** Sum over vendors of the standard deviation of weekly units / sum of their means; needs two weeks. */
function variationOfWeeks(input: MetricInput): number {
  const sums = counters(input).subarray(VENDORS_COUNT);
  let means = 0;
  let deviations = 0;
  for (let base = 0; base < sums.length; base += WEEKLY_STRIDE) {
    const weeks = sums[base + WEEKLY.weeks];
    if (weeks < 2) return Number.NaN;
    means += sums[base + WEEKLY.units] / weeks;
    deviations += spread(weeks, sums[base + WEEKLY.units], sums[base + WEEKLY.squares]);
  }
  return deviations / means;
}

/** Standard deviation from count, sum and sum of squares; rounding may leave a little below 0 of none. */
function spread(count: number, sum: number, squares: number): number {
  const mean = sum / count;
  return Math.sqrt(Math.max(0, squares / count - mean * mean));
}
