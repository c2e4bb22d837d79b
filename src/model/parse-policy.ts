import { z } from 'zod';
import { PluginPlace } from '../foundation/plugin-place.ts';
import { checkAgainst } from './check-against.ts';
import { definedFields } from './defined-fields.ts';
import type { IssueLog } from './issue-log.ts';
import { type Locate, partOf, pluginPlace } from './located-value.ts';
import type { PluginUse, PolicySpec, ReplenishmentRuleSpec, StockFilter, StockParameters } from './model.ts';
import type { ModelNames, NameTable } from './name-table.ts';
import { pluginIssues, pluginPath } from './plugin-issues.ts';
import { policySchema } from './policy-schema.ts';
import { name } from './schema-fields.ts';
import { schemaNodeOf } from './schema-node.ts';
import type { ValuePath } from './source-document.ts';
import type { SourceFiles } from './source-files.ts';
import { locateInTable, recordsOf } from './table-records.ts';

/** What a policy block is read with; the same for a model and for an experiment. */
export interface PolicySource {
  /** Where the block stands in its document, for messages. */
  readonly path: ValuePath;
  readonly locate: Locate;
  readonly names: Pick<ModelNames, 'nodes' | 'items' | 'classes'>;
  /** The folder that tables are read from. */
  readonly files: SourceFiles;
  readonly log: IssueLog;
}

type PolicyFields = z.infer<typeof policySchema>;
type ReplenishmentRuleFields = PolicyFields['replenishment'][number];

/**
 * Reads a policy block: which rule replenishes which stock, how orders are fulfilled and scarce stock is shared out.
 * Names are resolved against the model; plug-in names and their parameters are left to the plug-ins.
 * @returns undefined after reporting to `source.log` why the block cannot be read
 */
export async function parsePolicySpec(value: unknown, source: PolicySource): Promise<PolicySpec | undefined> {
  const checked = checkAgainst(policySchema, value);
  if (!checked.ok) {
    for (const { at, ...problem } of checked.problems)
      source.log.add(source.locate([...source.path, ...at], partOf(problem)), problem);
    for (const issue of await pluginIssues(value, source)) source.log.addIssue(issue);
    return undefined;
  }
  const { replenishment, fulfillment, allocation, sourcing, rebalancing, markdown } = checked.value;
  const rules: ReplenishmentRuleSpec[] = [];
  for (const [position, rule] of replenishment.entries()) {
    rules.push(
      await readReplenishmentRule(rule, { ...source, path: [...source.path, 'replenishment', position] }),
    );
  }
  return {
    replenishment: rules,
    fulfillment: pluginUse(fulfillment ?? { use: 'nearest' }, {
      ...source,
      path: [...source.path, 'fulfillment'],
    }),
    allocation: pluginUse(allocation ?? { use: 'fifo' }, { ...source, path: [...source.path, 'allocation'] }),
    sourcing: pluginUse(sourcing ?? { use: 'priority' }, { ...source, path: [...source.path, 'sourcing'] }),
    rebalancing: pluginUse(rebalancing ?? { use: 'none' }, {
      ...source,
      path: [...source.path, 'rebalancing'],
    }),
    markdown: pluginUse(markdown ?? { use: 'full-price' }, { ...source, path: [...source.path, 'markdown'] }),
  };
}

/** Reads one rule of replenishment, checked against its schema already; `source.path` is where it stands. */
export async function readReplenishmentRule(
  rule: ReplenishmentRuleFields,
  source: PolicySource,
): Promise<ReplenishmentRuleSpec> {
  const { where, from, table, ...plugin } = rule;
  const policy = pluginUse(plugin, source);
  const place = pluginPlace(source.locate, source.path);
  const filter = where === undefined ? {} : stockFilter(where, source);
  const origin = from === undefined ? undefined : stockSources(from, source);
  const parameters = table === undefined ? undefined : await readParameterTable(table, source, place);
  return {
    where: filter,
    policy,
    ...definedFields({ from: origin, table: parameters }),
  };
}

function pluginUse(
  fields: { readonly use: string; readonly [parameter: string]: unknown },
  source: PolicySource,
): PluginUse {
  const { use, ...parameters } = fields;
  const place = pluginPlace(source.locate, source.path);
  return { use: pluginPath(use, place), parameters, place };
}

function stockFilter(
  where: NonNullable<ReplenishmentRuleFields['where']>,
  source: PolicySource,
): StockFilter {
  const at = [...source.path, 'where'];
  positionsOf(where.classes, source.names.classes, [...at, 'classes'], source);
  return definedFields({
    nodes: positionsOf(where.nodes, source.names.nodes, [...at, 'nodes'], source),
    kinds: where.kinds,
    items: positionsOf(where.items, source.names.items, [...at, 'items'], source),
    classes: where.classes,
  });
}

function stockSources(
  from: NonNullable<ReplenishmentRuleFields['from']>,
  source: PolicySource,
): NonNullable<ReplenishmentRuleSpec['from']> {
  const nodes = positionsOf(from.nodes, source.names.nodes, [...source.path, 'from', 'nodes'], source);
  return definedFields({ nodes, kinds: from.kinds });
}

function positionsOf(
  names: readonly string[] | undefined,
  table: NameTable,
  path: ValuePath,
  source: PolicySource,
): number[] | undefined {
  return names?.flatMap((name, index) => {
    const position = table.find(name);
    if (table.isUnknown(name)) source.log.add(source.locate([...path, index]), table.unknown(name));
    return position ?? [];
  });
}

const parameterRowSchema = z.looseObject({ item: name().describe('Item.'), node: name().describe('Node.') });

async function readParameterTable(
  fileName: string,
  source: PolicySource,
  rulePlace: PluginPlace,
): Promise<StockParameters[]> {
  const table = await source.files.readTable(fileName, source.locate([...source.path, 'table']));
  if (table === undefined) return [];
  if (table.rows.length === 0 && table.isWhole) {
    const problem = { code: 'empty-file', expected: 'at least one row', received: 'a header only' };
    source.log.add({ place: { file: table.file }, path: '' }, problem);
  }
  const records = recordsOf(table, schemaNodeOf(parameterRowSchema), source.log);
  const seen = new Set<string>();
  return records.flatMap((record, row) => {
    const checked = checkAgainst(parameterRowSchema, record);
    if (!checked.ok) {
      for (const { at, ...problem } of checked.problems)
        source.log.add(locateInTable(table, row, at), problem);
      return [];
    }
    const { item: itemName, node: nodeName, ...parameters } = checked.value;
    const resolveName = (known: NameTable, text: string, column: string): number | undefined => {
      const position = known.find(text);
      if (known.isUnknown(text)) source.log.add(locateInTable(table, row, [column]), known.unknown(text));
      return position;
    };
    const item = resolveName(source.names.items, itemName, 'item');
    const node = resolveName(source.names.nodes, nodeName, 'node');
    if (item === undefined || node === undefined) return [];
    const place = new PluginPlace({ file: table.file, line: table.lines[row] }, (path, part) =>
      path[0] in parameters ? locateInTable(table, row, path) : rulePlace.at(path, part),
    );
    if (seen.has(`${item} ${node}`)) {
      const received = `"${itemName}" at "${nodeName}" again`;
      source.log.add({ place, path: '' }, { code: 'duplicate-id', expected: 'each stock once', received });
    }
    seen.add(`${item} ${node}`);
    return [{ item, node, parameters, place }];
  });
}
