/*
 * The first half of `npm run build`, before the compiler writes the types: puts src/ into a few files in dist/, so that the
 * program and each of its worker threads open a handful of files and not hundreds. Packages stay outside.
 */
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

// Nothing of an earlier build may be taken for one of this.
rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: [
    'src/index.ts',
    'src/cli/main.ts',
    'src/cli/command-worker.ts',
    // The benchmarks use the library as the program does.
    'src/cli/tune-compiler.ts',
    'src/experiment/replication-worker.ts',
    'src/policies/user-policy-hooks.ts',
  ],
  outdir: 'dist',
  outbase: 'src',
  bundle: true,
  // What two of them need is one file that both load: there must never be two copies of a module.
  splitting: true,
  chunkNames: 'shared/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
});
