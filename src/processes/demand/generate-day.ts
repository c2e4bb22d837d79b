import { gammaVariate } from '../../random/gamma-variate.ts';
import type { MasterKey } from '../../random/master-key.ts';
import { poissonCount } from '../../random/poisson-count.ts';
import { PURPOSES, type RandomStream } from '../../random/random-stream.ts';
import type { DayOrders } from './day-orders.ts';
import { COUNT_KIND, type DemandStreams } from './demand-streams.ts';

const SECONDS_PER_DAY = 86_400;

/**
 * Appends the orders of `day` to `orders`. Each stream and day has its own key, so the customers of a day are the same
 * whatever the policy, the other items or the days before. The n-th order of a day keeps its draws when the mean moves.
 * @param levels factors on the means beyond the calendar, by stream; periodic streams ignore them. Default: all 1
 */
export function generateDay(
  streams: DemandStreams,
  day: number,
  master: MasterKey,
  random: RandomStream,
  orders: DayOrders,
  levels?: Float64Array,
): void {
  for (let stream = 0; stream < streams.count; stream++) {
    generateStream(streams, stream, day, master, random, orders, levels);
  }
}

/** Appends the orders of one stream on `day`; `levels` as in `generateDay`. */
export function generateStream(
  streams: DemandStreams,
  stream: number,
  day: number,
  master: MasterKey,
  random: RandomStream,
  orders: DayOrders,
  levels?: Float64Array,
): void {
  rekeyStream(streams, stream, day, master, random);
  if (streams.kind[stream] === COUNT_KIND.periodic) addPeriodic(streams, stream, day, random, orders);
  else addRandom(streams, stream, drawCount(streams, stream, day, random, levels), random, orders);
}

/** Starts the draws of a stream and day. */
export function rekeyStream(
  streams: DemandStreams,
  stream: number,
  day: number,
  master: MasterKey,
  random: RandomStream,
): void {
  random.rekey(master, PURPOSES.demand, streams.itemKey[stream], streams.streamKey[stream], day);
}

/** Mean orders of a stream that is not periodic on a day. */
export function meanOfDay(
  streams: DemandStreams,
  stream: number,
  day: number,
  levels: Float64Array | undefined,
): number {
  const row = streams.factorRow[stream];
  const planned = row < 0 ? streams.mean[stream] : streams.mean[stream] * streams.factors[row][day];
  return levels === undefined ? planned : planned * levels[stream];
}

function drawCount(
  streams: DemandStreams,
  stream: number,
  day: number,
  random: RandomStream,
  levels: Float64Array | undefined,
): number {
  const mean = meanOfDay(streams, stream, day, levels);
  const kind = streams.kind[stream];
  if (kind === COUNT_KIND.poisson) return poissonCount(mean, random);
  if (kind === COUNT_KIND.intermittent) return random.uniform() < mean ? 1 : 0;
  const excess = streams.second[stream] - 1;
  return poissonCount(gammaVariate(mean / excess, random) * excess, random);
}

/** Appends `count` orders of a stream at random times, regions and speeds. */
export function addRandom(
  streams: DemandStreams,
  stream: number,
  count: number,
  random: RandomStream,
  orders: DayOrders,
): void {
  const { hours, regions, regionOffset, speedLimits } = streams;
  const item = streams.item[stream];
  const fixedRegion = streams.region[stream];
  const fixedSpeed = streams.speed[stream];
  const constant = streams.constantSize[stream];
  const hasConstantSize = !Number.isNaN(constant);
  for (let order = 0; order < count; order++) {
    const second =
      hours === undefined
        ? (random.uniform32() * SECONDS_PER_DAY) | 0
        : hours.pick(random.uniform32()) * 3600 + ((random.uniform32() * 3600) | 0);
    const region = fixedRegion < 0 ? regions.pick(random.uniform32()) : fixedRegion;
    const speed = fixedSpeed < 0 ? pickSpeed(speedLimits, random.uniform32()) : fixedSpeed;
    const quantity = hasConstantSize ? constant : streams.size[stream].sample(random);
    if (quantity === 0) continue;
    const at = regionOffset === undefined ? second : wrapped(second - regionOffset[region]);
    orders.add(at, item, region * speedLimits.length + speed, quantity);
  }
}

/** The second of the day that differs from `second` by whole days: the hours of a local day all fall into one day of the model. */
function wrapped(second: number): number {
  return (second + SECONDS_PER_DAY) % SECONDS_PER_DAY;
}

function addPeriodic(
  streams: DemandStreams,
  stream: number,
  day: number,
  random: RandomStream,
  orders: DayOrders,
): void {
  const every = streams.mean[stream];
  const offset = streams.second[stream];
  const start = day * SECONDS_PER_DAY;
  const first = Math.max(0, Math.ceil((start - offset) / every));
  for (let time = offset + first * every; time < start + SECONDS_PER_DAY; time += every) {
    addOrder(streams, stream, time - start, random, orders);
  }
}

function addOrder(
  streams: DemandStreams,
  stream: number,
  second: number,
  random: RandomStream,
  orders: DayOrders,
): void {
  const fixedRegion = streams.region[stream];
  const region = fixedRegion < 0 ? streams.regions.pick(random.uniform32()) : fixedRegion;
  const fixedSpeed = streams.speed[stream];
  const speed = fixedSpeed < 0 ? pickSpeed(streams.speedLimits, random.uniform32()) : fixedSpeed;
  const constant = streams.constantSize[stream];
  const quantity = Number.isNaN(constant) ? streams.size[stream].sample(random) : constant;
  const cell = region * streams.speedLimits.length + speed;
  if (quantity !== 0) orders.add(second, streams.item[stream], cell, quantity);
}

/** The first speed whose cumulative share exceeds `uniform`: as many as do not, counted without a branch. */
export function pickSpeed(limits: Float64Array, uniform: number): number {
  let speed = 0;
  for (let index = 0; index < limits.length - 1; index++) speed += Number(uniform >= limits[index]);
  return speed;
}
