import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../support/project-root.ts';

it('the table of decisions names every entry, in order, by its heading', () => {
  const page = readFileSync(join(projectRoot, 'docs/decisions.md'), 'utf8');
  const rows = [...page.matchAll(/^\| \[(D\d+)\]\(#.*\) \| \w+ \| (.*) \|$/gm)];
  const headings = [...page.matchAll(/^## (D\d+) (.*)$/gm)];
  expect(headings.length).toBeGreaterThan(20);
  expect(rows.map(([, id, title]) => `${id} ${title}`)).toEqual(
    headings.map(([, id, title]) => `${id} ${title}`),
  );
});
