import { tuneCompiler } from '../../src/cli/tune-compiler.ts';

/**
 * The public API as built (`npm run build`): the benchmarks measure the JavaScript that users run, without the
 * wrappers that a TypeScript loader puts around functions, and with the compiler set as the command line sets it.
 */
export async function builtApi(): Promise<typeof import('../../src/index.ts')> {
  tuneCompiler();
  return import(new URL('../../dist/index.js', import.meta.url).href);
}
