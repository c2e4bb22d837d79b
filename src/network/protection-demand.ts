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

/*
 * The law at hand, by lead time point: mean and variance to mean of the count, then what its probabilities are made of.
 * Kept between calls, because making a policy ready asks for tens of thousands of quantiles.
 */
const means = new Float64Array(LEAD_TIME_POINTS);
const ratios = new Float64Array(LEAD_TIME_POINTS);
const mass = new Float64Array(LEAD_TIME_POINTS);
const offsets = new Float64Array(LEAD_TIME_POINTS);
const slopes = new Float64Array(LEAD_TIME_POINTS);
const totals = new Float64Array(SAMPLES);
const sampling = new RandomStream();

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
  const points = leadTimePoints(leadTime);
  let isExact = true;
  for (let point = 0; point < points.length; point++) {
    const mean = orders.mean * factor * (points[point] + extraDays);
    means[point] = mean;
    ratios[point] = orders.varianceToMean + uncertainty * mean;
    if (!(ratios[point] >= 1)) isExact = false;
  }
  if (means[points.length - 1] > GREATEST_EXACT_MEAN) isExact = false;
  const unit = constantSize(orders);
  return isExact && unit !== undefined
    ? unit * mixedCountQuantile(points.length, probability)
    : sampledQuantile(orders, points.length, probability);
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

/**
 * Least count whose mixed distribution function reaches `probability`. Each law's probabilities follow from the one before
 * as p(n + 1) = p(n) (offset + slope n) / (n + 1), Poisson with slope 0 (Panjer 1981, "Recursive evaluation of a family
 * of compound distributions", ASTIN Bulletin 12(1)).
 */
function mixedCountQuantile(pointCount: number, probability: number): number {
  let ratio = Number.NaN;
  let logRatio = Number.NaN;
  for (let point = 0; point < pointCount; point++) {
    const mean = means[point];
    // Certain factors give all points one ratio, and a logarithm takes as long as thirty steps below.
    if (ratios[point] !== ratio) {
      ratio = ratios[point];
      logRatio = Math.log(ratio);
    }
    const excess = ratio - 1;
    offsets[point] = mean / ratio;
    slopes[point] = excess / ratio;
    mass[point] = Math.exp(excess < 1e-9 ? -mean : (-mean / excess) * logRatio);
  }
  const greatest = means[pointCount - 1];
  const wanted = probability * pointCount - 1e-12;
  let cumulative = 0;
  for (let count = 0; ; count++) {
    const next = 1 / (count + 1);
    let sum = 0;
    for (let point = 0; point < pointCount; point++) {
      sum += mass[point];
      mass[point] *= (offsets[point] + slopes[point] * count) * next;
    }
    cumulative += sum;
    if (cumulative >= wanted || (sum < 1e-15 && count > greatest)) return count;
  }
}

function sampledQuantile(orders: PlannedOrders, pointCount: number, probability: number): number {
  for (let sample = 0; sample < SAMPLES; sample++) {
    sampling.rekey(PLANNING_KEY, PURPOSES.planning, 1, sample);
    const point = sample % pointCount;
    totals[sample] = drawTotal(orders, drawCount(means[point], ratios[point], sampling), sampling);
  }
  totals.sort();
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
