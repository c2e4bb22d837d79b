import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../support/project-root.ts';

/** A code as an issue is written, and as the helper of load-policy.ts is called. */
const CODE = /(?:\bcode: |issueOf\(place, )'([a-z]+(?:-[a-z]+)+)'/g;

it('every code of an issue is explained in docs/errors.md or docs/import.md', () => {
  const pages = ['docs/errors.md', 'docs/import.md'].map((page) =>
    readFileSync(join(projectRoot, page), 'utf8'),
  );
  const codes = new Set(
    readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...readFileSync(join(projectRoot, 'src', file), 'utf8').matchAll(CODE)])
      .map(([, code]) => code),
  );
  expect(codes.size).toBeGreaterThan(40);
  expect([...codes].filter((code) => !pages.some((page) => page.includes(`| \`${code}\` |`)))).toEqual([]);
});
