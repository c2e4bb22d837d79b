import type { Issue } from '../foundation/issue.ts';
import type { Experiment } from './experiment.ts';
import { MOST_RUNS } from './run-count.ts';

/**
 * Scenarios and policies multiply what one replication asks for: an issue when that is more than any campaign can make.
 * @param isFlag whether the replications are those of the command line
 */
export function runCountIssues({ file, locate, ...experiment }: Experiment, isFlag: boolean): Issue[] {
  const cells = experiment.scenarios.length * experiment.policies.length;
  const runs = cells * experiment.replications;
  if (runs <= MOST_RUNS) return [];
  const location = isFlag ? { place: { file }, path: '--replications' } : locate(['replications']);
  const expected = `at most ${MOST_RUNS} runs in all`;
  const received = `${runs}: ${cells} of each replication`;
  return [{ code: 'out-of-range', ...location, expected, received }];
}
