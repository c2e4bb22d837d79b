import { inverseNormal } from '../../random/inverse-normal.ts';
import type { MasterKey } from '../../random/master-key.ts';
import { PURPOSES, type RandomStream } from '../../random/random-stream.ts';

/** What a draw of a seller's error belongs to. */
export interface SellerErrorKey {
  readonly seller: number;
  readonly item: number;
  /** Number of the period that the error holds for. */
  readonly period: number;
}

/**
 * Demand of an item as a seller sees it / true demand: lognormal with mean `bias`, by inverse transform of one uniform, so
 * that a greater deviation moves the same sellers further.
 * @param logDeviation standard deviation of the log, >= 0
 */
export function sellerError(
  random: RandomStream,
  master: MasterKey,
  { seller, item, period }: SellerErrorKey,
  { bias, logDeviation }: { readonly bias: number; readonly logDeviation: number },
): number {
  if (logDeviation === 0) return bias;
  random.rekey(master, PURPOSES.seller, seller, item, period);
  return bias * Math.exp(logDeviation * inverseNormal(random.uniform()) - logDeviation ** 2 / 2);
}
