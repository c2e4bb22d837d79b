import { MARKDOWN } from '../simulation/mechanisms/markdowns.ts';
import type { MeasuredRun } from '../simulation/simulate.ts';

/** One of a run's counters of markdowns (MARKDOWN); 0 in models without. */
export function markdownCount(outcome: MeasuredRun, offset: number): number {
  return outcome.measured.mechanisms.markdown?.[offset] ?? 0;
}

/** What markdowns cost [money]; 0 in models without. */
export function markdownCost(outcome: MeasuredRun): number {
  return markdownCount(outcome, MARKDOWN.cost);
}

/** Units that customers came for whom only a discount brought; 0 in models without. */
export function broughtUnits(outcome: MeasuredRun): number {
  return markdownCount(outcome, MARKDOWN.brought);
}
