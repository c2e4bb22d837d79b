import { z } from 'zod';

/** Runs of a whole experiment at most: more than a machine does in a year, and what the memory holds the figures of. */
export const MOST_RUNS = 1_000_000;

/** A number of runs or replications in an experiment file. */
export function runCount(least: number) {
  return z.int().min(least).max(MOST_RUNS);
}
