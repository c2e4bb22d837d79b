import type { z } from 'zod';
import type { Distribution } from '../random/distributions/distribution.ts';
import { inboundRuleSchema, storageRuleSchema } from './buildings-schema.ts';
import {
  coversNode,
  type InboundRuleSpec,
  type NodeFilter,
  type OpeningSpec,
  type StorageRuleSpec,
} from './buildings-spec.ts';
import { canHold, DEFAULT_STORAGE_TYPE } from './can-hold.ts';
import { definedFields } from './defined-fields.ts';
import type { ItemSpec, NodeSpec } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';
import { readLeadTime } from './read-distribution.ts';
import { weekdayFlags } from './resolve-calendar.ts';
import type { ValuePath } from './source-document.ts';

const SECONDS_PER_DAY = 86_400;

/** The docks; undefined when the model has none. */
export function resolveInbound(
  reader: ModelReader,
  nodes: CheckedList<NodeSpec>,
): readonly InboundRuleSpec[] | undefined {
  const path = ['capacity', 'inbound'];
  if (reader.rawAt(path) === undefined) return undefined;
  const rules = reader.list(inboundRuleSchema, path).flatMap((row, position) => {
    const rule = row === undefined ? undefined : inboundRule(reader, row, nodes, [...path, position]);
    return rule ?? [];
  });
  const everyNode = rules.map(({ where }) => ({ where }));
  reportUnusedRules(reader, everyNode, nodes, path);
  return rules;
}

function inboundRule(
  reader: ModelReader,
  row: z.infer<typeof inboundRuleSchema>,
  nodes: CheckedList<NodeSpec>,
  path: ValuePath,
): InboundRuleSpec | undefined {
  const where = readNodeFilter(reader, row.where, nodes, [...path, 'where']);
  const opening = readOpening(reader, row, path);
  const timeDays = durationLaw(reader, row.time, [...path, 'time']);
  const stowDelayDays = durationLaw(reader, row['stow-delay'], [...path, 'stow-delay']);
  if (row.doors !== undefined && row.time === undefined && row['units-per-hour'] === undefined) {
    const expected = 'a time or units-per-hour, as there are doors';
    reader.report([...path, 'time'], { code: 'missing-field', expected, received: 'nothing' });
  }
  if (timeDays === undefined || stowDelayDays === undefined) return undefined;
  return {
    where,
    doors: row.doors ?? Number.POSITIVE_INFINITY,
    timeDays,
    unitsPerHour: row['units-per-hour'] ?? Number.POSITIVE_INFINITY,
    stowDelayDays,
    priority: row.priority,
    ...definedFields({ opening }),
  };
}

function durationLaw(reader: ModelReader, value: unknown, path: ValuePath): Distribution | undefined {
  return readLeadTime(reader, value === undefined ? '0 s' : value, path);
}

/** undefined for a dock that never closes. */
function readOpening(
  reader: ModelReader,
  row: z.infer<typeof inboundRuleSchema>,
  path: ValuePath,
): OpeningSpec | undefined {
  const { opens, closes, days } = row;
  if (opens === undefined && closes === undefined && days === undefined) return undefined;
  const fromSecond = opens ?? 0;
  const toSecond = closes ?? SECONDS_PER_DAY;
  if (fromSecond >= toSecond) {
    const key = closes === undefined ? 'opens' : 'closes';
    reader.report([...path, key], {
      code: 'wrong-hours',
      expected: 'hours of one day: opens before closes',
      received: 'hours that end before they begin',
    });
  }
  return { fromSecond, toSecond, days: weekdayFlags(days) };
}

/** The rooms; undefined when the model limits none. */
export function resolveStorage(
  reader: ModelReader,
  nodes: CheckedList<NodeSpec>,
): readonly StorageRuleSpec[] | undefined {
  const path = ['capacity', 'storage'];
  if (reader.rawAt(path) === undefined) return undefined;
  const rules = reader.list(storageRuleSchema, path).flatMap((row, position) => {
    if (row === undefined) return [];
    const at = [...path, position];
    const where = readNodeFilter(reader, row.where, nodes, [...at, 'where']);
    reader.resolveAll(reader.names.storageTypes, row.types ?? [], [...at, 'types']);
    if (row.limit === 0) {
      const problem = { code: 'out-of-range', expected: 'a volume above 0', received: '0' };
      reader.report([...at, 'limit'], problem);
    }
    const rule: StorageRuleSpec = {
      where,
      limitM3: row.limit,
      isHard: row.hard,
      penaltyAbove: row['penalty-above'],
      penaltyPerM3Day: row.penalty,
      ...definedFields({ types: row.types }),
    };
    return [rule];
  });
  reportUnusedRules(reader, rules, nodes, path);
  return rules;
}

