import type { z } from 'zod';
import { definedFields } from './defined-fields.ts';
import type { ItemSpec, LaneSpec, NodeSpec } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';
import type { ValuePath } from './source-document.ts';
import { transportRuleSchema, WEEKDAYS } from './transport-schema.ts';
import type { LaneEndFilter, TransportRuleSpec } from './transport-spec.ts';

const SECONDS_PER_DAY = 86_400;
const SECONDS_PER_WEEK = 7 * SECONDS_PER_DAY;

type RuleFields = z.infer<typeof transportRuleSchema>;

/** The rules of the section `transport`; undefined when the model has none. */
export function resolveTransport(reader: ModelReader): CheckedList<TransportRuleSpec> | undefined {
  if (reader.rawAt(['transport']) === undefined) return undefined;
  return reader.list(transportRuleSchema, ['transport']).map((row, position) => {
    const path = ['transport', position];
    return row === undefined ? undefined : ruleOf(reader, row, path);
  });
}

function ruleOf(reader: ModelReader, row: RuleFields, path: ValuePath): TransportRuleSpec | undefined {
  const from = endFilter(reader, row.where?.from, [...path, 'where', 'from']);
  const to = endFilter(reader, row.where?.to, [...path, 'where', 'to']);
  const { trailer, departures, spot } = row;
  if (!checkRule(reader, row, path)) return undefined;
  const departureSeconds = departures === undefined ? undefined : weeklySeconds(departures);
  const fillThreshold = row['fill-threshold'] ?? 0;
  const longestWaitSeconds = row['longest-wait'] ?? (fillThreshold > 0 ? Number.POSITIVE_INFINITY : 0);
  const plannedSeconds =
    row['planned-wait'] ??
    longestWaitSeconds + (departureSeconds === undefined ? 0 : longestGap(departureSeconds));
  return {
    from,
    to,
    trailer: {
      volumeM3: trailer.volume,
      weightKg: trailer.weight ?? Number.POSITIVE_INFINITY,
      cost: trailer.cost,
      costPerKm: trailer['distance-cost'] ?? 0,
      emptyShare: trailer['empty-share'],
    },
    trailersPerDeparture: departures === undefined ? Number.POSITIVE_INFINITY : (row.trailers ?? 1),
    fillThreshold,
    longestWaitSeconds,
    plannedWaitDays: plannedSeconds / SECONDS_PER_DAY,
    ...definedFields({
      departureSeconds,
      spot: spot && {
        cost: spot.cost,
        costPerKm: spot['distance-cost'] ?? 0,
        volumeDistanceCost: spot['volume-distance-cost'],
      },
    }),
  };
}

function endFilter(
  reader: ModelReader,
  end: NonNullable<RuleFields['where']>['from'],
  path: ValuePath,
): LaneEndFilter {
  const nodes =
    end?.nodes === undefined
      ? undefined
      : reader.resolveAll(reader.names.nodes, end.nodes, [...path, 'nodes']);
  return definedFields({ nodes, kinds: end?.kinds });
}

/** Reports fields that miss or contradict one another; false when the rule cannot be used. */
function checkRule(reader: ModelReader, row: RuleFields, path: ValuePath): boolean {
  const before = reader.log.count;
  const complain = (key: string, code: string, expected: string, received: string): void =>
    reader.report([...path, key], { code, expected, received });
  for (const [key, value] of [
    ['volume', row.trailer.volume],
    ['weight', row.trailer.weight],
  ] as const) {
    if (value === 0) {
      reader.report([...path, 'trailer', key], {
        code: 'out-of-range',
        expected: 'more than 0',
        received: '0',
      });
    }
  }
  const hasSchedule = row.departures !== undefined;
  const threshold = row['fill-threshold'];
  if (!hasSchedule && threshold === undefined) {
    const expected = 'a fill-threshold, as there are no departures';
    complain('fill-threshold', 'missing-field', expected, 'nothing');
  }
  if ((threshold ?? 0) > 0 && row['longest-wait'] === undefined) {
    const expected = 'a longest-wait, so that the last goods leave, too';
    complain('longest-wait', 'missing-field', expected, 'nothing');
  }
  if ((threshold ?? 0) === 0 && row['longest-wait'] !== undefined) {
    complain('longest-wait', 'unused-field', 'longest-wait only with a fill-threshold above 0', 'none');
  }
  for (const key of ['trailers', 'spot'] as const) {
    if (!hasSchedule && row[key] !== undefined)
      complain(key, 'unused-field', `${key} only with departures`, 'no departures');
  }
  return reader.log.count === before;
}

/** Every departure of a week, seconds since Monday midnight, rising, each once. */
function weeklySeconds({ days, times }: NonNullable<RuleFields['departures']>): number[] {
  const all = (days ?? WEEKDAYS).flatMap((day) =>
    times.map((time) => WEEKDAYS.indexOf(day) * SECONDS_PER_DAY + time),
  );
  return [...new Set(all)].sort((left, right) => left - right);
}

function longestGap(seconds: readonly number[]): number {
  return seconds.reduce((longest, second, index) => {
    const next = index + 1 < seconds.length ? seconds[index + 1] : seconds[0] + SECONDS_PER_WEEK;
    return Math.max(longest, next - second);
  }, 0);
}

/** The parts of a model that trailers are checked against; all complete. */
export interface TransportModel {
  readonly nodes: readonly NodeSpec[];
  readonly items: readonly ItemSpec[];
  readonly lanes: readonly LaneSpec[];
  readonly transport: readonly TransportRuleSpec[];
}

/** The first rule that matches a lane, or -1. */
export function transportRuleOf(
  { nodes, transport }: Pick<TransportModel, 'nodes' | 'transport'>,
  lane: Pick<LaneSpec, 'from' | 'to'>,
): number {
  const matches = ({ nodes: named, kinds }: LaneEndFilter, node: number): boolean =>
    (named === undefined || named.includes(node)) &&
    (kinds === undefined || kinds.includes(nodes[node].kind));
  return transport.findIndex((rule) => matches(rule.from, lane.from) && matches(rule.to, lane.to));
}

/** Reports rules that no lane follows, and items of which one unit is too large for a trailer of their lane. */
export function checkTransport(reader: ModelReader, model: TransportModel): void {
  const ruleOfLane = model.lanes.map((lane) => transportRuleOf(model, lane));
  model.transport.forEach(({ trailer }, rule) => {
    const path = ['transport', rule];
    const lanes = model.lanes.filter((_, lane) => ruleOfLane[lane] === rule);
    if (lanes.length === 0) {
      const expected = 'a rule that some lane follows';
      reader.report(path, { code: 'no-lane', expected, received: 'none that no earlier rule takes' });
    }
    const carried = (position: number) =>
      lanes.some(({ items }) => items === undefined || items.includes(position));
    const item = model.items.find(
      ({ divisible, volumeM3, weightKg }, position) =>
        !divisible && (volumeM3 > trailer.volumeM3 || weightKg > trailer.weightKg) && carried(position),
    );
    if (item === undefined) return;
    const expected = `a trailer with room for one unit of item "${item.id}" (${item.volumeM3} m3, ${item.weightKg} kg)`;
    const weight = Number.isFinite(trailer.weightKg) ? `, ${Number(trailer.weightKg.toPrecision(6))} kg` : '';
    const received = `${Number(trailer.volumeM3.toPrecision(6))} m3${weight}`;
    reader.report([...path, 'trailer'], { code: 'small-trailer', expected, received });
  });
}
