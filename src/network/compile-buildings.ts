import { firstRuleFor, type InboundRuleSpec, type StorageRuleSpec } from '../model/buildings-spec.ts';
import type { Model } from '../model/model.ts';
import { OpenClock } from './open-clock.ts';

const DAYS_PER_WEEK = 7;

/** The dock of one site. */
export interface Dock {
  readonly site: number;
  /** Infinity = any number. */
  readonly doors: number;
  readonly rule: InboundRuleSpec | undefined;
  /** undefined = always open. */
  readonly clock: OpenClock | undefined;
}

/** Room for some storage types at one site. */
export interface Room {
  readonly site: number;
  readonly types: readonly string[];
  readonly rule: StorageRuleSpec;
}

/** Docks and storage room by position. */
export interface CompiledBuildings {
  /** Sites with a rule of their own, and those whose room has a hard limit: their goods may have to wait. */
  readonly docks: readonly Dock[];
  /** Dock of each site, -1 = goods are sellable as they arrive. */
  readonly dockOfSite: Int32Array;
  readonly rooms: readonly Room[];
  /** Room of each stock, -1 = no limit. */
  readonly roomOfStock: Int32Array;
  /** Expected days from arrival to sellable of a receipt that need not wait, by site: what policies plan with. */
  readonly plannedDays: Float64Array;
}

/** Matches the rules of a model's capacities to its sites. undefined when it has none. */
export function compileBuildings(model: Model, siteNode: Int32Array): CompiledBuildings | undefined {
  const { inbound = [], storage = [] } = model.capacity ?? {};
  if (inbound.length + storage.length === 0) return undefined;
  const { rooms, roomOfStock } = compileRooms(model, siteNode, storage);
  const startWeekday =
    (new Date(`${model.startDate}T00:00:00Z`).getUTCDay() + DAYS_PER_WEEK - 1) % DAYS_PER_WEEK;
  const docks: Dock[] = [];
  const dockOfSite = new Int32Array(siteNode.length).fill(-1);
  const plannedDays = new Float64Array(siteNode.length);
  for (const [site, node] of siteNode.entries()) {
    const index = firstRuleFor(inbound, node, model.nodes[node].kind);
    const rule = index < 0 ? undefined : inbound[index];
    const isHard = rooms.some((room) => room.site === site && room.rule.isHard);
    if (rule === undefined && !isHard) continue;
    dockOfSite[site] = docks.length;
    if (rule !== undefined) plannedDays[site] = rule.timeDays.mean + rule.stowDelayDays.mean;
    const opening = rule?.opening;
    const offset = model.nodes[node].utcOffsetSeconds ?? 0;
    const clock = opening === undefined ? undefined : new OpenClock(opening, startWeekday, offset);
    docks.push({ site, doors: rule?.doors ?? Number.POSITIVE_INFINITY, rule, clock });
  }
  return { docks, dockOfSite, rooms, roomOfStock, plannedDays };
}

function compileRooms(
  model: Model,
  siteNode: Int32Array,
  rules: readonly StorageRuleSpec[],
): Pick<CompiledBuildings, 'rooms' | 'roomOfStock'> {
  const rooms: Room[] = [];
  const types = [...new Set(model.items.map(({ storageType }) => storageType))];
  const roomOfStock = new Int32Array(model.items.length * siteNode.length).fill(-1);
  for (const [site, node] of siteNode.entries()) {
    const roomOfType = new Map<string, number>();
    for (const rule of rules) {
      const { kind } = model.nodes[node];
      if (firstRuleFor([rule], node, kind) < 0) continue;
      const own = (rule.types ?? types).filter((type) => !roomOfType.has(type));
      if (own.length === 0) continue;
      for (const type of own) roomOfType.set(type, rooms.length);
      rooms.push({ site, types: own, rule });
    }
    for (const [item, { storageType }] of model.items.entries()) {
      roomOfStock[item * siteNode.length + site] = roomOfType.get(storageType) ?? -1;
    }
  }
  return { rooms, roomOfStock };
}
