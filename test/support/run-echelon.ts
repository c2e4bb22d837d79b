import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

/** The built command line; `npm test` builds it first. */
export const ECHELON = join(projectRoot, 'dist/cli/main.js');

/** What one call of `echelon` printed and its exit code. */
export interface EchelonCall {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built `echelon` with its output piped, as a script would. */
export function runEchelon(words: readonly string[], directory = projectRoot): EchelonCall {
  const { status, stdout, stderr } = spawnSync(process.execPath, [ECHELON, ...words], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}
