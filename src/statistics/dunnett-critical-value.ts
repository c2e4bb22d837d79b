import { invariant } from '../foundation/invariant.ts';
import { type DunnettFamily, dunnettProbability } from './dunnett-probability.ts';
import { normalQuantile } from './normal-quantile.ts';
import { studentQuantile } from './student-quantile.ts';

/** Values found before: a result asks the same for every metric. */
const known = new Map<string, number>();

/**
 * Critical value of many-to-one comparisons: the c with P(max |T_i| <= c) = confidence (two sides) or
 * P(max T_i <= c) = confidence (one side), to 1e-7 of its size. Lies between the plain and the Bonferroni value.
 * @param confidence in [0.5, 1)
 * @throws InvariantError when a number is outside its range
 * Source: Dunnett (1955), JASA 50, 1096-1121, and (1964), Biometrics 20, 482-491.
 */
export function dunnettCriticalValue(family: DunnettFamily, confidence = 0.95): number {
  invariant(
    confidence >= 0.5 && confidence < 1,
    () => `dunnettCriticalValue needs a confidence in [0.5, 1), got ${confidence}`,
  );
  const { comparisons, degreesOfFreedom, sides, correlation = 0.5 } = family;
  const key = [comparisons, degreesOfFreedom, sides, correlation, confidence].join(' ');
  const value = known.get(key) ?? findCritical(family, confidence);
  known.set(key, value);
  return value;
}

function findCritical(family: DunnettFamily, confidence: number): number {
  const tail = (1 - confidence) / family.sides;
  let low = quantile(1 - tail, family.degreesOfFreedom);
  let high = quantile(1 - tail / family.comparisons, family.degreesOfFreedom);
  while (high - low > 1e-7 * high) {
    const middle = (low + high) / 2;
    if (dunnettProbability(middle, family) < confidence) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function quantile(probability: number, degreesOfFreedom: number): number {
  return degreesOfFreedom === Number.POSITIVE_INFINITY
    ? normalQuantile(probability)
    : studentQuantile(probability, degreesOfFreedom);
}
