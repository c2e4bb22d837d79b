import { UsageError } from './usage-error.ts';

/** Threads at most; each takes the memory of a simulator. */
const MOST_WORKERS = 256;

/**
 * Checks the flags that count something.
 * @throws UsageError unless each is a whole number of at least 1, and not more workers than can be, or was not given.
 */
export function checkCounts(flags: { readonly [name: string]: unknown }, ...names: readonly string[]): true {
  for (const name of names) {
    const value = flags[name];
    if (value !== undefined && !(Number.isInteger(value) && Number(value) >= 1)) {
      throw new UsageError(
        `--${name}: expected a whole number of at least 1, got ${Number.isNaN(value) ? 'no number' : String(value)}`,
      );
    }
    if (name === 'workers' && Number(value) > MOST_WORKERS) {
      throw new UsageError(`--workers: expected at most ${MOST_WORKERS} threads, got ${String(value)}`);
    }
  }
  return true;
}
