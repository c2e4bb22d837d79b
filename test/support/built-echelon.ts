import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

/**
 * The public API as users get it: from dist/, which `npm test` builds first. Worker threads and policy files that import
 * "echelon" need the built files. Loaded by Node itself, not by the test runner, whose own imports miss Node's hooks.
 */
export function builtEchelon(): typeof import('../../src/index.ts') {
  return createRequire(import.meta.url)(join(projectRoot, 'dist/index.js'));
}
