/**
 * What a nest of alternatives is worth to a customer: dissimilarity x ln of the sum of exp(utility / dissimilarity), the
 * nest's inclusive value times its coefficient (Train 2009, Discrete Choice Methods with Simulation, section 4.2). With
 * utilities Y of the nests themselves, a nest is chosen with weight exp(Y + worth) and then an alternative within it with
 * weight exp(utility / dissimilarity); at a dissimilarity of 1 that is a multinomial logit over all alternatives.
 * @param utilities the first `count` count; none = -Infinity
 * @param dissimilarity in (0, 1]; near 0 only the best alternative of the nest counts
 */
export function nestWorth(utilities: Float64Array, count: number, dissimilarity: number): number {
  let greatest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < count; index++) greatest = Math.max(greatest, utilities[index]);
  if (greatest === Number.NEGATIVE_INFINITY) return greatest;
  let sum = 0;
  for (let index = 0; index < count; index++) sum += Math.exp((utilities[index] - greatest) / dissimilarity);
  return greatest + dissimilarity * Math.log(sum);
}
