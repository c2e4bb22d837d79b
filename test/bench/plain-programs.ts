import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FOLDER = import.meta.dirname;

/**
 * Compiles the programs that measure the simulator to plain JavaScript, beside their sources so that paths hold. Under a
 * TypeScript loader every function of the simulator would carry a wrapper, and run a fifth slower than users see it.
 * @returns the folder of the compiled programs, and how to remove it
 */
export function compilePrograms(programs: readonly string[]): {
  readonly folder: string;
  readonly remove: () => void;
} {
  const folder = mkdtempSync(join(FOLDER, '..', '.bench-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const compiler = join(
    dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
    'bin/tsc',
  );
  const flags =
    '--target es2023 --module nodenext --rewriteRelativeImportExtensions --skipLibCheck --noCheck --noResolve --types node';
  try {
    const sources = [...programs, 'built-api.ts', 'network-model.ts'].map((program) => join(FOLDER, program));
    const places = ['--rootDir', FOLDER, '--outDir', folder];
    execFileSync(process.execPath, [compiler, ...sources, ...flags.split(' '), ...places], {
      stdio: 'inherit',
    });
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, remove };
}
