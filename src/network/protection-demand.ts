import { invariant } from '../foundation/invariant.ts';
import { binomialCount } from '../random/binomial-count.ts';
import type { Distribution } from '../random/distributions/distribution.ts';
import { gammaVariate } from '../random/gamma-variate.ts';
import { inverseNormal } from '../random/inverse-normal.ts';
import { masterKey } from '../random/master-key.ts';
import { poissonCount } from '../random/poisson-count.ts';
import { PURPOSES, RandomStream } from '../random/random-stream.ts';

/** Orders that a stock is planned to serve, as one process: daily count by two moments, and the mix of order sizes. */
export interface PlannedOrders {
  /** Orders per day at factor 1. */
  readonly mean: number;
  /** Variance to mean of the daily count. */
  readonly varianceToMean: number;
  /** Order sizes with their shares of the orders. */
  readonly sizes: readonly { readonly share: number; readonly size: Distribution }[];
}

/** Equally likely values that stand for a random lead time in the mixture. */
const LEAD_TIME_POINTS = 24;
const DRAWS_PER_POINT = 40;
const SAMPLES = 800;
/** Above this mean count the first probability would underflow; the quantile is then sampled. */
const GREATEST_EXACT_MEAN = 600;
/** Orders above which the sum of their sizes is drawn from its normal limit. */
const GREATEST_SUMMED_COUNT = 40;
/** Plans do not depend on the run's seed: the same model gives the same levels in every replication. */
const PLANNING_KEY = masterKey('echelon planning');

const leadTimePointsOf = new WeakMap<Distribution, Float64Array>();

/**
 * Quantile of the demand over a random lead time plus `extraDays`, at a calendar factor [units].
 * Single-unit orders: the negative binomial (Poisson when variance = mean) of each lead time point, mixed, exactly.
 * Other orders: sampled (800 draws). Source: Silver, Pyke and Thomas (2017), section 6.10 (demand over a random
 * protection interval); compounding by conditioning on the count. An uncertain factor is gamma, so that the count stays
 * negative binomial: variance to mean rises by uncertainty x mean.
 * @param probability in (0, 1)
 * @param uncertainty squared coefficient of variation of the factor, >= 0
 */
export function protectionDemandQuantile(
  orders: PlannedOrders,
  leadTime: Distribution,
  extraDays: number,
  factor: number,
  probability: number,
  uncertainty = 0,
): number {
  invariant(
    probability > 0 && probability < 1,
    () => `quantile probability ${probability} is outside (0, 1)`,
  );
  if (orders.mean <= 0) return 0;
  const counts = leadTimePoints(leadTime).slice();
  for (let point = 0; point < counts.length; point++) {
    counts[point] = orders.mean * factor * (counts[point] + extraDays);
  }
  const unit = constantSize(orders);
  const ratios = counts.map((mean) => orders.varianceToMean + uncertainty * mean);
  const isExact = ratios.every((ratio) => ratio >= 1) && counts[counts.length - 1] <= GREATEST_EXACT_MEAN;
  if (unit !== undefined && isExact) return unit * mixedCountQuantile(counts, ratios, probability);
  return sampledQuantile(orders, counts, { ratios, probability });
}

function constantSize(orders: PlannedOrders): number | undefined {
  const first = orders.sizes[0].size.mean;
  const same = orders.sizes.every(({ size }) => size.variance === 0 && size.mean === first);
  return same ? first : undefined;
}

/** Means of equal slices of a sorted sample; rising. */
function leadTimePoints(leadTime: Distribution): Float64Array {
  const known = leadTimePointsOf.get(leadTime);
  if (known !== undefined) return known;
  const points = leadTime.variance === 0 ? Float64Array.of(leadTime.mean) : slicedMeans(leadTime);
  leadTimePointsOf.set(leadTime, points);
  return points;
}

