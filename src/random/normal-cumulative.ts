/**
 * P(Z <= x) of the standard normal law for x >= 0, relative accuracy about 1e-15.
 * All terms of the series are positive, so nothing cancels.
 * Source: Marsaglia 2004, Evaluating the Normal Distribution, Journal of Statistical Software 11(4).
 */
export function normalCumulative(x: number): number {
  if (x > 9) return 1;
  let term = x;
  let sum = x;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + sum * normalDensity(x);
}

/** Density of the standard normal law at x. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}
