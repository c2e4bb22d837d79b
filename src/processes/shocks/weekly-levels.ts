import { inverseNormal } from '../../random/inverse-normal.ts';
import type { RandomStream } from '../../random/random-stream.ts';

/**
 * Levels by week: the log is a stationary Gaussian autoregression of order 1 less half its variance, so that each level
 * has mean 1. By inverse transform: paths of other deviations or correlations move with the same draws.
 * Source: Hamilton, Time Series Analysis (1994), section 3.4.
 * @param correlation of the log with that of the week before, 0 to below 1
 * @param deviation standard deviation of the log, >= 0
 * @param streamOf stream of a week, read before the next is asked for
 */
export function weeklyLevels(
  weeks: number,
  correlation: number,
  deviation: number,
  streamOf: (week: number) => RandomStream,
): Float64Array {
  const levels = new Float64Array(weeks);
  const fresh = Math.sqrt(1 - correlation * correlation);
  let standard = 0;
  for (let week = 0; week < weeks; week++) {
    const normal = inverseNormal(streamOf(week).uniform());
    standard = week === 0 ? normal : correlation * standard + fresh * normal;
    levels[week] = Math.exp(deviation * standard - (deviation * deviation) / 2);
  }
  return levels;
}
