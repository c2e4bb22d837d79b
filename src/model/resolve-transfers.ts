import type { z } from 'zod';
import { coversNode } from './buildings-spec.ts';
import { coordinatesOf } from './great-circle.ts';
import type { NodeSpec } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';
import { readLeadTime } from './read-distribution.ts';
import { readNodeFilter } from './resolve-buildings.ts';
import type { ValuePath } from './source-document.ts';
import { type transferRuleSchema, transfersSchema } from './transfers-schema.ts';
import type { TransferRuleSpec, TransfersSpec } from './transfers-spec.ts';

/** The section `transfers`; undefined when the model has none, or after reporting why it cannot be read. */
export function resolveTransfers(
  reader: ModelReader,
  nodes: CheckedList<NodeSpec>,
): TransfersSpec | undefined {
  if (reader.rawAt(['transfers']) === undefined) return undefined;
  const fields = reader.field(transfersSchema, ['transfers']);
  if (fields === undefined) return undefined;
  if (fields.review < 1) {
    const problem = { code: 'out-of-range', expected: 'at least 1 s', received: `${fields.review} s` };
    reader.report(['transfers', 'review'], problem);
  }
  const lanes = fields.lanes.flatMap((row, position) => {
    const rule = ruleOf(reader, row, nodes, ['transfers', 'lanes', position]);
    return rule ?? [];
  });
  const transfers = { reviewSeconds: fields.review, lanes };
  const known = nodes.filter((node) => node !== undefined);
  const isWhole = known.length === nodes.length && !reader.raw.unreadable.has('nodes');
  if (isWhole && lanes.length === fields.lanes.length) checkTransfers(reader, known, transfers);
  return transfers;
}

function ruleOf(
  reader: ModelReader,
  row: z.infer<typeof transferRuleSchema>,
  nodes: CheckedList<NodeSpec>,
  path: ValuePath,
): TransferRuleSpec | undefined {
  const from = readNodeFilter(reader, row.where?.from, nodes, [...path, 'where', 'from']);
  const to = readNodeFilter(reader, row.where?.to, nodes, [...path, 'where', 'to']);
  const leadTimeDays = readLeadTime(reader, row['lead-time'], [...path, 'lead-time']);
  if (leadTimeDays === undefined) return undefined;
  return {
    from,
    to,
    acrossKinds: row['across-kinds'],
    leadTimeDays,
    shipmentCost: row['shipment-cost'],
    unitCost: row['unit-cost'],
    unitDistanceCost: row['unit-distance-cost'],
    volumeDistanceCost: row['volume-distance-cost'],
  };
}

/** The first rule for moves from one node to another, or -1. */
export function transferRuleOf(
  nodes: readonly Pick<NodeSpec, 'kind'>[],
  { lanes }: TransfersSpec,
  from: number,
  to: number,
): number {
  const [sender, receiver] = [nodes[from].kind, nodes[to].kind];
  if (from === to) return -1;
  return lanes.findIndex(
    (rule) =>
      coversNode(rule.from, from, sender) &&
      coversNode(rule.to, to, receiver) &&
      (rule.acrossKinds || sender === receiver),
  );
}

/** Reports rules that no pair of nodes follows, and costs per distance between nodes without coordinates. */
function checkTransfers(reader: ModelReader, nodes: readonly NodeSpec[], transfers: TransfersSpec): void {
  const pairs = nodes.flatMap((_, from) =>
    nodes.map((_node, to) => ({ from, to, rule: transferRuleOf(nodes, transfers, from, to) })),
  );
  transfers.lanes.forEach((lane, rule) => {
    const path = ['transfers', 'lanes', rule];
    const own = pairs.filter((pair) => pair.rule === rule);
    if (own.length === 0) {
      const expected = 'a rule for at least one pair of nodes that no earlier rule takes';
      reader.report(path, { code: 'unused-rule', expected, received: 'none' });
    }
    if (lane.unitDistanceCost === 0 && lane.volumeDistanceCost === 0) return;
    const lost = own
      .flatMap(({ from, to }) => [from, to])
      .find((node) => coordinatesOf(nodes[node]) === undefined);
    if (lost === undefined) return;
    const expected = `coordinates of node "${nodes[lost].id}", as there is a cost per distance`;
    reader.report(path, { code: 'missing-coordinates', expected, received: 'nothing' });
  });
}
