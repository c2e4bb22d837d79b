import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-root.ts';
import { withFreshSections } from './generated-sections.ts';

describe('tables that the docs repeat from the code', () => {
  it.each(['docs/experiments.md', 'docs/outputs.md', 'docs/policies.md'])(
    'of %s are fresh (npx vitest run test/docs -u writes them anew)',
    async (file) => {
      const path = join(projectRoot, file);
      const page = readFileSync(path, 'utf8');
      expect(page).toContain('<!-- generated: ');
      await expect(withFreshSections(page)).toMatchFileSnapshot(path);
    },
  );
});
