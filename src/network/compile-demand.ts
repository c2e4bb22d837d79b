import type { DemandStreamSpec, Model } from '../model/model.ts';
import { COUNT_KIND, type DemandStreams } from '../processes/demand/demand-streams.ts';
import { AliasTable } from '../random/alias-table.ts';
import { hashText } from '../random/hash-text.ts';
import type { Calendar } from './calendar.ts';

/**
 * Demand streams as columns, sorted as in the model; those of orders with several lines come last, as streams of their first
 * item whose orders have one unit: the sizes of the lines are drawn when they are made (BasketPlan).
 */
export function compileDemand(
  model: Model,
  itemKey: Int32Array,
  itemFactorRow: Int32Array,
  calendar: Calendar,
): DemandStreams {
  const together = model.demand.together ?? [];
  const alone = model.demand.streams.length;
  const specs = [
    ...model.demand.streams,
    ...together.map(({ items, ...spec }) => ({ ...spec, item: items[0] })),
  ];
  // Where there is one region or one speed there is nothing to draw, which is a fifth of the time of one FC.
  const onlyRegion = model.regions.length === 1 ? 0 : -1;
  const onlySpeed = model.speeds.length === 1 ? 0 : -1;
  const hours = model.demand.hours;
  const evenHours = hours.every((share) => Math.abs(share - 1 / 24) < 1e-12);
  return {
    count: specs.length,
    item: Int32Array.from(specs, (spec) => spec.item),
    itemKey: Int32Array.from(specs, (spec, stream) =>
      stream < alone ? itemKey[spec.item] : keyTogether(model, together[stream - alone].items),
    ),
    streamKey: streamKeys(specs),
    region: Int32Array.from(specs, (spec) => spec.region ?? onlyRegion),
    speed: Int32Array.from(specs, (spec) => spec.speed ?? onlySpeed),
    kind: Int32Array.from(specs, (spec) => kindOf(spec)),
    mean: Float64Array.from(specs, (spec) => firstParameter(spec)),
    second: Float64Array.from(specs, (spec) => secondParameter(spec)),
    constantSize: Float64Array.from(specs, (spec, stream) => {
      if (stream >= alone) return 1;
      return spec.size.variance === 0 ? spec.size.mean : Number.NaN;
    }),
    size: specs.map((spec) => spec.size),
    factorRow: Int32Array.from(specs, (spec) =>
      spec.count.kind === 'periodic' ? -1 : itemFactorRow[spec.item],
    ),
    factors: calendar.factors,
    regions: new AliasTable(model.regions.map((region) => region.share)),
    speedLimits: speedLimits(model),
    regionOffset: evenHours ? undefined : regionOffsets(model),
    hours: evenHours ? undefined : new AliasTable(hours),
  };
}

function keyTogether(model: Model, items: readonly number[]): number {
  return hashText(items.map((item) => model.items[item].id).join(' and '));
}

function regionOffsets({ regions }: Model): Int32Array | undefined {
  if (regions.every(({ utcOffsetSeconds = 0 }) => utcOffsetSeconds === 0)) return undefined;
  return Int32Array.from(regions, ({ utcOffsetSeconds }) => utcOffsetSeconds ?? 0);
}

/** Cumulative speed shares; the last is exactly 1. */
export function speedLimits(model: Model): Float64Array {
  let sum = 0;
  const limits = Float64Array.from(model.speeds, (speed) => {
    sum += speed.share;
    return sum;
  });
  limits[limits.length - 1] = 1;
  return limits;
}

/** Keeps the streams of one item apart by region, speed and, for repeats, by how often the pair came before. */
function streamKeys(specs: readonly DemandStreamSpec[]): Int32Array {
  const seen = new Map<string, number>();
  return Int32Array.from(specs, (spec) => {
    const region = (spec.region ?? -1) + 1;
    const speed = (spec.speed ?? -1) + 1;
    const name = `${spec.item}/${region}/${speed}`;
    const repeat = seen.get(name) ?? 0;
    seen.set(name, repeat + 1);
    return (repeat << 26) ^ (region << 8) ^ speed;
  });
}

function kindOf(spec: DemandStreamSpec): number {
  switch (spec.count.kind) {
    case 'poisson':
      return COUNT_KIND.poisson;
    case 'negative-binomial':
      return COUNT_KIND.negativeBinomial;
    case 'intermittent':
      return COUNT_KIND.intermittent;
    case 'periodic':
      return COUNT_KIND.periodic;
  }
}

function firstParameter(spec: DemandStreamSpec): number {
  const count = spec.count;
  if (count.kind === 'intermittent') return count.probability;
  return count.kind === 'periodic' ? count.everySeconds : count.mean;
}

function secondParameter(spec: DemandStreamSpec): number {
  const count = spec.count;
  if (count.kind === 'negative-binomial') return count.varianceToMean;
  return count.kind === 'periodic' ? count.offsetSeconds : 0;
}
