import type { z } from 'zod';
import { coversNode, firstRuleFor } from './buildings-spec.ts';
import type { CapacitySpec } from './capacity-spec.ts';
import { definedFields } from './defined-fields.ts';
import type { DemandSpec, ItemSpec, LaneSpec, NodeSpec } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';
import { readShockTimes, type TimesContext } from './read-shock-times.ts';
import { resolveSurges } from './resolve-surges.ts';
import { transferRuleOf } from './resolve-transfers.ts';
import { capacityPathSchema, outageSchema, shocksSchema } from './shocks-schema.ts';
import type { BurstSpec, CapacityPathSpec, OutageSpec, ShocksSpec } from './shocks-spec.ts';
import type { ValuePath } from './source-document.ts';
import type { TransfersSpec } from './transfers-spec.ts';

/** What shocks are resolved against. */
export interface ShockContext extends TimesContext {
  readonly nodes: CheckedList<NodeSpec>;
  readonly lanes: CheckedList<LaneSpec>;
  readonly items: CheckedList<ItemSpec>;
  readonly demand: DemandSpec;
  readonly capacity: CapacitySpec | undefined;
  readonly transfers: TransfersSpec | undefined;
}

type OutageFields = z.infer<typeof outageSchema>;
interface EndFields {
  readonly nodes?: readonly string[] | undefined;
  readonly kinds?: readonly NodeSpec['kind'][] | undefined;
}

/** What happens to the network; undefined when the model does not say. */
export function resolveShocks(reader: ModelReader, context: ShockContext): ShocksSpec | undefined {
  const raw = reader.rawAt(['shocks']);
  if (raw === undefined) return undefined;
  const isMapping = typeof raw === 'object' && raw !== null && !Array.isArray(raw);
  // The lists are read element by element below.
  const lists = Object.keys(shocksSchema.shape).filter((key) => isMapping && key in raw);
  const fields = isMapping ? { ...raw, ...Object.fromEntries(lists.map((key) => [key, []])) } : raw;
  if (reader.field(shocksSchema, ['shocks'], fields) === undefined && !isMapping) return undefined;
  return {
    surges: resolveSurges(reader, context),
    outages: resolveOutages(reader, context),
    capacity: resolvePaths(reader, context),
  };
}

/** Demand as policies know it: known surges are events with the mean of their factor. */
export function withKnownSurges(demand: DemandSpec, shocks: ShocksSpec | undefined): DemandSpec {
  const known = (shocks?.surges ?? []).filter(
    (surge): surge is BurstSpec => surge.kind === 'burst' && surge.isKnown,
  );
  if (known.length === 0) return demand;
  const events = known.flatMap(({ name, times, factor, classes }) =>
    times.kind === 'scheduled'
      ? [
          {
            name,
            fromDay: times.fromDay,
            days: times.days,
            factor: factor.mean,
            ...definedFields({ classes }),
          },
        ]
      : [],
  );
  return { ...demand, events: [...demand.events, ...events] };
}

function resolveOutages(reader: ModelReader, context: ShockContext): OutageSpec[] {
  return reader.list(outageSchema, ['shocks', 'outages']).flatMap((row, position) => {
    if (row === undefined) return [];
    const path = ['shocks', 'outages', position];
    const { members, ways } = membersOf(reader, row, context, path);
    const times = readShockTimes(reader, row, context, path);
    if (row.severity < 1) checkPartial(reader, row, members, context, path);
    return times === undefined ? [] : [{ of: row.of, members, ways, times, severity: row.severity }];
  });
}

