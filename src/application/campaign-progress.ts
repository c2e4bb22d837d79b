import type { Experiment } from '../experiment/experiment.ts';
import type { OnRun } from '../experiment/run-recorded.ts';

/** How far a campaign is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Expected time left [s], null before the first run is done. */
  readonly etaSeconds: number | null;
  /** What was done last. */
  readonly label: string;
}

/** Turns finished runs into progress with the time left; runs found in a journal do not count as speed. */
export function progressOf(
  experiment: Experiment,
  started: number,
  onProgress: ((progress: Progress) => void) | undefined,
): OnRun {
  let runs = 0;
  return (row, done, total) => {
    runs += 1;
    const seconds = (performance.now() - started) / 1000;
    onProgress?.({
      done,
      total,
      etaSeconds: (seconds / runs) * (total - done),
      label: `${experiment.scenarios[row.scenario].label}, ${experiment.policies[row.policy].label}`,
    });
  };
}
