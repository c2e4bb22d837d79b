import { gammaVariate } from '../../random/gamma-variate.ts';
import type { MasterKey } from '../../random/master-key.ts';
import { poissonCount } from '../../random/poisson-count.ts';
import { PURPOSES, type RandomStream } from '../../random/random-stream.ts';
import type { DayOrders } from './day-orders.ts';
import { COUNT_KIND, type DemandStreams } from './demand-streams.ts';
import { addRandom, meanOfDay, rekeyStream } from './generate-day.ts';

const SECONDS_PER_DAY = 86_400;

/** Demand over that at no discount; 1 = the same. */
export interface Lifts {
  /** By demand stream: at the greatest discount of any of its items. */
  readonly greatest: Float64Array;
  /** By item, today. */
  readonly today: Float64Array;
}

/** The stream and day whose customers are asked for. */
export interface StreamDay {
  readonly stream: number;
  readonly day: number;
  readonly master: MasterKey;
  readonly random: RandomStream;
}

/**
 * Appends the orders of all who come on a day only at a discount, up to the greatest: those of the stream's law at the
 * greatest lift G x its mean, less those at no discount, who are made by `generateStream` and stay what they are.
 * Poisson, and beside periodic orders: Poisson with (G - 1) x the mean. Negative binomial: the same at the daily rate that
 * the others have, so that at lift l the count is Poisson with l x that rate. Intermittent: one order on days without, if
 * the number that decides on the others' is below G x their probability.
 * @param levels as in `generateStream`
 */
export function generateBrought(
  streams: DemandStreams,
  greatestLift: number,
  { stream, day, master, random }: StreamDay,
  orders: DayOrders,
  levels?: Float64Array,
): void {
  const kind = streams.kind[stream];
  const mean =
    kind === COUNT_KIND.periodic
      ? SECONDS_PER_DAY / streams.mean[stream]
      : meanOfDay(streams, stream, day, levels);
  const more = greatestLift - 1;
  let rate = mean * more;
  let comesOnce = false;
  if (kind === COUNT_KIND.negativeBinomial || kind === COUNT_KIND.intermittent) {
    rekeyStream(streams, stream, day, master, random);
    if (kind === COUNT_KIND.intermittent) {
      const uniform = random.uniform();
      comesOnce = uniform >= mean && uniform < mean * greatestLift;
    } else {
      const excess = streams.second[stream] - 1;
      rate = gammaVariate(mean / excess, random) * excess * more;
    }
  }
  random.rekey(master, PURPOSES.markdown, streams.itemKey[stream], streams.streamKey[stream], day);
  const count = kind === COUNT_KIND.intermittent ? Number(comesOnce) : poissonCount(rate, random);
  addRandom(streams, stream, count, random, orders);
}

/**
 * Least lift of demand at which a customer whom only a discount brings comes: even over 1 to the greatest, so that all
 * whom a small discount brings come at a greater one, too.
 * @param number his own among those brought that day, from broughtNumber
 */
export function liftNeeded(
  streams: DemandStreams,
  greatestLift: number,
  { stream, day, master, random }: StreamDay,
  number: number,
): number {
  random.rekey(master, PURPOSES.markdown, streams.itemKey[stream], streams.streamKey[stream], day, number);
  return 1 + random.uniform() * (greatestLift - 1);
}

/** What keys the draws of the n-th whom a discount brings, n = 0, 1 …; below 0, as nobody's at full price is. */
export function broughtNumber(place: number): number {
  return -1 - place;
}

/** Whether a customer with this number comes only at a discount. */
export function isBrought(number: number): boolean {
  return number < 0;
}
