/**
 * The public API as built (`npm run build`): the benchmarks measure the JavaScript that users run, without the
 * wrappers that a TypeScript loader puts around functions.
 */
export async function builtApi(): Promise<typeof import('../../src/index.ts')> {
  return import(new URL('../../dist/index.js', import.meta.url).href);
}
