import { invariant } from '../foundation/invariant.ts';
import { normalQuantile } from './normal-quantile.ts';

/** What a gate is planned for. */
export interface MarginPlan {
  /** Standard deviation of the paired difference, >= 0 [unit of the metric]. */
  readonly standardDeviation: number;
  /** Margin M > 0 [unit of the metric]. */
  readonly margin: number;
  /** Expected difference, counted positive towards the margin and below it; 0 by default. */
  readonly expected?: number;
  /** Chance of passing what lies at the margin; 0.05 by default. */
  readonly alpha?: number;
  /** Chance of passing what is as expected; 0.9 by default. */
  readonly power?: number;
  /** Margins on `one` side (non-inferiority, default) or on `both` (equivalence, expected 0). */
  readonly sides?: 'one' | 'both';
}

/**
 * Replications for a gate with a margin: (z(1 - alpha) + z(power))^2 s^2 / (M - expected)^2, rounded up; for two margins
 * z((1 + power) / 2) takes the place of z(power). Normal approximation: a little low below 10, so use at least 10.
 * s / M of 0.5, 1 and 2 give 3, 9 and 35 at the default alpha and power.
 * @throws InvariantError when a number is outside its range
 * Source: Julious, Sample Sizes for Clinical Trials (2010), chapters 5 and 6.
 */
export function replicationsForMargin(plan: MarginPlan): number {
  const { standardDeviation, margin, expected = 0, alpha = 0.05, power = 0.9, sides = 'one' } = plan;
  invariant(
    standardDeviation >= 0 && margin > 0 && expected < margin,
    () =>
      `replicationsForMargin needs s >= 0 and expected < margin > 0, got ${standardDeviation}, ${expected}, ${margin}`,
  );
  invariant(
    sides === 'one' || expected === 0,
    () => `replicationsForMargin plans two margins around 0 only, got expected ${expected}`,
  );
  const towardsPower = normalQuantile(sides === 'one' ? power : (1 + power) / 2);
  const factor = normalQuantile(1 - alpha) + towardsPower;
  return Math.max(1, Math.ceil(((factor * standardDeviation) / (margin - expected)) ** 2));
}
