import type { SimulationState } from './simulation-state.ts';
import { measuredStocks } from './stock-levels.ts';
import { completeCounters } from './whole-orders.ts';

/**
 * Copies of a run's counters and integrals (layout.ts), from time 0 or since an earlier copy. Only differences of
 * counters and integrals mean something after `since`; levels such as on hand are then changes.
 */
export class RunMeasurements {
  /** Length of the measured time [s]. */
  readonly seconds: number;
  readonly stocks: Float64Array;
  readonly cells: Float64Array;
  readonly items: Float64Array;
  readonly costs: Float64Array;
  readonly flows: Float64Array;
  readonly deliveryTimes: Float64Array;
  /** Integral of the units waiting, by speed [unit seconds]. */
  readonly waitingSeconds: Float64Array;
  /** One value: sum over dispatches of random lead time less its mean [days]. */
  readonly leadTimeSurprise: Float64Array;
  /** Counters of the mechanisms that the model has, by name. */
  readonly mechanisms: Readonly<Record<string, Float64Array>>;

  constructor(seconds: number, columns: Omit<RunMeasurements, 'seconds' | 'since'>) {
    this.seconds = seconds;
    this.stocks = columns.stocks;
    this.cells = columns.cells;
    this.items = columns.items;
    this.costs = columns.costs;
    this.flows = columns.flows;
    this.deliveryTimes = columns.deliveryTimes;
    this.waitingSeconds = columns.waitingSeconds;
    this.leadTimeSurprise = columns.leadTimeSurprise;
    this.mechanisms = columns.mechanisms;
  }

  /** What came after `earlier`; everything when there is none. */
  since(earlier: RunMeasurements | undefined): RunMeasurements {
    if (earlier === undefined) return this;
    return new RunMeasurements(this.seconds - earlier.seconds, {
      stocks: minus(this.stocks, earlier.stocks),
      cells: minus(this.cells, earlier.cells),
      items: minus(this.items, earlier.items),
      costs: minus(this.costs, earlier.costs),
      flows: minus(this.flows, earlier.flows),
      deliveryTimes: minus(this.deliveryTimes, earlier.deliveryTimes),
      waitingSeconds: minus(this.waitingSeconds, earlier.waitingSeconds),
      leadTimeSurprise: minus(this.leadTimeSurprise, earlier.leadTimeSurprise),
      mechanisms: Object.fromEntries(
        Object.entries(this.mechanisms).map(([name, counters]) => [
          name,
          minus(counters, earlier.mechanisms[name]),
        ]),
      ),
    });
  }
}

/** Copies the counters of a run as they are now; the caller has brought the integrals up to date. */
export function measure(state: SimulationState): RunMeasurements {
  return new RunMeasurements(state.now, {
    stocks: measuredStocks(state),
    ...completeCounters(state),
    waitingSeconds: state.waitingSeconds.slice(),
    leadTimeSurprise: state.leadTimeSurprise.slice(),
    mechanisms: Object.fromEntries(state.mechanisms.map(({ name, counters }) => [name, counters.slice()])),
  });
}

function minus(later: Float64Array, earlier: Float64Array): Float64Array {
  return later.map((value, index) => value - earlier[index]);
}
