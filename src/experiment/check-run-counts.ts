import { describeValue } from '../foundation/describe-value.ts';
import { InputError, type Issue } from '../foundation/issue.ts';
import type { Experiment } from './experiment.ts';
import { MOST_RUNS } from './run-count.ts';

/**
 * Scenarios and policies multiply what one replication asks for: an issue when that is more than any campaign can make.
 * @param isFlag whether the replications are those of the command line
 */
export function runCountIssues({ file, locate, ...experiment }: Experiment, isFlag: boolean): Issue[] {
  const cells = experiment.scenarios.length * experiment.policies.length;
  const runs = cells * experiment.replications;
  const location = isFlag ? { place: { file }, path: '--replications' } : locate(['replications']);
  // A program may ask for anything.
  if (!isCount(experiment.replications)) {
    const received = describeValue(experiment.replications);
    return [{ code: 'out-of-range', ...location, expected: COUNT, received }];
  }
  if (runs <= MOST_RUNS) return [];
  const expected = `at most ${MOST_RUNS} runs in all`;
  const received = `${runs}: ${cells} of each replication`;
  return [{ code: 'out-of-range', ...location, expected, received }];
}

/** @throws InputError unless `workers` is a whole number of at least 1 */
export function checkWorkers(workers: number, { file }: Experiment): void {
  if (isCount(workers)) return;
  const received = describeValue(workers);
  throw new InputError([
    { code: 'out-of-range', place: { file }, path: '--workers', expected: COUNT, received },
  ]);
}

const COUNT = 'a whole number of at least 1';

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}
