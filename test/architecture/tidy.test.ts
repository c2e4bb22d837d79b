import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-root.ts';
import { findUntidiness } from './tidy-rules.ts';

/** Rules that a file may break, and why. The command line may reach the terminal, the clock and the environment. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  // run.json is where the time of day belongs, so that result.json needs none.
  'application/run-facts.ts': ['new Date()'],
};
const ALLOWED_IN_COMMAND_LINE = ['console', 'process.env', 'Date.now', 'new Date()'];

describe('tidiness of src', () => {
  const files = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();

  it('looks at the sources', () => {
    expect(files).toContain('foundation/invariant.ts');
  });

  it('breaks no rule', () => {
    const broken = files.flatMap((file) => {
      const allowed = file.startsWith('cli/') ? ALLOWED_IN_COMMAND_LINE : (ALLOWED[file] ?? []);
      return findUntidiness(readFileSync(join(projectRoot, 'src', file), 'utf8'))
        .filter(({ rule }) => !allowed.includes(rule))
        .map(({ rule, line }) => `src/${file}:${line}: ${rule}`);
    });
    expect(broken).toEqual([]);
  });

  it('lists no exception that is not needed', () => {
    const unneeded = Object.entries(ALLOWED).flatMap(([file, rules]) => {
      const broken = findUntidiness(readFileSync(join(projectRoot, 'src', file), 'utf8')).map(
        ({ rule }) => rule,
      );
      return rules.filter((rule) => !broken.includes(rule)).map((rule) => `${file}: ${rule}`);
    });
    expect(unneeded).toEqual([]);
  });
});

describe('the tidiness rules', () => {
  it.each([
    ['Math.random', 'const x = Math.random();'],
    ['Date.now', 'const x = Date.now();'],
    ['new Date()', 'const x = new Date();'],
    ['process.env', "const x = process.env['HOME'];"],
    ['console', 'console.log(1);'],
    ['any', 'const x: any = 1;'],
    ['any', 'const x = 1 as any;'],
    ['non-null !', 'const x = y!;'],
    ['enum', 'enum X { A }'],
    ['default export', 'export default 1;'],
    ['default export', 'export default function x() {}'],
    ['export *', "export * from './x.ts';"],
    ['more than 300 lines', '//\n'.repeat(301)],
  ])('find %s in %j', (rule, text) => {
    expect(findUntidiness(text)).toEqual([expect.objectContaining({ rule })]);
  });

  it('leave words in comments and texts, dated Dates and default cases alone', () => {
    const text = `// Math.random and any
      const x = 'console.log'; const y = new Date(0);
      switch (x) { default: break; }`;
    expect(findUntidiness(text)).toEqual([]);
  });
});
