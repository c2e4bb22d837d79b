import { inverseNormal } from '../../random/inverse-normal.ts';
import type { RandomStream } from '../../random/random-stream.ts';

/**
 * How a standard normal value comes to be known: a Brownian motion over the share of its variance that is known. Writes
 * its value when all is known to `path[0]`, and to `path[1 + lead]` what is known of it `lead` weeks before, for every
 * lead of `known`. The stream is at the key that the value belongs to.
 *
 * The end is drawn first and the way to it filled in backwards (a Brownian bridge), one draw for each lead: the truth
 * does not depend on how well it is forecast, and every set of shares meets the same world.
 * Source: Heath and Jackson, IIE Transactions 26(3), 1994 (martingale model of forecast evolution); the bridge as in
 * Glasserman, Monte Carlo Methods in Financial Engineering (2003), section 3.1.
 * @param known falling with the lead, in [0, 1]
 */
export function standardPath(known: Float64Array, random: RandomStream, path: Float64Array): void {
  let value = inverseNormal(random.uniform());
  let share = 1;
  path[0] = value;
  for (let lead = 0; lead < known.length; lead++) {
    const next = known[lead];
    const normal = inverseNormal(random.uniform());
    if (next < share) {
      const ratio = next / share;
      value = value * ratio + Math.sqrt(ratio * (share - next)) * normal;
      share = next;
    }
    path[1 + lead] = value;
  }
}
