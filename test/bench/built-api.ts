/**
 * The public API as built (`npm run build`), with the compiler set as the command line sets it: the benchmarks measure
 * what users run.
 */
export async function builtApi(): Promise<typeof import('../../src/index.ts')> {
  const built = (path: string): string => new URL(`../../dist/${path}`, import.meta.url).href;
  const { tuneCompiler } = (await import(built('cli/tune-compiler.js'))) as { tuneCompiler: () => void };
  tuneCompiler();
  return import(built('index.js'));
}
