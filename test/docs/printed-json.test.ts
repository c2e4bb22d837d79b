import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-root.ts';
import { runEchelon } from '../support/run-echelon.ts';

const ORDERS = `order,sku,qty,date,unit price
1,LAMP,2,2025-01-06 09:30,19.90
2,LAMP,1,2025-01-07 10:00,19.90
3,LAMP,3,2025-01-09 12:15,19.90
`;
const page = readFileSync(join(projectRoot, 'docs/outputs.md'), 'utf8');
const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
const experiment = (name: string): string => join(projectRoot, 'experiments', name);

/** The fields by what the first column of the table says: `compare`, `compare --only`, … */
const FIELDS = new Map(
  page
    .slice(page.indexOf('## What --json prints'), page.indexOf('## Metrics'))
    .split('\n')
    .filter((line) => line.startsWith('| `') || line.startsWith('| mistakes'))
    .flatMap((line) => {
      const [, commands, fields] = line.split('|').map((cell) => cell.trim());
      const names = [...fields.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
      return commands.split(', ').map((command) => [command.replaceAll('`', ''), names] as const);
    }),
);

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'echelon-json-'));
  writeFileSync(join(home, 'orders.csv'), ORDERS);
  expect(runEchelon(['init', 'study'], home).code).toBe(0);
  const text = readFileSync(join(home, 'study/experiment.yaml'), 'utf8');
  writeFileSync(join(home, 'study/gated.yaml'), `${text.trimEnd()}\ngates: { exact: true }\n`);
  const words = ['compare', 'study/gated.yaml', '--replications', '2', '--event-log', '--out', 'before'];
  expect(runEchelon(words, home).code).toBe(0);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const CALLS: readonly (readonly [string, readonly string[]])[] = [
  ['compare', ['compare', 'study', '--replications', '2']],
  ['compare --only', ['compare', 'study', '--only', 'base/newsvendor/0']],
  ['run', ['run', 'study/model.yaml']],
  ['sweep', ['sweep', experiment('single-fc-sweep'), '--replications', '2']],
  ['optimize', ['optimize', experiment('tune-single-fc')]],
  ['check', ['check', 'study/gated.yaml', '--baseline', 'before']],
  ['validate', ['validate', 'study/model.yaml']],
  ['validate <folder>', ['validate', 'study']],
  ['validate --cut-offs', ['validate', experiment('evening-cut-off'), '--cut-offs']],
  ['report', ['report', 'before']],
  ['import orders', ['import', 'orders', 'orders.csv', '--out', 'imported']],
  ['init', ['init', 'another']],
  ['list', ['list', 'metrics']],
  ['mistakes in the input', ['validate', 'nothing-there.yaml']],
];

describe('the table of what --json prints', () => {
  it('has every call below and no other', () => {
    expect([...FIELDS.keys()].sort()).toEqual(CALLS.map(([name]) => name).sort());
  });

  it.each(CALLS)('has the fields of %s', (name, words) => {
    const { stdout, stderr } = runEchelon([...words, '--json'], home);
    const printed: unknown = JSON.parse(name.startsWith('mistakes') ? stderr : stdout);
    const entries: readonly object[] = Array.isArray(printed) ? printed : [Object(printed)];
    for (const entry of entries) expect(Object.keys(entry).sort()).toEqual(FIELDS.get(name)?.toSorted());
  });
});

it('the table of commands in README.md names every command', () => {
  const { stdout } = runEchelon(['--help']);
  const commands = [...stdout.matchAll(/^ {2}echelon ([a-z]+) .*/gm)].map(([, name]) => name);
  expect(commands).toContain('check');
  const table = readme.slice(readme.indexOf('## Commands'), readme.indexOf('## Where to read on'));
  expect(commands.filter((name) => !table.includes(`| \`echelon ${name} `))).toEqual([]);
});
