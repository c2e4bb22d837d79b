import type { Network } from '../network/network.ts';
import type { MeasuredRun } from '../simulation/simulate.ts';
import type { RunTotals } from './run-totals.ts';

/** What a metric's formula may read. */
export interface MetricInput {
  readonly network: Network;
  readonly outcome: MeasuredRun;
  readonly totals: RunTotals;
}

/** A number that every run yields: how it is printed, and its formula. */
export interface Metric {
  readonly id: string;
  readonly label: string;
  /** Printed after the number; shares are 0..1 with unit '%'. `money` and `distance` stand for the model's units. */
  readonly unit: string;
  readonly better: 'lower' | 'higher' | 'neither';
  readonly definition: string;
  readonly group: 'headline' | 'service' | 'cost' | 'inventory' | 'flow' | 'operations' | 'speed';
  /** Only for models of which this is true: those with the mechanism that it measures. */
  readonly isIn?: (model: Network['model']) => boolean;
  /** Only for models that have nodes of this kind. */
  readonly kind?: 'dc' | 'fc' | 'same-day';
  /** The metric's value in a run is over / per; over replications it is the ratio of their sums. */
  readonly over: (input: MetricInput) => number;
  /** Absent = 1: a time average or a quantile, of which replications are averaged. */
  readonly per?: (input: MetricInput) => number;
  /** True for quantiles: the value of a whole run does not follow from those of its parts. */
  readonly isQuantile?: true;
}
