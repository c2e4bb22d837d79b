import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { World } from './random-world.ts';

const FOLDER = join(import.meta.dirname, 'kept-worlds');
/** Time to look at worlds and to make a failing one small [ms]. */
const TIME_LIMIT = 100_000;

/** Worlds that once broke a law, by file name: the test run looks at them before any new one. */
export function keptWorlds(): readonly (readonly [name: string, world: World])[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [name, JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as World]);
}

/**
 * Looks at `count` random worlds. One that fails is made small and kept as a file, to be committed with the repair; a
 * seed alone would mean another world as soon as the generator changes.
 * @throws what the property threw, with the seed and the file
 */
export async function checkWorlds(
  worlds: fc.Arbitrary<World>,
  holds: (world: World) => Promise<void>,
  { seed, count }: { readonly seed: number; readonly count: number },
): Promise<void> {
  const details = await fc.check(fc.asyncProperty(worlds, holds), {
    seed,
    numRuns: count,
    interruptAfterTimeLimit: TIME_LIMIT,
    markInterruptAsFailure: true,
  });
  if (!details.failed) return;
  const file = join(FOLDER, `seed-${details.seed}.json`);
  mkdirSync(FOLDER, { recursive: true });
  if (details.counterexample !== null) {
    writeFileSync(file, `${JSON.stringify(details.counterexample[0], undefined, 1)}\n`);
  }
  throw new Error(`a world of seed ${details.seed} fails; it is kept in ${file}`, {
    cause: details.errorInstance,
  });
}
