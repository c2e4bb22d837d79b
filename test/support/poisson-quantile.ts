/** Least count whose Poisson distribution function reaches a probability, by summing its terms. */
export function poissonQuantile(probability: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  let count = 0;
  while (sum < probability && count < 10_000) {
    count += 1;
    term *= mean / count;
    sum += term;
  }
  return count;
}
