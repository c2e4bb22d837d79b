import fc from 'fast-check';
import type { Draw } from './random-world.ts';

/** Fields of a rate that ways of shipping add to. */
interface Rate {
  readonly transit: string;
  readonly [field: string]: unknown;
}

const variation: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.constantFrom(
  { transit: { distribution: 'gamma', mean: 1.5, cv: 0.6 } },
  { transit: { distribution: 'discrete', values: [0, 1, 3], probabilities: [0.2, 0.5, 0.3] } },
  { 'late-risk': { probability: 0.3, delay: '1 d' } },
  { 'late-risk': { probability: 1, delay: { distribution: 'exponential', mean: 0.5 } } },
);

/**
 * The rates as they are, or with a second method beside them, or with a transit that varies around the planned one:
 * promises that can be kept without stay so.
 */
export function withMethods(
  draw: Draw,
  rates: readonly Rate[],
): readonly Readonly<Record<string, unknown>>[] {
  if (draw(fc.boolean())) return rates;
  const varied = draw(fc.boolean()) ? draw(variation) : {};
  const ground = rates.map((rate) =>
    'transit' in varied || 'late-risk' in varied
      ? { ...rate, ...varied, 'planned-transit': rate.transit, method: 'ground' }
      : { ...rate, method: 'ground' },
  );
  if (draw(fc.boolean())) return ground;
  const air = rates.map((rate) => ({ ...rate, transit: '3 h', fixed: 9, method: 'air' }));
  return [...air, ...ground];
}
