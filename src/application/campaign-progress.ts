import type { Experiment } from '../experiment/experiment.ts';
import type { StoppingReport } from '../experiment/result.ts';
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
  precision?: string,
): OnRun {
  let runs = 0;
  return (row, done, total) => {
    runs += 1;
    const seconds = (performance.now() - started) / 1000;
    onProgress?.({
      done,
      total,
      etaSeconds: (seconds / runs) * (total - done),
      label:
        precision ?? `${experiment.scenarios[row.scenario].label}, ${experiment.policies[row.policy].label}`,
    });
  };
}

/** How precise the least precise metric is after a round, e.g. `10 replications: total-cost-per-unit ±2.1 % (target 1 %)`. */
export function precisionText(targets: StoppingReport['targets'], replications: number): string {
  const excess = ({ reached, target }: StoppingReport['targets'][number]): number =>
    (reached ?? Infinity) / target;
  const worst = targets.reduce((a, b) => (excess(b) > excess(a) ? b : a));
  const text = (value: number | null): string => {
    if (value === null) return 'unknown';
    return worst.kind === 'relative'
      ? `${Number((100 * value).toPrecision(2))} %`
      : String(Number(value.toPrecision(2)));
  };
  return `${replications} replications: ${worst.metric} ±${text(worst.reached)} (target ${text(worst.target)})`;
}
