import { isItemIn } from './forecast-spec.ts';
import type { Model } from './model.ts';
import type { ModelReader } from './model-reader.ts';
import type { ValuePath } from './source-document.ts';

type Rules = Pick<
  Model,
  'nodes' | 'items' | 'speeds' | 'departures' | 'capacity' | 'vendors' | 'forecast' | 'markdown' | 'customers'
>;

/**
 * Reports rules of first-match lists that nothing is left for, because nothing matches them or earlier rules take all
 * that does: what they say would be silently ignored. Only in models without other mistakes are positions true.
 */
export function checkUnusedRules(reader: ModelReader, model: Rules): void {
  if (reader.log.count > 0) return;
  const { nodes, items, speeds, departures, capacity, vendors, forecast, markdown, customers } = model;
  const itemsOf = ({ where }: { readonly where: Parameters<typeof isItemIn>[0] }) =>
    [...items.keys()].filter((item) => isItemIn(where, item, items[item].class));
  const everySpeed = [...speeds.keys()];
  const departs = (departures ?? []).map((rule) =>
    rule.nodes.flatMap((node) => (rule.speeds ?? everySpeed).map((speed) => node * speeds.length + speed)),
  );
  const makers = [...nodes.keys()].filter((node) => nodes[node].kind === 'vendor');
  const supplied = (vendors ?? []).map(({ where }) => {
    const own = itemsOf({ where });
    const from = makers.filter((node) => where.nodes?.includes(node) ?? true);
    return from.flatMap((node) => own.map((item) => node * items.length + item));
  });
  const ofNodes = (capacity?.outbound ?? []).map((rule) => rule.nodes);
  report(reader, ['departures'], departs, 'node that serves customers and speed');
  report(reader, ['capacity', 'outbound'], ofNodes, 'node that serves customers');
  report(reader, ['vendors'], supplied, 'vendor and item');
  report(reader, ['forecast', 'levels'], (forecast?.levels ?? []).map(itemsOf), 'item');
  report(reader, ['forecast', 'cold-start'], (forecast?.coldStart ?? []).map(itemsOf), 'item');
  report(reader, ['markdown', 'rules'], (markdown?.rules ?? []).map(itemsOf), 'item');
  const returned = (customers?.returns ?? []).map((rule) => rule.items);
  report(reader, ['customers', 'returns'], returned, 'item');
}

/** @param covered what each rule matches, as numbers */
function report(
  reader: ModelReader,
  path: ValuePath,
  covered: readonly (readonly number[])[],
  what: string,
): void {
  const taken = new Set<number>();
  for (const [position, own] of covered.entries()) {
    const isUsed = own.some((key) => !taken.has(key));
    if (position < covered.length - 1) for (const key of own) taken.add(key);
    if (isUsed) continue;
    const expected = `a rule for at least one ${what} that no earlier rule takes`;
    reader.report([...path, position], { code: 'unused-rule', expected, received: 'none' });
  }
}
