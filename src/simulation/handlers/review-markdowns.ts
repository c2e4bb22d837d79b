import { EVENT } from '../layout.ts';
import type { Markdowns } from '../mechanisms/markdowns.ts';
import type { SimulationState } from '../simulation-state.ts';
import { recordEvent } from './record-event.ts';

/** Reviews discounts at the start of a day, if it is one of review; a new discount is an event. */
export function reviewMarkdowns(state: SimulationState, markdowns: Markdowns, day: number): void {
  markdowns.startDay(day, (item, discount) => {
    recordEvent(state, EVENT.markdown, item, -1, -1, discount, 0);
  });
}
