import { join } from 'node:path';
import type { Baseline } from '../experiment/baseline.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { SteadyStateReport } from '../experiment/result.ts';
import { InputError, type Issue } from '../foundation/issue.ts';
import { droppedDays } from '../report/steady-state-text.ts';

/**
 * Days that the baseline of a steady-state experiment dropped, by scenario: a gate compares the same stretch of the runs.
 * Undefined for other experiments.
 * @throws InputError when the baseline does not say, or when only one of the two is measured in the long run
 */
export function baselineStart(experiment: Experiment, baseline: Baseline): readonly number[] | undefined {
  const place = { file: join(baseline.directory, 'result.json') };
  if (experiment.steadyState === undefined) {
    if (baseline.result.steadyState === undefined) return undefined;
    const expected = 'a baseline measured after its warm-up, as the experiment asks for';
    const received = 'the long run of a steady-state experiment';
    throw new InputError([{ code: 'wrong-baseline', place, path: 'steadyState', expected, received }]);
  }
  const starts = experiment.scenarios.map(({ id }) => droppedDays(baseline.result, id));
  const issues = experiment.scenarios.flatMap(({ id }, scenario): Issue[] =>
    Number.isFinite(starts[scenario])
      ? []
      : [
          {
            code: 'wrong-baseline',
            place,
            path: 'steadyState',
            expected: `the days that the baseline dropped in scenario "${id}"`,
            received: 'none',
            hint: 'record the baseline anew with: echelon compare',
          },
        ],
  );
  if (issues.length > 0) throw new InputError(issues);
  return starts.map((days) => days ?? 0);
}

/** Which days both sides leave out, and whether the change made the start longer than that. */
export function startText(
  experiment: Experiment,
  startDays: readonly number[],
  reports: readonly SteadyStateReport[],
): string {
  const sentences = experiment.scenarios.map(({ id }, scenario) => {
    const of = experiment.scenarios.length === 1 ? '' : ` of scenario ${id}`;
    const own = Math.max(
      ...reports.filter((report) => report.scenario === id).map(({ truncatedDays }) => truncatedDays),
    );
    const head = `The first ${startDays[scenario]} days${of} are dropped, as in the baseline`;
    return own > startDays[scenario]
      ? `${head}; these runs alone would drop ${own}: the start has become longer.`
      : `${head}.`;
  });
  return sentences.join(' ');
}
