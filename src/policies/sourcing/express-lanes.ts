import { leastSource } from './least-source.ts';
import type { SourcingFacts, SourcingState } from './sourcing-policy.ts';

/** Mean lead time of express lanes [days]; Infinity for the others. @throws Error when no lane is express */
export function expressDays({ lanes }: SourcingFacts): Float64Array {
  if (!lanes.some((lane) => lane.isExpress)) {
    throw new Error('no lane is express; mark the expedited lanes with "express: true"');
  }
  return Float64Array.from(lanes, (lane) =>
    lane.isExpress ? lane.meanLeadTimeDays : Number.POSITIVE_INFINITY,
  );
}

/** The fastest express source of the stock; -1 when it has none. */
export function expressSource(state: SourcingState, days: Float64Array): number {
  return leastSource(state, (source) => days[state.lanes[source]]);
}
