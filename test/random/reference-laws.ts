import type { Atoms } from './goodness-of-fit.ts';

/*
 * Distribution functions and probabilities written from their textbook definitions, sharing no code and no method with
 * src: incomplete gamma series, log-gamma closed forms.
 */

/** ln gamma(x), x > 0: Stirling's series after raising x above 12 (Abramowitz and Stegun 6.1.15, 6.1.41). */
export function logGamma(x: number): number {
  let shift = 0;
  let y = x;
  for (; y < 12; y++) shift += Math.log(y);
  const series = 1 / (12 * y) - 1 / (360 * y ** 3) + 1 / (1260 * y ** 5) - 1 / (1680 * y ** 7);
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
}

/** Regularised lower incomplete gamma P(shape, x) (Abramowitz and Stegun 6.5.29 and 6.5.31). */
export function incompleteGamma(shape: number, x: number): number {
  if (x <= 0) return 0;
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; term > sum * 1e-16; n++) {
      term *= x / (shape + n);
      sum += term;
    }
    return front * sum;
  }
  let fraction = 0;
  for (let n = 400; n >= 1; n--) fraction = (n * (n - shape)) / (x + 2 * n + 1 - shape - fraction);
  return 1 - front / (x + 1 - shape - fraction);
}

/** Standard normal distribution function through P(1/2, x^2 / 2). */
export function normalCdf(x: number): number {
  const half = incompleteGamma(0.5, (x * x) / 2) / 2;
  return x < 0 ? 0.5 - half : 0.5 + half;
}

/** Integers from `from` while they matter, with probabilities exp(logMass). */
export function integerAtoms(from: number, to: number, logMass: (count: number) => number): Atoms {
  return Array.from({ length: to - from + 1 }, (_, index) => [from + index, Math.exp(logMass(from + index))]);
}

export function poissonAtoms(mean: number): Atoms {
  const reach = 12 * Math.sqrt(mean) + 30;
  const from = Math.max(0, Math.floor(mean - reach));
  return integerAtoms(from, Math.ceil(mean + reach), (k) => k * Math.log(mean) - mean - logGamma(k + 1));
}

export function negativeBinomialAtoms(mean: number, varianceToMean: number): Atoms {
  const shape = mean / (varianceToMean - 1);
  const to = Math.ceil(mean + 40 * Math.sqrt(mean * varianceToMean) + 30);
  return integerAtoms(
    0,
    to,
    (k) =>
      logGamma(k + shape) -
      logGamma(shape) -
      logGamma(k + 1) -
      shape * Math.log(varianceToMean) +
      k * Math.log(1 - 1 / varianceToMean),
  );
}

export function binomialAtoms(trials: number, probability: number): Atoms {
  return integerAtoms(
    0,
    trials,
    (k) =>
      logGamma(trials + 1) -
      logGamma(k + 1) -
      logGamma(trials - k + 1) +
      k * Math.log(probability) +
      (trials - k) * Math.log(1 - probability),
  );
}

/** First two moments by the midpoint rule on E X = low + integral of (1 - F), graded towards `low`. */
export function momentsOfCdf(cdf: (x: number) => number, low: number, high: number) {
  const steps = 4000;
  let first = 0;
  let second = 0;
  for (let step = 0; step < steps; step++) {
    const t = (step + 0.5) / steps;
    const offset = (high - low) * t ** 3;
    const weight = ((1 - cdf(low + offset)) * 3 * t * t * (high - low)) / steps;
    first += weight;
    second += 2 * offset * weight;
  }
  return { mean: low + first, variance: second - first * first };
}
