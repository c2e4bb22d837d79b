/** A share of the variance and the whole weeks before the target at which all of it is known. */
export interface Revealed {
  readonly weeks: number;
  readonly share: number;
}

/**
 * Share of the variance of a week's log level that a forecast knows when it is made 0, 1, 2 … weeks before that week
 * begins; at longer leads it is the last of these. A share is revealed in equal weekly parts on the way down to its own
 * number of weeks; the share of 0 weeks only in the week itself, so that no forecast has it.
 * @param revealed weeks falling, the last at 0; shares sum to 1
 */
export function knownShares(revealed: readonly Revealed[]): Float64Array {
  const longest = revealed[0].weeks;
  const known = new Float64Array(longest + 1);
  let sum = 0;
  for (const [position, { weeks, share }] of revealed.entries()) {
    if (weeks === 0) break;
    const from = position === 0 ? weeks + 1 : revealed[position - 1].weeks;
    for (let lead = from - 1; lead >= weeks; lead--) {
      known[lead] = sum + (share * (from - lead)) / (from - weeks);
    }
    sum += share;
  }
  for (let lead = 0; lead < revealed[revealed.length - 2]?.weeks; lead++) known[lead] = sum;
  return known;
}
