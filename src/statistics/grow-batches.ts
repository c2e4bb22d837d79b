import { invariant } from '../foundation/invariant.ts';
import { type BatchMeans, batchMeans } from './batch-means.ts';

/** How long batches grow. */
export interface GrowBatchesOptions {
  /** Batches count as independent below this lag-1 autocorrelation; 0.1 by default. */
  readonly lagOneBelow?: number;
  /** Never fewer batches than this; 10 by default. */
  readonly fewest?: number;
  /** Once independent, batches still double until there are at most this many; 30 by default, >= 2 * fewest. */
  readonly most?: number;
  /** In (0, 1), 0.95 by default. */
  readonly confidence?: number;
}

/** The batches that were settled on. */
export interface GrownBatches {
  readonly batches: BatchMeans;
  /** False when the series was too short to make the batches look independent: run longer before trusting the interval. */
  readonly isIndependent: boolean;
}

/**
 * Chooses the batch size from the series: starting at single observations, the batch doubles while the lag-1
 * autocorrelation of the batch means is not below 0.1, and then on until at most `most` batches remain. The test is
 * made while there are many batches, because with 20 of them the autocorrelation itself has a standard error of 0.2;
 * the interval is made from few, because correlation falls with every doubling.
 * @throws InvariantError when the series is shorter than the fewest batches, or limits contradict each other
 * Source: after Law and Carson (1979), Operations Research 27, 1011-1025; thresholds: own.
 */
export function growBatches(series: readonly number[], options: GrowBatchesOptions = {}): GrownBatches {
  const { lagOneBelow = 0.1, fewest = 10, most = 30, confidence = 0.95 } = options;
  invariant(
    fewest >= 2 && most >= 2 * fewest && series.length >= fewest,
    () => `growBatches needs 2 <= fewest, most >= 2 fewest and a series of at least fewest values`,
  );
  let batches = batchMeans(series, series.length, confidence);
  let isIndependent = isBelow(batches, lagOneBelow);
  while ((!isIndependent || batches.means.length > most) && batches.means.length >= 2 * fewest) {
    batches = batchMeans(series, Math.floor(series.length / (2 * batches.batchSize)), confidence);
    isIndependent ||= isBelow(batches, lagOneBelow);
  }
  return { batches, isIndependent };
}

/** Batch means that do not vary carry no correlation that could shorten the interval. */
function isBelow({ lagOne }: BatchMeans, limit: number): boolean {
  return lagOne === null || lagOne < limit;
}