function slicedMeans(leadTime: Distribution): Float64Array {
  const random = new RandomStream().rekey(PLANNING_KEY, PURPOSES.planning, 0);
  const draws = Float64Array.from({ length: LEAD_TIME_POINTS * DRAWS_PER_POINT }, () =>
    Math.max(0, leadTime.sample(random)),
  ).sort();
  return Float64Array.from({ length: LEAD_TIME_POINTS }, (_, slice) => {
    const own = draws.subarray(slice * DRAWS_PER_POINT, (slice + 1) * DRAWS_PER_POINT);
    return own.reduce((sum, days) => sum + days, 0) / DRAWS_PER_POINT;
  });
}

/** Least count whose mixed distribution function reaches `probability`. */
function mixedCountQuantile(means: Float64Array, varianceToMean: Float64Array, probability: number): number {
  const mass = new Float64Array(means.length);
  const sizes = new Float64Array(means.length);
  /** Excess variance over variance; 0 = Poisson. */
  const rates = new Float64Array(means.length);
  for (let point = 0; point < means.length; point++) {
    const excess = varianceToMean[point] - 1;
    const isPoisson = excess < 1e-9;
    sizes[point] = means[point] / excess;
    rates[point] = isPoisson ? 0 : excess / varianceToMean[point];
    mass[point] = isPoisson
      ? Math.exp(-means[point])
      : Math.exp((-means[point] / excess) * Math.log(varianceToMean[point]));
  }
  const wanted = probability * means.length - 1e-12;
  let cumulative = 0;
  for (let count = 0; ; count++) {
    let sum = 0;
    for (let point = 0; point < means.length; point++) {
      sum += mass[point];
      const rate = rates[point];
      mass[point] *= rate === 0 ? means[point] / (count + 1) : ((sizes[point] + count) / (count + 1)) * rate;
    }
    cumulative += sum;
    if (cumulative >= wanted || (sum < 1e-15 && count > means[means.length - 1])) return count;
  }
}

/** Variance to mean of the count at each lead time point, and the quantile asked for. */
interface SampledLaw {
  readonly ratios: Float64Array;
  readonly probability: number;
}

function sampledQuantile(
  orders: PlannedOrders,
  means: Float64Array,
  { ratios, probability }: SampledLaw,
): number {
  const random = new RandomStream();
  const totals = Float64Array.from({ length: SAMPLES }, (_, sample) => {
    random.rekey(PLANNING_KEY, PURPOSES.planning, 1, sample);
    const point = sample % means.length;
    return drawTotal(orders, drawCount(means[point], ratios[point], random), random);
  }).sort();
  return totals[Math.min(SAMPLES - 1, Math.ceil(probability * SAMPLES) - 1)];
}

function drawTotal(orders: PlannedOrders, count: number, random: RandomStream): number {
  if (count > GREATEST_SUMMED_COUNT) return normalTotal(orders, count, random);
  let total = 0;
  for (let order = 0; order < count; order++) total += pickSize(orders, random).sample(random);
  return total;
}

function drawCount(mean: number, varianceToMean: number, random: RandomStream): number {
  if (varianceToMean > 1 + 1e-9) {
    const excess = varianceToMean - 1;
    return poissonCount(gammaVariate(mean / excess, random) * excess, random);
  }
  if (varianceToMean > 1 - 1e-9) return poissonCount(mean, random);
  const success = 1 - varianceToMean;
  return binomialCount(Math.max(1, Math.round(mean / success)), Math.min(1, success), random);
}

function pickSize(orders: PlannedOrders, random: RandomStream): Distribution {
  let left = random.uniform32();
  for (const { share, size } of orders.sizes) {
    left -= share;
    if (left <= 0) return size;
  }
  return orders.sizes[0].size;
}

function normalTotal(orders: PlannedOrders, count: number, random: RandomStream): number {
  let mean = 0;
  let square = 0;
  for (const { share, size } of orders.sizes) {
    mean += share * size.mean;
    square += share * (size.variance + size.mean * size.mean);
  }
  const total = count * mean + Math.sqrt(count * (square - mean * mean)) * inverseNormal(random.uniform());
  const whole = orders.sizes.every(({ size }) => size.isInteger);
  return Math.max(0, whole ? Math.round(total) : total);
}
