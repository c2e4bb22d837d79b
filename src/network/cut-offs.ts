import { dateParts } from '../model/calendar-factor.ts';
import type { Model } from '../model/model.ts';
import { compileDepartures, type DepartureTables } from './departure-tables.ts';
import type { Network } from './network.ts';

const SECONDS_PER_DAY = 86_400;
/** Steps in which the last order is looked for where parcels leave at once [s]. */
const STEP_SECONDS = 60;
const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The last order of a weekday that a node can deliver to a region as promised, when it has stock and room. */
export interface CutOff {
  readonly node: string;
  readonly region: string;
  readonly speed: string;
  /** Weekday of the order on the clock of the region. */
  readonly day: string;
  /** Time of the last order on the clock of the region, 24:00 = the whole day; empty = no order of that day. */
  readonly cutOff: string;
  /** Weekday and time, on the clock of the node, at which that order leaves; empty where nothing waits for a departure. */
  readonly departs: string;
  /** Weekday and time of its delivery on the clock of the region. */
  readonly delivered: string;
}

/**
 * The cut-offs of every node, region, speed and weekday, in a week without closed dates. Empty for models without
 * departures. O(options x departures of the promised time).
 */
export function cutOffs(network: Network): readonly CutOff[] {
  const model = withoutClosedDates(network.model);
  const tables = compileDepartures(model, network.siteNode, network.outbound);
  if (tables === undefined) return [];
  const { promiseStart } = network.outbound;
  const rows: CutOff[] = [];
  for (let cell = 0; cell + 1 < promiseStart.length; cell++) {
    for (let option = promiseStart[cell]; option < promiseStart[cell + 1]; option++) {
      for (const weekday of DAY_NAMES.keys()) rows.push(cutOff(network, tables, { cell, option, weekday }));
    }
  }
  return rows;
}

/** The cut-offs as CSV with a header line and no line end at the end. Names hold nothing that needs quotes. */
export function cutOffCsv(rows: readonly CutOff[]): string {
  const lines = rows.map((row) =>
    [row.node, row.region, row.speed, row.day, row.cutOff, row.departs, row.delivered].join(','),
  );
  return ['node,region,speed,day,cut-off,departs,delivered', ...lines].join('\n');
}

interface Question {
  readonly cell: number;
  readonly option: number;
  readonly weekday: number;
}

interface LastOrder {
  readonly time: number;
  readonly departure: number | undefined;
  readonly delivered: number;
}

function cutOff(network: Network, tables: DepartureTables, question: Question): CutOff {
  const { model, outbound, siteNode, speedCount } = network;
  const { cell, option, weekday } = question;
  const node = model.nodes[siteNode[outbound.site[option]]];
  const region = model.regions[Math.floor(cell / speedCount)];
  const offset = region.utcOffsetSeconds ?? 0;
  const first = dateParts(model.startDate, 0).weekday;
  // A day of the second week: no departure before the start is missing from its past.
  const start = (7 + ((weekday - first + 7) % 7)) * SECONDS_PER_DAY - offset;
  const last = lastOrder(network, tables, question, start);
  const nodeOffset = node.utcOffsetSeconds ?? 0;
  const dayAndTime = (time: number, local: number) => {
    const day = Math.floor((time + local) / SECONDS_PER_DAY);
    return `${DAY_NAMES[(first + day) % 7]} ${clockText(time + local - day * SECONDS_PER_DAY)}`;
  };
  return {
    node: node.id,
    region: region.id,
    speed: model.speeds[cell % speedCount].id,
    day: DAY_NAMES[weekday],
    cutOff: last === undefined ? '' : clockText(last.time - start),
    departs: last?.departure === undefined ? '' : dayAndTime(last.departure, nodeOffset),
    delivered: last === undefined ? '' : dayAndTime(last.delivered, offset),
  };
}

/** The last second of the day beginning at `start` in which an order can be promised. */
function lastOrder(
  network: Network,
  tables: DepartureTables,
  { cell, option }: Question,
  start: number,
): LastOrder | undefined {
  const { outbound, speedCount } = network;
  const { clock, readySeconds, ruleBit, schedules, transitSeconds } = tables;
  const place = outbound.site[option] * speedCount + outbound.waySpeed[option];
  const schedule = schedules[outbound.site[option]];
  const region = Math.floor(cell / speedCount);
  const end = start + SECONDS_PER_DAY - 1;
  const deliveredAt = (leaves: number) => clock.handedOverAt(region, leaves + transitSeconds[option]);
  if (ruleBit[place] === 0 || schedule === undefined) {
    for (let time = end; time >= start; time -= STEP_SECONDS) {
      const delivered = deliveredAt(time + readySeconds[place]);
      if (delivered <= clock.dueAt(cell, time)) return { time, departure: undefined, delivered };
    }
    return undefined;
  }
  const cycle = Math.max(1, readySeconds[place]);
  let last: LastOrder | undefined;
  for (let index = 0; ; index++) {
    schedule.ensure(index);
    const departure = schedule.times[index];
    const time = Math.min(departure - cycle, end);
    if (time < start || (schedule.masks[index] & ruleBit[place]) === 0) continue;
    const delivered = deliveredAt(departure);
    if (delivered > clock.dueAt(cell, end)) return last;
    const isBetter = last === undefined || time > last.time;
    if (isBetter && delivered <= clock.dueAt(cell, time)) last = { time, departure, delivered };
  }
}

/** Hours and minutes of a time of day, with seconds where there are any; the last second of a day is its end. */
export function clockText(seconds: number): string {
  if (seconds === SECONDS_PER_DAY - 1) return '24:00';
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const text = parts.map((part) => String(part).padStart(2, '0'));
  return (parts[2] === 0 ? text.slice(0, 2) : text).join(':');
}

function withoutClosedDates(model: Model): Model {
  return {
    ...model,
    ...(model.departures === undefined
      ? {}
      : { departures: model.departures.map((rule) => ({ ...rule, closedDays: [] })) }),
    regions: model.regions.map((region) =>
      region.deliveries === undefined
        ? region
        : { ...region, deliveries: { ...region.deliveries, closedDays: [] } },
    ),
  };
}
