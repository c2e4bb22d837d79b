import { coordinatesOf, greatCircleKm } from './great-circle.ts';
import type { Model, NodeSpec, RateBand, RegionSpec } from './model.ts';

/** How one node reaches one region at one speed. */
export interface OutboundOption {
  readonly transitSeconds: number;
  readonly distanceKm: number;
  /** Position of the distance zone; undefined for an explicit connection. */
  readonly zone?: number;
  readonly bands: readonly RateBand[];
}

/** The parts of a model that decide how customers are reached. */
export type OutboundModel = Pick<
  Model,
  'nodes' | 'regions' | 'speeds' | 'outbound' | 'circuity' | 'departures'
>;

/**
 * Finds the way from a node to a region at a speed: the explicit connection for that speed, else the explicit one for
 * every speed, else the rate of the zone of the travelled distance. Of several methods it is
 * the fastest. No way beyond the speed's reach, nor from a node that serves no customers. Building takes time in proportion to the outbound rows, each question constant time.
 */
export class OutboundLookup {
  readonly #model: OutboundModel;
  readonly #lanes = new Map<string, OutboundOption>();
  readonly #rates = new Map<string, Omit<OutboundOption, 'distanceKm'>>();

  constructor(model: OutboundModel) {
    this.#model = model;
    for (const { from, region, speed, transitSeconds, distanceKm, bands } of model.outbound.lanes) {
      const option = { transitSeconds, distanceKm, bands };
      keepFastest(this.#lanes, `${from} ${region} ${speed ?? '*'}`, option);
    }
    for (const { speed, zone, transitSeconds, bands } of model.outbound.rates) {
      keepFastest(this.#rates, `${speed} ${zone}`, { transitSeconds, zone, bands });
    }
  }

  /** The way from a node to a region at a speed, or undefined when it is not offered. */
  option(node: number, region: number, speed: number): OutboundOption | undefined {
    if (!this.#model.nodes[node].servesCustomers) return undefined;
    const option = this.explicitOption(node, region, speed) ?? this.#zoneOption(node, region, speed);
    return option !== undefined && option.distanceKm <= this.#model.speeds[speed].reachKm
      ? option
      : undefined;
  }

  /** The explicit connection that replaces zone rates here, or undefined; its reach is not looked at. */
  explicitOption(node: number, region: number, speed: number): OutboundOption | undefined {
    return this.#lanes.get(`${node} ${region} ${speed}`) ?? this.#lanes.get(`${node} ${region} *`);
  }

  #zoneOption(node: number, region: number, speed: number): OutboundOption | undefined {
    const distanceKm =
      travelledKm(this.#model.nodes[node], this.#model.regions[region], this.#model.circuity) ?? 0;
    const rate = this.#rates.get(`${speed} ${zoneOf(distanceKm, this.#model.outbound.zoneLimitsKm)}`);
    return rate === undefined ? undefined : { ...rate, distanceKm };
  }
}

function keepFastest<T extends Pick<OutboundOption, 'transitSeconds'>>(
  ways: Map<string, T>,
  key: string,
  way: T,
): void {
  const known = ways.get(key);
  if (known === undefined || way.transitSeconds < known.transitSeconds) ways.set(key, way);
}

/** Position of the zone that a distance [km] falls in; a limit belongs to the zone below it. */
export function zoneOf(distanceKm: number, limitsKm: readonly number[]): number {
  const zone = limitsKm.findIndex((limit) => distanceKm <= limit);
  return zone < 0 ? limitsKm.length : zone;
}

/** Great-circle distance x circuity [km]; undefined when an end has no coordinates. */
export function travelledKm(from: NodeSpec, to: NodeSpec | RegionSpec, circuity: number): number | undefined {
  const start = coordinatesOf(from);
  const end = coordinatesOf(to);
  return start === undefined || end === undefined ? undefined : greatCircleKm(start, end) * circuity;
}
