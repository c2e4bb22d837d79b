import { dateParts } from '../model/calendar-factor.ts';
import type { Model } from '../model/model.ts';
import { transportRuleOf } from '../model/resolve-transport.ts';

const SECONDS_PER_DAY = 86_400;
const SECONDS_PER_WEEK = 7 * SECONDS_PER_DAY;

/** The lanes whose goods travel on trailers, as columns by lane. */
export interface TransportLanes {
  /** Position of the lane's rule in model.transport; -1 = goods leave the moment they are dispatched. */
  readonly ruleOfLane: Int32Array;
  /** Tells lanes of the same two nodes apart: 0 for the first of them, 1 for the second … Keys draws. */
  readonly nthOfEnds: Int32Array;
  /** Seconds since Monday midnight at time 0, on the clock of the node that the lane starts at. */
  readonly startOfWeek: Float64Array;
}

/** Finds the rule of every lane; undefined when the model has no trailers. */
export function compileTransport(model: Model): TransportLanes | undefined {
  const { lanes, nodes, transport } = model;
  if (transport === undefined) return undefined;
  const monday = dateParts(model.startDate, 0).weekday * SECONDS_PER_DAY;
  const isTwin = (lane: number, other: number): boolean =>
    lanes[other].from === lanes[lane].from && lanes[other].to === lanes[lane].to;
  return {
    ruleOfLane: Int32Array.from(lanes, (lane) => transportRuleOf({ nodes, transport }, lane)),
    nthOfEnds: Int32Array.from(
      lanes,
      (_, lane) => lanes.slice(0, lane).filter((_lane, other) => isTwin(lane, other)).length,
    ),
    startOfWeek: Float64Array.from(lanes, ({ from }) => {
      const second = monday + (nodes[from].utcOffsetSeconds ?? 0);
      return (second + SECONDS_PER_WEEK) % SECONDS_PER_WEEK;
    }),
  };
}

/**
 * The first departure of a weekly schedule at or after a second of the clock.
 * @param weekly seconds since Monday midnight, rising, at least one
 * @param startOfWeek the same at time 0 of the clock
 */
export function nextDeparture(weekly: readonly number[], startOfWeek: number, from: number): number {
  const sinceMonday = (from + startOfWeek) % SECONDS_PER_WEEK;
  const monday = from - sinceMonday;
  const next = weekly.find((second) => second >= sinceMonday);
  return monday + (next ?? weekly[0] + SECONDS_PER_WEEK);
}

/** Time at the yard that policies plan with, by lane [days]; 0 without trailers. */
export function plannedWaits(model: Model, transport: TransportLanes | undefined): Float64Array {
  return Float64Array.from(model.lanes, (_, lane) => {
    const rule = transport?.ruleOfLane[lane] ?? -1;
    return rule < 0 ? 0 : (model.transport?.[rule].plannedWaitDays ?? 0);
  });
}
