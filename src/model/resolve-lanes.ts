import type { z } from 'zod';
import type { Distribution } from '../random/distributions/distribution.ts';
import { definedFields } from './defined-fields.ts';
import { laneSchema } from './entity-schemas.ts';
import { coordinatesOf, greatCircleKm } from './great-circle.ts';
import type { ItemSpec, LaneSpec, NodeSpec } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';
import { readLeadTime } from './read-distribution.ts';
import type { ValuePath } from './source-document.ts';

/** What lanes are resolved against. */
export interface LaneContext {
  readonly nodes: CheckedList<NodeSpec>;
  readonly items: CheckedList<ItemSpec>;
  readonly circuity: number;
}

/** The supply lanes with their ends, items, lead times and distances. */
export function resolveLanes(reader: ModelReader, context: LaneContext): CheckedList<LaneSpec> {
  return reader.list(laneSchema, ['lanes']).map((row, position) => {
    const path = ['lanes', position];
    if (row === undefined) return undefined;
    const from = reader.resolve(reader.names.nodes, row.from, [...path, 'from']);
    const to = reader.resolve(reader.names.nodes, row.to, [...path, 'to']);
    const items = itemsOf(reader, row, context, path);
    const lastLeg = readLeadTime(reader, row['lead-time'], [...path, 'lead-time']);
    const firstLeg = row['first-leg'];
    const firstLegDays =
      firstLeg === undefined ? undefined : readLeadTime(reader, firstLeg, [...path, 'first-leg']);
    if (from === undefined || to === undefined || lastLeg === undefined) return undefined;
    if (firstLeg !== undefined && firstLegDays === undefined) return undefined;
    if (!checkEnds(reader, { from, to, nodes: context.nodes, path })) return undefined;
    return {
      from,
      to,
      leadTimeDays: firstLegDays === undefined ? lastLeg : inTurn(firstLegDays, lastLeg),
      isExpress: row.express,
      crossing: row.crossing,
      orderCost: row['order-cost'],
      shipmentCost: row['shipment-cost'],
      unitCost: row['unit-cost'],
      volumeDistanceCost: row['volume-distance-cost'],
      unitDistanceCost: row['unit-distance-cost'],
      distanceKm: row.distance ?? distanceOf(reader, row, { ...context, from, to, path }),
      priority: row.priority,
      share: row.share,
      ...definedFields({ items, firstLegDays }),
    };
  });
}

/** The law of two independent times one after the other; the first is drawn first. */
function inTurn(first: Distribution, second: Distribution): Distribution {
  return {
    name: `${first.name} + ${second.name}`,
    mean: first.mean + second.mean,
    variance: first.variance + second.variance,
    isInteger: first.isInteger && second.isInteger,
    minimum: first.minimum + second.minimum,
    sample: (stream) => first.sample(stream) + second.sample(stream),
  };
}

/** Items listed, and those of the classes listed; undefined when neither is given. */
function itemsOf(
  reader: ModelReader,
  row: z.infer<typeof laneSchema>,
  context: LaneContext,
  path: ValuePath,
): number[] | undefined {
  const { items, 'item-classes': classes } = row;
  if (items === undefined && classes === undefined) return undefined;
  const carried = new Set(reader.resolveAll(reader.names.items, items ?? [], [...path, 'items']));
  reader.resolveAll(reader.names.classes, classes ?? [], [...path, 'item-classes']);
  const wanted = new Set(classes ?? []);
  context.items.forEach((item, position) => {
    if (item !== undefined && wanted.has(item.class)) carried.add(position);
  });
  return [...carried].sort((left, right) => left - right);
}

interface LaneEnds {
  readonly from: number;
  readonly to: number;
  readonly nodes: CheckedList<NodeSpec>;
  readonly path: ValuePath;
}

/** False after reporting ends that cannot be joined. */
function checkEnds(reader: ModelReader, { from, to, nodes, path }: LaneEnds): boolean {
  const target = nodes[to];
  if (from !== to && target?.kind !== 'vendor') return true;
  if (from === to) {
    reader.report([...path, 'to'], {
      code: 'lane-to-itself',
      expected: 'two different nodes',
      received: `"${target?.id}" twice`,
    });
  } else {
    reader.report([...path, 'to'], {
      code: 'lane-into-vendor',
      expected: 'a dc, fc or same-day node',
      received: `vendor "${target?.id}"`,
    });
  }
  return false;
}

/** Great circle x circuity, or 0 without coordinates; a cost per distance then has nothing to be charged on. */
function distanceOf(
  reader: ModelReader,
  row: z.infer<typeof laneSchema>,
  lane: LaneEnds & { circuity: number },
): number {
  const from = lane.nodes[lane.from];
  const to = lane.nodes[lane.to];
  if (from === undefined || to === undefined) return 0;
  const start = coordinatesOf(from);
  const end = coordinatesOf(to);
  if (start !== undefined && end !== undefined) return greatCircleKm(start, end) * lane.circuity;
  if (row['unit-distance-cost'] > 0 || row['volume-distance-cost'] > 0) {
    const expected = 'a distance, or coordinates of both nodes, as there is a cost per distance';
    reader.report([...lane.path, 'distance'], { code: 'missing-coordinates', expected, received: 'nothing' });
  }
  return 0;
}
