/** The process of an item's order lines per day, with the evidence for it. */
export interface CountFit {
  readonly type: 'poisson' | 'negative-binomial' | 'intermittent';
  /** Order lines per day at calendar factor 1, > 0. */
  readonly mean: number;
  /** Index of dispersion: chi-square / degrees of freedom, 1 for Poisson; NaN with too little data. */
  readonly dispersion: number;
  readonly degreesOfFreedom: number;
}

const leastBlocks = 5;
/** Standard normal quantile of 0.99. */
const normal99 = 2.3263478740408408;

/**
 * - `intermittent` when no day has more than one line and the probability stays at or below 1 on the busiest day;
 * - `negative-binomial` when Fisher's index-of-dispersion test (chi-square) rejects Poisson at 1 %;
 * - `poisson` otherwise, also with too few orders to tell.
 * The test compares with the calendar's expectation in blocks of consecutive open days that expect at least one line
 * each (Cochran, Biometrics 10(4), 1954: chi-square holds from expectations of 1 on). Drift in an item's demand shows
 * as dispersion, too. O(days).
 */
export function fitOrderCounts(counts: Float64Array, factor: Float64Array): CountFit {
  let total = 0;
  let exposure = 0;
  let most = 0;
  let greatestFactor = 0;
  for (let day = 0; day < counts.length; day++) {
    if (factor[day] === 0) continue;
    total += counts[day];
    exposure += factor[day];
    if (counts[day] > most) most = counts[day];
    if (factor[day] > greatestFactor) greatestFactor = factor[day];
  }
  const mean = total / exposure;
  const { chiSquare, degreesOfFreedom } = dispersionTest(counts, factor, mean);
  const dispersion = degreesOfFreedom > 0 ? chiSquare / degreesOfFreedom : Number.NaN;
  const evidence = { mean, dispersion, degreesOfFreedom };
  if (most <= 1 && mean * greatestFactor <= 1) return { type: 'intermittent', ...evidence };
  const isOverdispersed =
    degreesOfFreedom >= leastBlocks - 1 && chiSquare > chiSquareQuantile99(degreesOfFreedom);
  return { type: isOverdispersed ? 'negative-binomial' : 'poisson', ...evidence };
}

function dispersionTest(
  counts: Float64Array,
  factor: Float64Array,
  mean: number,
): { chiSquare: number; degreesOfFreedom: number } {
  const seen: number[] = [];
  const expected: number[] = [];
  let blockSeen = 0;
  let blockExpected = 0;
  for (let day = 0; day < counts.length; day++) {
    if (factor[day] === 0) continue;
    blockSeen += counts[day];
    blockExpected += mean * factor[day];
    if (blockExpected < 1) continue;
    seen.push(blockSeen);
    expected.push(blockExpected);
    blockSeen = 0;
    blockExpected = 0;
  }
  if (seen.length > 0) {
    seen[seen.length - 1] += blockSeen;
    expected[expected.length - 1] += blockExpected;
  }
  const chiSquare = seen.reduce(
    (sum, count, block) => sum + (count - expected[block]) ** 2 / expected[block],
    0,
  );
  return { chiSquare, degreesOfFreedom: Math.max(0, seen.length - 1) };
}

/** Chi-square quantile at 0.99, within 1 % for 4 degrees of freedom and more (Wilson and Hilferty, PNAS 17(12), 1931). */
export function chiSquareQuantile99(degreesOfFreedom: number): number {
  const spread = 2 / (9 * degreesOfFreedom);
  return degreesOfFreedom * (1 - spread + normal99 * Math.sqrt(spread)) ** 3;
}
