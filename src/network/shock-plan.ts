import type { Model } from '../model/model.ts';
import type { BurstSpec, RegimeSpec, ShockTimes, WeeklyLevelSpec } from '../model/shocks-spec.ts';
import type { TransferLanes } from './transfer-lanes.ts';

export type { ShockTimes } from '../model/shocks-spec.ts';
export type BurstPlan = BurstSpec & { readonly factorScale: number };
export type SurgePlan = BurstPlan | RegimeSpec;

const SECONDS_PER_DAY = 86_400;
/** Numbers that tell nodes, lanes and ways of transfers apart in keys. */
const NODE_KEY = 1;
const LANE_KEY = 2;
const WAY_KEY = 3;

/** Whose draws a calendar makes: places of nodes, not names, so that renaming changes nothing. */
export interface OutageKey {
  readonly kind: number;
  /** Place of the node, or of the lane's ends. */
  readonly place: number;
  /** How many random calendars and lanes of the same ends come before it. */
  readonly nth: number;
}

/** One calendar of outages: what it closes, or what capacity it takes. */
export interface OutageCalendar {
  readonly times: ShockTimes;
  readonly key: OutageKey;
  /** Site that fails, -1 = none. */
  readonly site: number;
  /** Lanes that no goods leave on meanwhile: the lane, or all that start at the node. */
  readonly lanes: readonly number[];
  /** Way of transfers that fails, -1 = none. */
  readonly way: number;
  readonly severity: number;
}

/** A random level on the capacity of a site. */
export interface CapacityPath extends WeeklyLevelSpec {
  readonly site: number;
  readonly node: number;
}

/** Shocks by position; in a run every calendar is drawn from these. */
export interface ShockPlan {
  readonly surges: readonly SurgePlan[];
  readonly calendars: readonly OutageCalendar[];
  readonly paths: readonly CapacityPath[];
  /** Days that calendars are drawn for. */
  readonly dayCount: number;
  /** Mean level of demand by surges that come at random or unknown to policies: [class][day]. */
  readonly meanLevels: readonly Float64Array[];
}

/** Where what fails stands in a network. */
export interface ShockPlaces {
  /** Site of each node, -1 = it holds no stock. */
  readonly nodeSite: Int32Array;
  readonly transfers: TransferLanes | undefined;
}

/** Undefined for models without shocks. O(outages x lanes + classes x days x surges). */
export function compileShocks(
  model: Model,
  places: ShockPlaces,
  classes: readonly string[],
  dayCount: number,
): ShockPlan | undefined {
  const { shocks } = model;
  if (shocks === undefined) return undefined;
  const surges = shocks.surges.map(
    (surge): SurgePlan =>
      surge.kind === 'regime' ? surge : { ...surge, factorScale: surge.isKnown ? 1 / surge.factor.mean : 1 },
  );
  return {
    surges,
    calendars: outageCalendars(model, places),
    paths: shocks.capacity.flatMap((path) =>
      path.nodes.map((node) => ({ ...path, node, site: places.nodeSite[node] })),
    ),
    dayCount,
    meanLevels: classes.map((itemClass) => meanLevels(surges, itemClass, dayCount)),
  };
}

function outageCalendars(model: Model, { nodeSite, transfers }: ShockPlaces): OutageCalendar[] {
  const used = new Map<string, number>();
  const keyOf = (kind: number, place: number, times: ShockTimes): OutageKey => {
    const id = `${kind}/${place}`;
    const nth = used.get(id) ?? 0;
    if (times.kind === 'random') used.set(id, nth + 1);
    return { kind, place, nth };
  };
  return (model.shocks?.outages ?? []).flatMap(({ of, members, ways, times, severity }) => [
    ...members.map((member) => {
      const isLane = of === 'lane';
      const place = isLane ? placeOf(model.lanes[member]) : member;
      const key = keyOf(isLane ? LANE_KEY : NODE_KEY, place, times);
      const lanes = severity < 1 ? [] : lanesOf(model, of, member);
      return { times, key, site: isLane ? -1 : nodeSite[member], lanes, way: -1, severity };
    }),
    ...ways.map((ends) => {
      const key = keyOf(WAY_KEY, placeOf(ends), times);
      return { times, key, site: -1, lanes: [], way: wayOf(ends, nodeSite, transfers), severity };
    }),
  ]);
}

/** Tells pairs of nodes apart. */
function placeOf({ from, to }: { readonly from: number; readonly to: number }): number {
  return (from << 16) ^ to;
}

function wayOf(
  { from, to }: { readonly from: number; readonly to: number },
  nodeSite: Int32Array,
  transfers: TransferLanes | undefined,
): number {
  for (let way = 0; way < (transfers?.count ?? 0); way++) {
    if (transfers?.fromSite[way] === nodeSite[from] && transfers.toSite[way] === nodeSite[to]) return way;
  }
  return -1;
}

function lanesOf({ lanes }: Model, of: 'node' | 'lane' | 'vendor', member: number): number[] {
  if (of === 'lane') return [member];
  return [...lanes.keys()].filter((lane) => lanes[lane].from === member);
}

/** Independent surges multiply, and so do their means. What is known stands in the calendar. */
function meanLevels(surges: readonly SurgePlan[], itemClass: string, dayCount: number): Float64Array {
  const levels = new Float64Array(dayCount).fill(1);
  for (const surge of surges) {
    if (surge.kind === 'regime' || surge.isKnown || !touchesClass(surge, itemClass)) continue;
    const lift = surge.factor.mean - 1;
    for (let day = 0; day < dayCount; day++) levels[day] *= 1 + lift * chanceOf(surge.times, day);
  }
  return levels;
}

/** Whether a surge moves the demand of an item class. */
export function touchesClass({ classes }: Pick<SurgePlan, 'classes'>, itemClass: string): boolean {
  return classes === undefined || classes.includes(itemClass);
}

/** Chance that a day is in a shock. */
function chanceOf(times: ShockTimes, day: number): number {
  if (times.kind === 'scheduled') return day >= times.fromDay && day < times.fromDay + times.days ? 1 : 0;
  return times.durationDays.mean / (times.betweenDays.mean + times.durationDays.mean);
}

/** Whole seconds of a number of days. */
export function secondsOf(days: number): number {
  return Math.round(days * SECONDS_PER_DAY);
}
