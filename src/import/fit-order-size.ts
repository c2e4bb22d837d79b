/** The distribution of an item's units per order line, with how close it is. */
export interface SizeFit {
  readonly distribution: 'constant' | 'discrete' | 'geometric';
  /** Ascending, for constant and discrete. */
  readonly values: readonly number[];
  /** As often as seen, sum 1, for constant and discrete. */
  readonly probabilities: readonly number[];
  readonly mean: number;
  /** Greatest distance between the fitted and the seen cumulative distribution; 0 for tables. */
  readonly distance: number;
}

const tableLimit = 12;
/** Kolmogorov's critical value at 1 %, times the square root of n (Stephens, JASA 69(347), 1974). */
const critical = 1.628;

/**
 * The sizes as seen (a table) when there are at most 12 different ones; with more, a geometric distribution of the
 * same mean if Kolmogorov's test does not reject it at 1 %, else again the table. Order sizes of wholesale logs cluster
 * at pack sizes, which no smooth family follows. O(n log n) in the number of lines.
 */
export function fitOrderSize(sizes: Float64Array): SizeFit {
  const counts = new Map<number, number>();
  for (const size of sizes) counts.set(size, (counts.get(size) ?? 0) + 1);
  const values = [...counts.keys()].sort((left, right) => left - right);
  const probabilities = values.map((value) => (counts.get(value) ?? 0) / sizes.length);
  const mean = values.reduce((sum, value, index) => sum + value * probabilities[index], 0);
  const table: SizeFit = {
    distribution: values.length === 1 ? 'constant' : 'discrete',
    values,
    probabilities,
    mean,
    distance: 0,
  };
  if (values.length <= tableLimit || !values.every(Number.isInteger)) return table;
  const distance = geometricDistance(values, probabilities, mean);
  if (distance * Math.sqrt(sizes.length) > critical) return table;
  return { distribution: 'geometric', values: [], probabilities: [], mean, distance };
}

/** Greatest gap between both cumulative distributions, at each seen value and just below it. */
function geometricDistance(
  values: readonly number[],
  probabilities: readonly number[],
  mean: number,
): number {
  const failure = 1 - 1 / mean;
  let seen = 0;
  let distance = 0;
  values.forEach((value, index) => {
    distance = Math.max(distance, Math.abs(1 - failure ** (value - 1) - seen));
    seen += probabilities[index];
    distance = Math.max(distance, Math.abs(1 - failure ** value - seen));
  });
  return distance;
}
