/*
 * Tests of a sample against a law. The bounds below are passed by a correct sampler with probability 1 - 1e-6 each,
 * so a suite of a few hundred raises a false alarm for fewer than one seed in a thousand. Seeds are fixed.
 */

/** Two-sided normal bound of level 1e-6. */
export const Z_BOUND = 4.892;

/** Bound on D sqrt(n) of level 1e-6: the x with 2 exp(-2 x^2) = 1e-6 (Kolmogorov's limit law, first term). */
export const KOLMOGOROV_BOUND = Math.sqrt(Math.log(2e6) / 2);

/** Distances of sample mean and variance from the law's, in standard errors (that of the variance from the sample). */
export function momentScores(sample: Float64Array, mean: number, variance: number) {
  const n = sample.length;
  let sum = 0;
  for (const value of sample) sum += value - mean;
  let second = 0;
  let fourth = 0;
  for (const value of sample) {
    const square = (value - mean) ** 2;
    second += square / n;
    fourth += (square * square) / n;
  }
  return {
    mean: sum / Math.sqrt(variance * n),
    variance: (second - variance) / Math.sqrt((fourth - second * second) / n),
  };
}

/** Kolmogorov-Smirnov statistic D sqrt(n) against a continuous distribution function. */
export function kolmogorovStatistic(sample: Float64Array, cdf: (x: number) => number): number {
  const sorted = sample.slice().sort();
  const n = sorted.length;
  let distance = 0;
  for (let index = 0; index < n; index++) {
    const level = cdf(sorted[index]);
    distance = Math.max(distance, level - index / n, (index + 1) / n - level);
  }
  return distance * Math.sqrt(n);
}

/** Values with their probabilities, in increasing order of value. */
export type Atoms = readonly (readonly [value: number, probability: number])[];

/**
 * Pearson's chi-square as a standard normal score (Wilson and Hilferty 1931). Neighbouring atoms are pooled until 20
 * draws are expected. A draw that is no atom makes it infinite.
 */
export function chiSquareScore(sample: Float64Array, atoms: Atoms): number {
  const counts = new Map<number, number>();
  for (const value of sample) counts.set(value, (counts.get(value) ?? 0) + 1);
  const cells: { expected: number; observed: number }[] = [];
  let known = 0;
  for (const [value, probability] of atoms) {
    const observed = counts.get(value) ?? 0;
    known += observed;
    const last = cells.at(-1);
    const expected = probability * sample.length;
    if (last === undefined || last.expected >= 20) cells.push({ expected, observed });
    else {
      last.expected += expected;
      last.observed += observed;
    }
  }
  if (known < sample.length) return Number.POSITIVE_INFINITY;
  const tail = cells.length > 1 ? cells.pop() : undefined;
  const end = cells.at(-1);
  if (tail !== undefined && end !== undefined) {
    if (tail.expected >= 20) cells.push(tail);
    else {
      end.expected += tail.expected;
      end.observed += tail.observed;
    }
  }
  const freedom = cells.length - 1;
  if (freedom === 0) return 0;
  const statistic = cells.reduce(
    (sum, cell) => sum + (cell.observed - cell.expected) ** 2 / cell.expected,
    0,
  );
  const spread = 2 / (9 * freedom);
  return (Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread);
}
