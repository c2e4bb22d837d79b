import { accepts } from './can-hold.ts';
import { nodeSchema } from './entity-schemas.ts';
import type { CountProcess, DemandSpec, ItemSpec, NodeSpec } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';

const SECONDS_PER_DAY = 86_400;

/** What assortments are chosen from. */
export interface AssortmentContext {
  readonly items: CheckedList<ItemSpec>;
  readonly demand: DemandSpec;
}

/**
 * The nodes with the items that their `assortment` leaves them: of the items whose class and storage type the node
 * accepts, the given number that rank highest. Ties go to the item listed first. Demand is the expected units per day
 * over all regions, without weekday, season and events; replayed orders count with their mean.
 */
export function resolveAssortments(
  reader: ModelReader,
  nodes: CheckedList<NodeSpec>,
  { items, demand }: AssortmentContext,
): CheckedList<NodeSpec> {
  const units = dailyUnits(demand, items.length);
  return nodes.map((node, position) => {
    if (node === undefined || reader.rawAt(['nodes', position, 'assortment']) === undefined) return node;
    // The node itself was read with the same schema: its mistakes are reported already.
    const written = nodeSchema.shape.assortment.safeParse(
      reader.rawAt(['nodes', position, 'assortment']),
    ).data;
    if (written === undefined) return node;
    if (node.kind === 'vendor') {
      const received = `vendor "${node.id}"`;
      const expected = 'an assortment only at nodes that hold stock';
      reader.report(['nodes', position, 'assortment'], { code: 'unused-field', expected, received });
      return node;
    }
    const scores = items.map((item, index) =>
      item === undefined ? 0 : scoreOf(item, units[index], written.by),
    );
    const accepted = [...items.keys()].filter((index) => {
      const item = items[index];
      return item !== undefined && accepts(node, item);
    });
    accepted.sort((a, b) => scores[b] - scores[a] || a - b);
    return { ...node, assortment: new Set(accepted.slice(0, written.items)) };
  });
}

function scoreOf(item: ItemSpec, units: number, by: 'demand' | 'revenue' | 'demand-per-volume'): number {
  switch (by) {
    case 'demand':
      return units;
    case 'revenue':
      return units * item.price;
    case 'demand-per-volume':
      return item.volumeM3 === 0 ? Number.MAX_VALUE : units / item.volumeM3;
  }
}

/** Expected units per day of each item at calendar factor 1. */
function dailyUnits({ streams, trace, together = [] }: DemandSpec, itemCount: number): Float64Array {
  const units = new Float64Array(itemCount);
  for (const { item, count, size } of streams) units[item] += dailyOrders(count) * size.mean;
  for (const { items, count, size } of together) {
    for (const item of items) units[item] += dailyOrders(count) * size.mean;
  }
  if (trace === undefined) return units;
  const days = Math.max(1, Math.ceil(((trace.timeSeconds.at(-1) ?? 0) + 1) / SECONDS_PER_DAY));
  for (const [row, item] of trace.item.entries()) units[item] += trace.quantity[row] / days;
  return units;
}

function dailyOrders(count: CountProcess): number {
  switch (count.kind) {
    case 'poisson':
    case 'negative-binomial':
      return count.mean;
    case 'intermittent':
      return count.probability;
    case 'periodic':
      return SECONDS_PER_DAY / count.everySeconds;
  }
}
