/**
 * The alternative that a customer with this uniform takes: the first whose cumulative share of the weights exceeds it, in
 * the order given (inverse transform, so a better alternative put first moves only customers towards it). With weights
 * exp(utility) it is the multinomial logit (McFadden 1974).
 * @param weights >= 0; the first `count` count
 * @returns position, or -1 when the weights sum to 0
 */
export function pickByWeight(weights: Float64Array, count: number, uniform: number): number {
  let sum = 0;
  for (let index = 0; index < count; index++) sum += weights[index];
  if (!(sum > 0)) return -1;
  let left = uniform * sum;
  let last = -1;
  for (let index = 0; index < count; index++) {
    if (weights[index] === 0) continue;
    last = index;
    left -= weights[index];
    if (left < 0) return index;
  }
  return last;
}
