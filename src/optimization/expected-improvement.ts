import { normalCumulative, normalDensity } from '../random/normal-cumulative.ts';
import type { Prediction } from './gaussian-process.ts';

/**
 * Expected amount by which the value at a place falls below `lowest`, when the value is normal with the prediction's
 * mean and variance; >= 0, in the unit of the values.
 * Source: Jones, Schonlau and Welch 1998, Journal of Global Optimization 13, equation 15.
 */
export function expectedImprovement({ mean, variance }: Prediction, lowest: number): number {
  const gap = lowest - mean;
  const deviation = Math.sqrt(variance);
  if (deviation === 0) return Math.max(0, gap);
  const score = gap / deviation;
  const below = score >= 0 ? normalCumulative(score) : 1 - normalCumulative(-score);
  // Far below, the two terms cancel to rounding and may come out negative.
  return Math.max(0, gap * below + deviation * normalDensity(score));
}
