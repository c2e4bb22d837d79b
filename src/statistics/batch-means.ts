import { invariant } from '../foundation/invariant.ts';
import { isConstant } from './is-constant.ts';
import { type Summary, summarise } from './summarise.ts';

/** Interval for the steady-state mean from one long run. */
export interface BatchMeans {
  /** Of the batch means: n is the number of batches. */
  readonly summary: Summary;
  /** Observations per batch. */
  readonly batchSize: number;
  readonly means: readonly number[];
  /** Lag-1 autocorrelation of the batch means; null when they do not vary. Above 0.1 the interval is too short. */
  readonly lagOne: number | null;
  /** Observations left out at the start of the series, because it did not divide evenly. */
  readonly leftOut: number;
}

/**
 * Batch means: the series is cut into equal consecutive batches whose means act like independent values; Student
 * interval with batchCount - 1 degrees of freedom. What does not divide evenly is left out at the start, where the
 * initial state shows most. Assumes a covariance-stationary series: cut the warm-up off first (mser5).
 * @param batchCount whole number >= 2, at most the length; 20 to 30 are usual
 * @param confidence in (0, 1)
 * @throws InvariantError when the series is shorter than batchCount or holds a number that is not finite
 * Source: Law, Simulation Modeling and Analysis (5th ed.), section 9.5.3.
 */
export function batchMeans(series: readonly number[], batchCount: number, confidence = 0.95): BatchMeans {
  invariant(
    Number.isInteger(batchCount) && batchCount >= 2 && batchCount <= series.length,
    () => `batchMeans needs between 2 and ${series.length} batches, got ${batchCount}`,
  );
  const batchSize = Math.floor(series.length / batchCount);
  const leftOut = series.length - batchCount * batchSize;
  const means = Array.from({ length: batchCount }, (_, batch) =>
    meanOf(series, leftOut + batch * batchSize, batchSize),
  );
  return { summary: summarise(means, confidence), batchSize, means, lagOne: lagOne(means), leftOut };
}

function meanOf(series: readonly number[], start: number, count: number): number {
  let sum = 0;
  for (let place = start; place < start + count; place++) sum += series[place];
  return sum / count;
}

function lagOne(values: readonly number[]): number | null {
  if (isConstant(values)) return null;
  const centre = meanOf(values, 0, values.length);
  let products = 0;
  let squares = 0;
  for (let place = 0; place < values.length; place++) {
    const deviation = values[place] - centre;
    squares += deviation ** 2;
    if (place + 1 < values.length) products += deviation * (values[place + 1] - centre);
  }
  return products / squares;
}
