import type { MasterKey } from '../../random/master-key.ts';
import { PURPOSES, type RandomStream } from '../../random/random-stream.ts';

/** A stretch of time with its own factor on lead times. */
export interface LeadTimeRegime {
  readonly factor: number;
  /** Mean of its exponential length [days], > 0. */
  readonly meanDays: number;
}

/**
 * The regimes one vendor goes through in a replication, made as far as anyone has asked. They follow one another in the
 * order given, then again from the first, each for an exponential time; at time 0 the vendor is in any of them, with
 * chances in proportion to their means, as in the long run. With two: an alternating renewal process.
 * Source: Ross, Introduction to Probability Models, 11th edition (2014), sections 7.5.1 and 7.6 (semi-Markov process).
 */
export class RegimePath {
  private readonly regimes: readonly LeadTimeRegime[];
  private readonly master: MasterKey;
  private readonly random: RandomStream;
  private readonly owner: number;
  /** End of each stretch [days], rising, and its regime. */
  private readonly ends: number[] = [];
  private readonly which: number[] = [];

  /** `owner` keys the draws: the same vendor meets the same regimes under every policy. */
  constructor(regimes: readonly LeadTimeRegime[], master: MasterKey, random: RandomStream, owner: number) {
    this.regimes = regimes;
    this.master = master;
    this.random = random;
    this.owner = owner;
  }

  /** Factor on the lead time of goods that leave at a time [days], >= 0. O(log stretches). */
  factorAt(days: number): number {
    while (this.ends.length === 0 || this.ends[this.ends.length - 1] <= days) this.extend();
    let low = 0;
    let high = this.ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ends[middle] > days) high = middle;
      else low = middle + 1;
    }
    return this.regimes[this.which[low]].factor;
  }

  private extend(): void {
    const { regimes, random, ends, which } = this;
    const stretch = ends.length;
    random.rekey(this.master, PURPOSES.vendorRegime, this.owner, stretch);
    const length = -Math.log(random.uniform());
    const regime = stretch === 0 ? this.first() : (which[stretch - 1] + 1) % regimes.length;
    which.push(regime);
    ends.push((stretch === 0 ? 0 : ends[stretch - 1]) + length * regimes[regime].meanDays);
  }

  private first(): number {
    const total = this.regimes.reduce((sum, { meanDays }) => sum + meanDays, 0);
    let left = this.random.uniform() * total;
    const found = this.regimes.findIndex(({ meanDays }) => {
      left -= meanDays;
      return left < 0;
    });
    return found < 0 ? this.regimes.length - 1 : found;
  }
}
