import type { SourcingFacts, SourcingState } from './sourcing-policy.ts';

/** Preference, share and permission of each lane, as columns. */
export interface Preferences {
  readonly priority: Float64Array;
  readonly share: Float64Array;
  /** 1 when the lane may be chosen. */
  readonly isAllowed: Uint8Array;
}

/** The columns of all lanes; express lanes only when `withExpress`. */
export function preferencesOf({ lanes }: SourcingFacts, withExpress: boolean): Preferences {
  return {
    priority: Float64Array.from(lanes, (lane) => lane.priority),
    share: Float64Array.from(lanes, (lane) => lane.share),
    isAllowed: Uint8Array.from(lanes, (lane) => (withExpress || !lane.isExpress ? 1 : 0)),
  };
}

/**
 * First priority whose source can ship the whole order now, else the first priority. Among sources of equal priority
 * the one furthest behind its share; ties to the lane listed first. -1 when no source is allowed.
 */
export function preferredSource(state: SourcingState, preferences: Preferences): number {
  const { first, end } = state;
  let fallback = -1;
  for (let from = first; from < end; ) {
    const to = endOfPriority(state, preferences, from);
    const chosen = furthestBehind(state, preferences, from, to);
    if (chosen >= 0) {
      if (to === end && fallback < 0) return chosen;
      if (state.available(chosen) >= state.quantity) return chosen;
      if (fallback < 0) fallback = chosen;
    }
    from = to;
  }
  return fallback;
}

function endOfPriority({ lanes, end }: SourcingState, { priority }: Preferences, from: number): number {
  let to = from + 1;
  while (to < end && priority[lanes[to]] === priority[lanes[from]]) to++;
  return to;
}

function furthestBehind(state: SourcingState, preferences: Preferences, from: number, to: number): number {
  const { share, isAllowed } = preferences;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let source = from; source < to; source++) {
    const lane = state.lanes[source];
    if (isAllowed[lane] === 0) continue;
    const behind = state.unitsOrdered(source) / share[lane];
    if (best < 0 || behind < least) {
      best = source;
      least = behind;
    }
  }
  return best;
}