/** The nodes a rule names; vendors receive and hold nothing. */
export function readNodeFilter(
  reader: ModelReader,
  where:
    | { readonly nodes?: readonly string[] | undefined; readonly kinds?: NodeFilter['kinds'] | undefined }
    | undefined,
  nodes: CheckedList<NodeSpec>,
  path: ValuePath,
): NodeFilter {
  const positions = where?.nodes?.flatMap((name, index) => {
    const node = reader.resolve(reader.names.nodes, name, [...path, 'nodes', index]);
    if (node !== undefined && nodes[node]?.kind === 'vendor') {
      const problem = {
        code: 'cannot-hold',
        expected: 'a node that holds stock',
        received: `vendor "${name}"`,
      };
      reader.report([...path, 'nodes', index], problem);
    }
    return node ?? [];
  });
  return definedFields({ nodes: positions, kinds: where?.kinds });
}

/** A rule that no node is left for was meant otherwise: what it says would be silently ignored. */
function reportUnusedRules(
  reader: ModelReader,
  rules: readonly { readonly where: NodeFilter; readonly types?: readonly string[] }[],
  nodes: CheckedList<NodeSpec>,
  path: ValuePath,
): void {
  const list = reader.rawAt(path);
  // Positions are true only when no rule was refused.
  if (nodes.includes(undefined) || !Array.isArray(list) || list.length !== rules.length) return;
  const types =
    reader.names.storageTypes.names.length > 0 ? reader.names.storageTypes.names : [DEFAULT_STORAGE_TYPE];
  const taken = new Set<string>();
  for (const [position, rule] of rules.entries()) {
    let isUsed = false;
    for (const [node, spec] of nodes.entries()) {
      if (spec === undefined || !coversNode(rule.where, node, spec.kind)) continue;
      for (const type of rule.types ?? types) {
        const key = `${node}/${type}`;
        isUsed ||= !taken.has(key);
        taken.add(key);
      }
    }
    if (isUsed) continue;
    reader.report([...path, position], {
      code: 'unused-rule',
      expected: 'a rule for at least one node that holds stock and that no earlier rule takes',
      received: 'none',
    });
  }
}

/** Goods without a volume need no room, and those larger than a room never find any: both are rarely meant. */
export function storageWarnings(
  storage: readonly StorageRuleSpec[],
  { items, nodes }: { readonly items: readonly ItemSpec[]; readonly nodes: readonly NodeSpec[] },
): readonly string[] {
  return [...flatGoods(storage, items), ...smallRooms(storage, items, nodes)];
}

function flatGoods(storage: readonly StorageRuleSpec[], items: readonly ItemSpec[]): readonly string[] {
  const flat = items.filter(
    ({ volumeM3, storageType }) =>
      volumeM3 === 0 && storage.some(({ types }) => types === undefined || types.includes(storageType)),
  );
  if (flat.length === 0) return [];
  const what = flat.length === 1 ? 'item' : `${flat.length} items, one of them`;
  return [`${what} "${flat[0].id}": no volume, so none of the room that capacity.storage limits`];
}

/** One line for each node with hard rooms that a unit of some item it accepts does not fit into. */
function smallRooms(
  storage: readonly StorageRuleSpec[],
  items: readonly ItemSpec[],
  nodes: readonly NodeSpec[],
): readonly string[] {
  return nodes.flatMap((node, position) => {
    const ruleOf = ({ storageType }: ItemSpec): StorageRuleSpec | undefined =>
      storage.find(
        ({ where, types }) =>
          coversNode(where, position, node.kind) && (types === undefined || types.includes(storageType)),
      );
    const large = items.filter((item, at) => {
      const rule = canHold(node, item, at) ? ruleOf(item) : undefined;
      return rule?.isHard === true && item.volumeM3 > rule.limitM3;
    });
    if (large.length === 0) return [];
    const what = large.length === 1 ? 'item' : `${large.length} items, one of them`;
    return [
      `node "${node.id}": no room for one unit of ${what} "${large[0].id}", so what arrives of it waits for ever, and what comes after it, too`,
    ];
  });
}
