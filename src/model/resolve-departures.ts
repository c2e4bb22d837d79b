import { definedFields } from './defined-fields.ts';
import { departureRuleOf } from './departure-rule-of.ts';
import { departureRuleSchema, outboundCapacitySchema } from './departures-schema.ts';
import type { DepartureRuleSpec, OutboundCapacitySpec, ShiftSpec } from './departures-spec.ts';
import type { NodeKind, NodeSpec } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';
import { daysOfDates, needDepartures, weekdayFlags } from './resolve-calendar.ts';
import type { ValuePath } from './source-document.ts';

const SECONDS_PER_HOUR = 3600;
const SECONDS_PER_DAY = 86_400;
const WEEKS_PER_YEAR = 52;
/** The rules of a node are bits of one number. */
const MOST_RULES = 31;

/** What calendars of nodes are resolved against. */
export interface DepartureContext {
  readonly nodes: CheckedList<NodeSpec>;
  readonly startDate: string;
}

/** The rules of departures; undefined when the model has none, so that parcels leave at once. */
export function resolveDepartures(
  reader: ModelReader,
  { nodes, startDate }: DepartureContext,
): readonly DepartureRuleSpec[] | undefined {
  if (reader.rawAt(['departures']) === undefined) return undefined;
  const rules = reader.list(departureRuleSchema, ['departures']).flatMap((row, position) => {
    if (row === undefined) return [];
    const path = ['departures', position];
    const issuesBefore = reader.log.count;
    const speeds =
      row.speeds === undefined
        ? undefined
        : reader.resolveAll(reader.names.speeds, row.speeds, [...path, 'speeds']);
    const serving = nodesWhere(reader, nodes, row.where, [...path, 'where']);
    if (reader.log.count > issuesBefore) return [];
    return [
      {
        nodes: serving,
        times: [...new Set(row.times)].sort((left, right) => left - right),
        weekdays: weekdayFlags(row.days),
        closedDays: daysOfDates(row.closed, startDate),
        ...definedFields({ speeds, cycleSeconds: row['cycle-time'] }),
      },
    ];
  });
  for (const node of nodes.keys()) {
    const count = rules.filter((rule) => rule.nodes.includes(node)).length;
    if (count <= MOST_RULES) continue;
    const expected = `at most ${MOST_RULES} rules for node "${reader.names.nodes.names[node]}"`;
    reader.report(['departures'], { code: 'wrong-length', expected, received: String(count) });
    break;
  }
  return rules;
}

/** What nodes can pick and pack; undefined when the model does not limit it. */
export function resolveOutboundCapacity(
  reader: ModelReader,
  { nodes, startDate }: DepartureContext,
): readonly OutboundCapacitySpec[] | undefined {
  const path = ['capacity', 'outbound'];
  if (reader.rawAt(path) === undefined) return undefined;
  needDepartures(reader, path);
  return reader.list(outboundCapacitySchema, path).flatMap((row, position) => {
    if (row === undefined) return [];
    const shifts = row.shifts.map((shift) => ({
      weekdays: weekdayFlags(shift.days),
      fromSecond: shift.from,
      untilSecond: shift.until > shift.from ? shift.until : shift.until + SECONDS_PER_DAY,
      unitsPerHour: shift['units-per-hour'],
    }));
    checkShifts(reader, shifts, [...path, position, 'shifts']);
    return [
      {
        nodes: nodesWhere(reader, nodes, row.where, [...path, position, 'where']),
        shifts,
        closedDays: daysOfDates(row.closed, startDate),
        overtimeShare: row.overtime?.share ?? 0,
        overtimeCost: row.overtime?.cost ?? 0,
      },
    ];
  });
}

/** Orders are booked for departures to come; with next to no work in them the last unit would wait for centuries. */
function checkShifts(reader: ModelReader, shifts: readonly ShiftSpec[], path: ValuePath): void {
  const perWeek = shifts.reduce((units, { weekdays, fromSecond, untilSecond, unitsPerHour }) => {
    const days = weekdays.filter((isOn) => isOn).length;
    return units + (days * unitsPerHour * (untilSecond - fromSecond)) / SECONDS_PER_HOUR;
  }, 0);
  if (perWeek * WEEKS_PER_YEAR >= 1) return;
  reader.report(path, {
    code: 'out-of-range',
    expected: 'shifts that can do at least one unit in a year',
    received: `${Number((perWeek * WEEKS_PER_YEAR).toPrecision(3))} units`,
  });
}

/**
 * Every node with a limit on its outbound work must have departures for all speeds: only there does work queue.
 * Positions must be true, so all lists complete. Says nothing where a rule of departures was refused: it might be the one.
 */
export function checkOutboundCapacity(
  reader: ModelReader,
  departures: readonly DepartureRuleSpec[],
  capacity: readonly OutboundCapacitySpec[],
): void {
  const speeds = reader.names.speeds.names;
  const written = reader.rawAt(['departures']);
  if (!Array.isArray(written) || written.length > departures.length) return;
  capacity.forEach((rule, position) => {
    const node = rule.nodes.find((at) =>
      speeds.some((_, speed) => departureRuleOf(departures, at, speed) === undefined),
    );
    if (node === undefined) return;
    const expected = 'departures for every speed at each node whose work is limited';
    const received = `none for some speed at "${reader.names.nodes.names[node]}"`;
    reader.report(['capacity', 'outbound', position], { code: 'needs-departures', expected, received });
  });
}

interface NodeFilter {
  readonly nodes?: readonly string[] | undefined;
  readonly kinds?: readonly NodeKind[] | undefined;
}

/** Positions of the nodes that serve customers and match; a node that is named must serve. */
function nodesWhere(
  reader: ModelReader,
  nodes: CheckedList<NodeSpec>,
  where: NodeFilter | undefined,
  path: ValuePath,
): readonly number[] {
  const named =
    where?.nodes === undefined
      ? undefined
      : reader.resolveAll(reader.names.nodes, where.nodes, [...path, 'nodes']);
  for (const [index, position] of (named ?? []).entries()) {
    const node = nodes[position];
    if (node === undefined || node.servesCustomers) continue;
    const problem = {
      code: 'not-serving',
      expected: 'a node that serves customers',
      received: `"${node.id}", which does not`,
      hint: 'set serves-customers: true on it',
    };
    reader.report([...path, 'nodes', index], problem);
  }
  return [...nodes.keys()].filter((position) => {
    const node = nodes[position];
    if (node === undefined || !node.servesCustomers) return false;
    return (named?.includes(position) ?? true) && (where?.kinds?.includes(node.kind) ?? true);
  });
}
