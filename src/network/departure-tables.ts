import { dateParts } from '../model/calendar-factor.ts';
import { departureRuleOf, readySeconds } from '../model/departure-rule-of.ts';
import type { Model } from '../model/model.ts';
import { DepartureSchedule } from './departure-schedule.ts';
import type { OutboundOptions } from './outbound-options.ts';
import { PromiseClock } from './promise-clock.ts';

/** When parcels leave and arrive, of models with departures. */
export interface DepartureTables {
  readonly clock: PromiseClock;
  /** By site; undefined where parcels leave at once. */
  readonly schedules: readonly (DepartureSchedule | undefined)[];
  /** By site * speeds + speed of the way: bit of its rule in the masks of the site's schedule; 0 = leaves at once. */
  readonly ruleBit: Int32Array;
  /** Order to ready for departure [s], by site * speeds + speed of the way. */
  readonly readySeconds: Float64Array;
  /** Departure to arrival [s], by option. */
  readonly transitSeconds: Float64Array;
  /** Price of a unit done in overtime [money], by site. */
  readonly overtimeCost: Float64Array;
}

/** Undefined for models without departures. O(sites x speeds x rules + options). */
export function compileDepartures(
  model: Model,
  siteNode: Int32Array,
  outbound: OutboundOptions,
): DepartureTables | undefined {
  const { departures } = model;
  if (departures === undefined) return undefined;
  const speedCount = model.speeds.length;
  const startWeekday = dateParts(model.startDate, 0).weekday;
  const ruleBit = new Int32Array(siteNode.length * speedCount);
  const ready = new Float64Array(siteNode.length * speedCount);
  const overtimeCost = new Float64Array(siteNode.length);
  const schedules = Array.from(siteNode, (node, site) => {
    const used = model.speeds.map((_, speed) => departureRuleOf(departures, node, speed));
    const rules = [...new Set(used)].filter((rule) => rule !== undefined);
    for (const [speed, rule] of used.entries()) {
      ready[site * speedCount + speed] = readySeconds(model, node, speed);
      if (rule !== undefined) ruleBit[site * speedCount + speed] = 1 << rules.indexOf(rule);
    }
    const capacity = model.capacity?.outbound?.find((rule) => rule.nodes.includes(node));
    overtimeCost[site] = capacity?.overtimeCost ?? 0;
    if (rules.length === 0) return undefined;
    const offsetSeconds = model.nodes[node].utcOffsetSeconds ?? 0;
    return new DepartureSchedule({ rules, capacity, offsetSeconds, startWeekday });
  });
  return {
    clock: new PromiseClock(model),
    schedules,
    ruleBit,
    readySeconds: ready,
    transitSeconds: outbound.deliverySeconds.map(
      (seconds, option) => seconds - ready[outbound.site[option] * speedCount + outbound.waySpeed[option]],
    ),
    overtimeCost,
  };
}
