import type { SourcingState } from './sourcing-policy.ts';

/**
 * The source with the least figure among those that can ship the whole order now, else among all; ties to the first.
 * Sources with figure Infinity are left out; -1 when nothing is left.
 */
export function leastSource(state: SourcingState, figureOf: (source: number) => number): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  let bestReady = -1;
  let leastReady = Number.POSITIVE_INFINITY;
  for (let source = state.first; source < state.end; source++) {
    const figure = figureOf(source);
    if (figure < least) {
      least = figure;
      best = source;
    }
    if (figure < leastReady && state.available(source) >= state.quantity) {
      leastReady = figure;
      bestReady = source;
    }
  }
  return bestReady >= 0 ? bestReady : best;
}
