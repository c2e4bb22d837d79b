/**
 * ln(n!) minus Stirling's approximation of it, for n >= 16 (error below 1e-17).
 * Source: Loader 2000, Fast and Accurate Computation of Binomial Probabilities, section 2.
 */
export function stirlingError(n: number): number {
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

/**
 * Deviance x ln(x / mean) + mean - x for x, mean > 0, without cancellation when x is near the mean.
 * Source: Loader 2000, section 4.
 */
export function deviance(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference;
  const ratio = difference / (x + mean);
  const ratioSquared = ratio * ratio;
  let term = 2 * x * ratio;
  let sum = difference * ratio;
  for (let odd = 3; ; odd += 2) {
    term *= ratioSquared;
    const next = sum + term / odd;
    if (next === sum) return sum;
    sum = next;
  }
}