function membersOf(
  reader: ModelReader,
  { of, where }: OutageFields,
  { nodes, lanes, transfers }: ShockContext,
  path: ValuePath,
): Pick<OutageSpec, 'members' | 'ways'> {
  const at = [...path, 'where'];
  const unused = of === 'lane' ? (['nodes', 'kinds'] as const) : (['from', 'to'] as const);
  for (const key of unused) {
    if (where[key] === undefined) continue;
    const expected = `${key} only for outages of ${of === 'lane' ? 'nodes and vendors' : 'lanes'}`;
    reader.report([...at, key], { code: 'unused-field', expected, received: `an outage of ${of}` });
  }
  let members: number[];
  let ways: OutageSpec['ways'] = [];
  if (of === 'lane') {
    const from = nodesWhere(reader, nodes, where.from, [...at, 'from']);
    const to = nodesWhere(reader, nodes, where.to, [...at, 'to']);
    members = [...lanes.keys()].filter((position) => {
      const lane = lanes[position];
      return lane !== undefined && from.includes(lane.from) && to.includes(lane.to);
    });
    ways = waysBetween(nodes, transfers, from, to);
  } else {
    members = nodesWhere(reader, nodes, where, at).filter(
      (position) => (nodes[position]?.kind === 'vendor') === (of === 'vendor'),
    );
  }
  const isWhole = !nodes.includes(undefined) && !lanes.includes(undefined);
  if (isWhole && members.length + ways.length === 0) reportUnused(reader, path, `some ${of}`);
  return { members, ways };
}

/** Pairs of nodes that transfers join, from some nodes to some. */
function waysBetween(
  nodes: CheckedList<NodeSpec>,
  transfers: TransfersSpec | undefined,
  from: readonly number[],
  to: readonly number[],
): OutageSpec['ways'] {
  if (transfers === undefined) return [];
  const known = nodes.map((node) => node ?? { kind: 'vendor' as const });
  return from.flatMap((sender) =>
    to
      .filter((receiver) => transferRuleOf(known, transfers, sender, receiver) >= 0)
      .map((receiver) => ({ from: sender, to: receiver })),
  );
}

/** Positions of the nodes, of whatever kind, that a filter lets through. */
function nodesWhere(
  reader: ModelReader,
  nodes: CheckedList<NodeSpec>,
  where: EndFields | undefined,
  path: ValuePath,
): number[] {
  const named =
    where?.nodes === undefined
      ? undefined
      : reader.resolveAll(reader.names.nodes, where.nodes, [...path, 'nodes']);
  return [...nodes.keys()].filter((position) => {
    const node = nodes[position];
    if (node === undefined) return false;
    return (named?.includes(position) ?? true) && (where?.kinds?.includes(node.kind) ?? true);
  });
}

/** Part of a capacity can only be lost where there is one. */
function checkPartial(
  reader: ModelReader,
  { of, severity }: OutageFields,
  members: readonly number[],
  context: ShockContext,
  path: ValuePath,
): void {
  const bare = members.find((node) => of !== 'node' || !hasCapacity(context, node));
  if (bare === undefined) return;
  const received = of === 'node' ? `${severity} for node "${context.nodes[bare]?.id}"` : `${severity}`;
  reader.report([...path, 'severity'], {
    code: 'needs-capacity',
    expected:
      of === 'node' ? '1 where a node has neither capacity.outbound nor capacity.inbound' : `1 for a ${of}`,
    received,
  });
}

function resolvePaths(reader: ModelReader, context: ShockContext): CapacityPathSpec[] {
  const taken = new Set<number>();
  return reader.list(capacityPathSchema, ['shocks', 'capacity']).flatMap((row, position) => {
    if (row === undefined) return [];
    const path = ['shocks', 'capacity', position];
    const matching = nodesWhere(reader, context.nodes, row.where, [...path, 'where']);
    const nodes = matching.filter((node) => hasCapacity(context, node) && !taken.has(node));
    for (const node of nodes) taken.add(node);
    if (nodes.length === 0 && !context.nodes.includes(undefined)) {
      reader.report(path, {
        code: 'needs-capacity',
        expected:
          'a rule for at least one node with capacity.outbound or capacity.inbound that no earlier rule takes',
        received: 'none',
      });
    }
    return [{ nodes, weeklyCorrelation: row['weekly-correlation'], logDeviation: row['log-deviation'] }];
  });
}

function hasCapacity({ nodes, capacity }: ShockContext, node: number): boolean {
  const spec = nodes[node];
  if (spec === undefined || !coversNode({}, node, spec.kind)) return false;
  const isOutbound = (capacity?.outbound ?? []).some((rule) => rule.nodes.includes(node));
  return isOutbound || firstRuleFor(capacity?.inbound ?? [], node, spec.kind) >= 0;
}

function reportUnused(reader: ModelReader, path: ValuePath, what: string): void {
  reader.report(path, { code: 'unused-rule', expected: `a rule for ${what}`, received: 'none that matches' });
}
