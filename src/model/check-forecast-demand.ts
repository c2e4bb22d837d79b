import { type ForecastSpec, isItemIn } from './forecast-spec.ts';
import type { DemandSpec, ItemSpec } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';

/** Items and the demand that forecasts are of. */
interface ForecastDemand {
  readonly items: CheckedList<ItemSpec>;
  readonly demand: DemandSpec;
}

/**
 * Reports items whose demand cannot be what the forecasts say: intermittent demand has at most one order a day, so a
 * random level cannot lift it; the mean of periodic and replayed orders is no secret that could be learnt.
 */
export function checkForecastDemand(
  reader: ModelReader,
  forecast: ForecastSpec,
  { items, demand }: ForecastDemand,
): void {
  const kindsOf = kindsByItem(demand, items.length);
  const replayed = new Set(demand.trace?.item);
  for (const [item, spec] of items.entries()) {
    if (spec === undefined) continue;
    const kinds = kindsOf[item];
    const isReplayed = replayed.has(item);
    const cold = forecast.coldStart.findIndex(({ where }) => isItemIn(where, item, spec.class));
    const isLifted =
      forecast.eventDeviation > 0 &&
      demand.events.some(({ classes }) => classes === undefined || classes.includes(spec.class));
    const isKnown = ['periodic', 'intermittent', 'together'].some((kind) => kinds.has(kind));
    if (cold >= 0 && (isReplayed || isKnown)) {
      reader.report(['forecast', 'cold-start', cold, 'where'], {
        code: 'cold-demand',
        expected: 'items whose orders are all poisson or negative-binomial',
        received: `item "${spec.id}" with ${isReplayed ? 'replayed' : 'other'} orders`,
      });
    } else if (kinds.has('intermittent') && (varianceOf(forecast, item, spec.class) > 0 || isLifted)) {
      reader.report(['forecast'], {
        code: 'intermittent-level',
        expected: `variance 0${isLifted ? ' and log-deviation 0' : ''} for item "${spec.id}", as intermittent demand has at most one order a day`,
        received: 'a random level',
        hint: 'give it a rule under forecast.levels, or process type poisson',
      });
    }
  }
}

/** How each item is ordered: kinds of process, and `together` for rows of several items, which have the level of the first. */
function kindsByItem({ streams, together = [] }: DemandSpec, itemCount: number): ReadonlySet<string>[] {
  const kindsOf = Array.from({ length: itemCount }, () => new Set<string>());
  for (const { item, count } of streams) kindsOf[item].add(count.kind);
  for (const { items, count } of together) {
    kindsOf[items[0]].add(count.kind);
    for (const item of items) kindsOf[item].add('together');
  }
  return kindsOf;
}

/** Variance of the log of an item's weekly level. */
export function varianceOf(forecast: ForecastSpec, item: number, itemClass: string): number {
  const rule = forecast.levels.find(({ where }) => isItemIn(where, item, itemClass));
  return rule?.variance ?? forecast.variance;
}
