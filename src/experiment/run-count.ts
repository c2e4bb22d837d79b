import { z } from 'zod';
import { InputError } from '../foundation/issue.ts';
import type { Experiment } from './experiment.ts';

/** Runs of a whole experiment at most: more than a machine does in a year, and what the memory holds the figures of. */
const MOST_RUNS = 1_000_000;

/** A number of runs or replications in an experiment file. */
export function runCount(least: number) {
  return z.int().min(least).max(MOST_RUNS);
}

/**
 * Scenarios and policies multiply what one replication asks for.
 * @param flag whether the replications are those of the command line
 * @throws InputError when there are more runs than any campaign can make
 */
export function checkRunCount({ file, locate, ...experiment }: Experiment, flag: boolean): void {
  const cells = experiment.scenarios.length * experiment.policies.length;
  const runs = cells * experiment.replications;
  if (runs <= MOST_RUNS) return;
  const location = flag ? { place: { file }, path: '--replications' } : locate(['replications']);
  const expected = `at most ${MOST_RUNS} runs in all`;
  const received = `${runs}: ${cells} of each replication`;
  throw new InputError([{ code: 'out-of-range', ...location, expected, received }]);
}
