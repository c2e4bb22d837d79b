import { canHold } from './can-hold.ts';
import { initialStockSchema } from './entity-schemas.ts';
import type { InitialStock, ItemSpec, NodeSpec } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';

/** The explicit starting stock: each stock once, at a node that may hold it, whole units of indivisible items. */
export function resolveInitialStock(
  reader: ModelReader,
  nodes: CheckedList<NodeSpec>,
  items: CheckedList<ItemSpec>,
): InitialStock[] {
  const seen = new Set<string>();
  return reader.list(initialStockSchema, ['initial-stock']).flatMap((row, position) => {
    const path = ['initial-stock', position];
    if (row === undefined) return [];
    const item = reader.resolve(reader.names.items, row.item, [...path, 'item']);
    const node = reader.resolve(reader.names.nodes, row.node, [...path, 'node']);
    if (item === undefined || node === undefined) return [];
    const key = `${item} ${node}`;
    if (seen.has(key)) {
      const received = `"${row.item}" at "${row.node}" again`;
      reader.report([...path, 'item'], { code: 'duplicate-id', expected: 'each stock once', received });
    }
    seen.add(key);
    const holder = nodes[node];
    const held = items[item];
    if (holder !== undefined && held !== undefined && !canHold(holder, held, item)) {
      const expected = `a node that may hold item "${held.id}" of class ${held.class}`;
      reader.report([...path, 'node'], {
        code: 'cannot-hold',
        expected,
        received: `${holder.kind} "${holder.id}"`,
      });
    }
    if (held?.divisible === false && !Number.isInteger(row.units)) {
      const expected = 'whole units, as the item is not divisible';
      reader.report([...path, 'units'], { code: 'fractional-size', expected, received: String(row.units) });
    }
    return [{ item, node, units: row.units }];
  });
}
