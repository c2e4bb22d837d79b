import type { CalendarLevels } from './replenishment-policy.ts';

/** A level [units] that is the same on every day. */
export function constantLevel(level: number): CalendarLevels {
  return { days: 0, leastFactor: 1, factorStep: 0, levels: [level] };
}

/** Where a factor lies among levels: `weight` of the way from level `below` to the next. */
export interface LevelPlace {
  readonly below: number;
  /** In [0, 1]; 0 where there is one level. */
  readonly weight: number;
}

/** The place of a calendar factor among levels of this spacing. */
export function placeOfFactor(
  { leastFactor, factorStep, levels }: CalendarLevels,
  factor: number,
): LevelPlace {
  const last = levels.length - 1;
  if (last === 0) return { below: 0, weight: 0 };
  const position = Math.min(last, Math.max(0, (factor - leastFactor) / factorStep));
  const below = Math.min(last - 1, Math.floor(position));
  return { below, weight: position - below };
}

/** The level at a place between two neighbours; `above` does not matter at weight 0. */
export function levelBetween(below: number, above: number, weight: number): number {
  return weight === 0 ? below : below * (1 - weight) + above * weight;
}

/** A level [units] as an order-up-to level: whole units for indivisible items, rounded up. */
export function roundedLevel(level: number, whole: boolean): number {
  return whole ? Math.ceil(level - 1e-9) : level;
}
