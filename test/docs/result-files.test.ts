import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RESULT_FILES } from '../../src/application/result-folder.ts';
import { projectRoot } from '../support/project-root.ts';

it('docs/outputs.md names everything that a result folder may hold', () => {
  const page = readFileSync(join(projectRoot, 'docs/outputs.md'), 'utf8');
  expect(RESULT_FILES.length).toBeGreaterThan(15);
  const missing = RESULT_FILES.filter(
    (name) => !page.includes(`\`${name}\``) && !page.includes(`\`${name}/`),
  );
  expect(missing).toEqual([]);
});
