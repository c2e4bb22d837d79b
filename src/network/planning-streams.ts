import type { DemandStreamSpec, DemandTrace, Model } from '../model/model.ts';
import type { Distribution } from '../random/distributions/distribution.ts';
import type { RandomStream } from '../random/random-stream.ts';

const SECONDS_PER_DAY = 86_400;

/** What a plan knows of one source of orders: the demand model, not the draws. */
export interface PlanningStream {
  /** Orders per day at factor 1. */
  readonly mean: number;
  /** Variance to mean of the daily count; 1 = Poisson, 0 = always the same. */
  readonly varianceToMean: number;
  readonly size: Distribution;
  /** Share of the orders by region, summing to 1. */
  readonly regionShares: Float64Array;
  /** Share of the orders by speed, summing to 1. */
  readonly speedShares: Float64Array;
}

/** The planning streams of each item. Replayed orders are described by their own means over the whole log. */
export function planningStreams(model: Model): readonly (readonly PlanningStream[])[] {
  const byItem: PlanningStream[][] = model.items.map(() => []);
  const allRegions = Float64Array.from(model.regions, (region) => region.share);
  const allSpeeds = Float64Array.from(model.speeds, (speed) => speed.share);
  const oneRegion = model.regions.map((_, region) => oneHot(model.regions.length, region));
  const oneSpeed = model.speeds.map((_, speed) => oneHot(model.speeds.length, speed));
  const together = model.demand.together ?? [];
  const ofBaskets = together.flatMap(({ items, ...spec }) => items.map((item) => ({ ...spec, item })));
  for (const spec of [...model.demand.streams, ...ofBaskets]) {
    byItem[spec.item].push({
      ...dailyCount(spec),
      size: spec.size,
      regionShares: spec.region === undefined ? allRegions : oneRegion[spec.region],
      speedShares: spec.speed === undefined ? allSpeeds : oneSpeed[spec.speed],
    });
  }
  if (model.demand.trace !== undefined) addTrace(model, model.demand.trace, allSpeeds, byItem);
  return byItem;
}

function oneHot(length: number, position: number): Float64Array {
  const shares = new Float64Array(length);
  shares[position] = 1;
  return shares;
}

function dailyCount(spec: DemandStreamSpec): { mean: number; varianceToMean: number } {
  const count = spec.count;
  switch (count.kind) {
    case 'poisson':
      return { mean: count.mean, varianceToMean: 1 };
    case 'negative-binomial':
      return { mean: count.mean, varianceToMean: count.varianceToMean };
    case 'intermittent':
      return { mean: count.probability, varianceToMean: 1 - count.probability };
    case 'periodic':
      return { mean: SECONDS_PER_DAY / count.everySeconds, varianceToMean: 0 };
  }
}

function addTrace(
  model: Model,
  trace: DemandTrace,
  allSpeeds: Float64Array,
  byItem: PlanningStream[][],
): void {
  const rows: number[][] = model.items.map(() => []);
  for (const [row, item] of trace.item.entries()) rows[item].push(row);
  const days = Math.max(1, Math.ceil(((trace.timeSeconds.at(-1) ?? 0) + 1) / SECONDS_PER_DAY));
  for (const [item, own] of rows.entries()) {
    if (own.length > 0) byItem[item].push(describeTrace(model, trace, own, days, allSpeeds));
  }
}

function describeTrace(
  model: Model,
  trace: DemandTrace,
  rows: readonly number[],
  days: number,
  allSpeeds: Float64Array,
): PlanningStream {
  const counts = new Float64Array(days);
  const regionShares = new Float64Array(model.regions.length);
  const speedShares = new Float64Array(model.speeds.length);
  for (const row of rows) {
    counts[Math.floor(trace.timeSeconds[row] / SECONDS_PER_DAY)] += 1;
    regionShares[trace.region[row]] += 1 / rows.length;
    if (trace.speed[row] >= 0) speedShares[trace.speed[row]] += 1 / rows.length;
    else for (const [speed, share] of allSpeeds.entries()) speedShares[speed] += share / rows.length;
  }
  const mean = rows.length / days;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / Math.max(1, days - 1);
  return {
    mean,
    varianceToMean: variance / mean,
    size: observedSizes(Float64Array.from(rows, (row) => trace.quantity[row])),
    regionShares,
    speedShares,
  };
}

/** The order sizes of a log, each as likely as the other. */
function observedSizes(values: Float64Array): Distribution {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    name: 'empirical',
    mean,
    variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length,
    isInteger: values.every((value) => Number.isInteger(value)),
    minimum: values.reduce((least, value) => Math.min(least, value)),
    sample: (random: RandomStream) => values[Math.floor(random.uniform32() * values.length)],
  };
}
