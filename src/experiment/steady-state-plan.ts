import { describeValue } from '../foundation/describe-value.ts';
import { valueAt } from '../model/check-against.ts';
import type { IssueLog } from '../model/issue-log.ts';
import type { Locate } from '../model/located-value.ts';
import type { ExperimentFields } from './experiment-schema.ts';

const SECONDS_PER_DAY = 86_400;

/** Fewer intervals in a run tell nothing about its start. */
export const LEAST_INTERVALS = 50;

/** The mean in the long run is asked for: the start is found and dropped at analysis. */
export interface SteadyStatePlan {
  /** Length of one observation [d], whole, > 0. */
  readonly intervalDays: number;
  /** Metric ids whose series decide where the start ends. */
  readonly metrics: readonly string[];
  /** Days to drop by scenario, whatever the series say: in a check, those that the baseline dropped. */
  readonly startDays?: readonly number[];
}

/** The plan in an experiment file; undefined when it has none. */
export function steadyStatePlan(
  fields: ExperimentFields,
  metricsOfInterest: readonly string[],
): SteadyStatePlan | undefined {
  const plan = fields['steady-state'];
  if (plan === undefined) return undefined;
  return { intervalDays: plan.interval / SECONDS_PER_DAY, metrics: plan.metrics ?? metricsOfInterest };
}

/** Adds an issue for an interval that is not whole days and for plans that cannot be combined with this one. */
export function checkSteadyState(
  fields: ExperimentFields,
  raw: unknown,
  locate: Locate,
  log: IssueLog,
): void {
  const plan = fields['steady-state'];
  if (plan === undefined) return;
  if (plan.interval % SECONDS_PER_DAY !== 0 || plan.interval < SECONDS_PER_DAY) {
    const expected = 'whole days, 1 d or more';
    log.add(locate(['steady-state', 'interval']), {
      code: 'wrong-unit',
      expected,
      received: describeValue(valueAt(raw, ['steady-state', 'interval'])),
    });
  }
  for (const other of ['precision', 'select'] as const) {
    if (fields[other] === undefined) continue;
    log.add(locate(['steady-state']), {
      code: 'wrong-kind',
      expected: `either steady-state or ${other}`,
      received: 'both',
    });
  }
}
