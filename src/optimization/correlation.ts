/** How fast the correlation of two places falls: squared exponential is endlessly smooth, Matérn 5/2 twice. */
export type Kernel = 'squared-exponential' | 'matern-5/2';

/**
 * Correlation of a Gaussian process between two places, 1 at distance 0. `lengths` are > 0, one per coordinate, in the
 * unit of that coordinate: a long one makes the coordinate matter little.
 * Source: Rasmussen and Williams, Gaussian Processes for Machine Learning (2006), equations 4.9, 4.17 and 5.1.
 */
export function correlation(
  kernel: Kernel,
  first: readonly number[],
  second: readonly number[],
  lengths: readonly number[],
): number {
  let squares = 0;
  for (let index = 0; index < lengths.length; index++) {
    const distance = (first[index] - second[index]) / lengths[index];
    squares += distance * distance;
  }
  if (kernel === 'squared-exponential') return Math.exp(-0.5 * squares);
  const reach = Math.sqrt(5 * squares);
  return (1 + reach + (5 * squares) / 3) * Math.exp(-reach);
}
