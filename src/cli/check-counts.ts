import { UsageError } from './usage-error.ts';

/**
 * Checks the flags that count something.
 * @throws UsageError unless each is a whole number of at least 1 or was not given.
 */
export function checkCounts(flags: { readonly [name: string]: unknown }, ...names: readonly string[]): true {
  for (const name of names) {
    const value = flags[name];
    if (value !== undefined && !(Number.isInteger(value) && Number(value) >= 1)) {
      throw new UsageError(`--${name}: expected a whole number of at least 1, got ${String(value)}`);
    }
  }
  return true;
}
