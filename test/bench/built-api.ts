import { tuneCompiler } from '../../src/cli/tune-compiler.ts';

/**
 * The public API as built (`npm run build`), with the compiler set as the command line sets it: the benchmarks measure
 * what users run.
 */
export async function builtApi(): Promise<typeof import('../../src/index.ts')> {
  tuneCompiler();
  return import(new URL('../../dist/index.js', import.meta.url).href);
}
