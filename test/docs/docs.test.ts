import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { generalMetrics } from '../../src/observation/metric-catalogue.ts';
import { projectRoot } from '../support/project-root.ts';
import { ECHELON } from '../support/run-echelon.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { docSteps } from './doc-steps.ts';

/** Pages with examples, and how many steps each has at least: a change of the marks must not silence the test. */
const PAGES = [
  ['README.md', 12],
  ['docs/policies.md', 6],
  ['docs/experiments.md', 7],
  ['docs/mechanisms/departures.md', 3],
  ['docs/mechanisms/transport.md', 3],
  ['docs/mechanisms/transfers.md', 3],
  ['docs/mechanisms/markdown.md', 3],
  ['docs/mechanisms/sellers.md', 4],
  ['docs/mechanisms/forecasts.md', 3],
  ['docs/mechanisms/shocks.md', 3],
  ['docs/mechanisms/inbound-and-storage.md', 6],
  ['docs/mechanisms/baskets.md', 3],
  ['docs/mechanisms/vendors.md', 2],
  ['docs/mechanisms/methods.md', 3],
  ['docs/mechanisms/customers.md', 3],
] as const;

describe.each(PAGES)('the examples of %s', (file, leastSteps) => {
  const steps = docSteps(readFileSync(join(projectRoot, file), 'utf8'));
  let folder: string;

  beforeAll(() => {
    folder = readerFolder();
  });

  it('are found', () => {
    expect(steps.length).toBeGreaterThanOrEqual(leastSteps);
  });

  it('work when they are followed in order', { timeout: 120_000 }, () => {
    let printed = '';
    for (const step of steps) {
      const place = `${file}:${step.line}`;
      if (step.kind === 'file') {
        mkdirSync(dirname(join(folder, step.path)), { recursive: true });
        writeFileSync(join(folder, step.path), step.text);
      } else if (step.kind === 'run') {
        const { code, stdout, stderr } = runScript(folder, step.script);
        printed = `${stdout}\n${stderr}`;
        expect({ place, code, stderr: code === step.exitCode ? '' : stderr }).toEqual({
          place,
          code: step.exitCode,
          stderr: '',
        });
      } else {
        const lines = step.text.split('\n').filter((line) => line.trim() !== '' && line.trim() !== '…');
        const missing = lines.filter((line) => !printed.includes(line));
        expect({ place, missing, printed: missing.length === 0 ? '' : printed }).toEqual({
          place,
          missing: [],
          printed: '',
        });
      }
    }
  });
});

it('the notebook examples of README.md name columns that replications.csv has', () => {
  const page = readFileSync(join(projectRoot, 'README.md'), 'utf8');
  const snippets = [...page.matchAll(/^<!-- notebook -->\n```[a-z]+\n([\s\S]*?)^```$/gm)].map(
    ([, code]) => code,
  );
  const columns = ['scenario', 'policy', ...generalMetrics().map(({ id }) => id)];
  const named = snippets.flatMap((code) =>
    [...code.matchAll(/['"`]([a-z-]+)['"`]/g)].map(([, name]) => name),
  );
  expect(snippets).toHaveLength(3);
  expect(named.filter((name) => name !== 'mean' && name !== 'std' && !columns.includes(name))).toEqual([]);
  expect(named).toEqual(expect.arrayContaining(['total-cost-per-unit', 'promise-met']));
});

it('docSteps finds marked blocks and nothing else', () => {
  const page = [
    '```sh\nnot marked\n```',
    '<!-- file: a/b.yaml -->\n```yaml\nx: 1\n```',
    '<!-- run, exit 2 -->\n\n```sh\nfalse\n```',
    '<!-- prints -->\n```text\nno\n```',
  ].join('\n\n');
  expect(docSteps(page)).toEqual([
    { kind: 'file', path: 'a/b.yaml', text: 'x: 1\n', line: 5 },
    { kind: 'run', script: 'false\n', exitCode: 2, line: 10 },
    { kind: 'prints', text: 'no\n', line: 16 },
  ]);
});

/** An empty folder as a reader has it: `echelon` on the path, and the package installed for programs. */
function readerFolder(): string {
  const folder = temporaryFolder('docs');
  mkdirSync(join(folder, '.bin'));
  writeFileSync(join(folder, '.bin/echelon'), `#!/bin/sh\nexec "${process.execPath}" "${ECHELON}" "$@"\n`);
  chmodSync(join(folder, '.bin/echelon'), 0o755);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(projectRoot, join(folder, 'node_modules/echelon'));
  return folder;
}

function runScript(folder: string, script: string): { code: number | null; stdout: string; stderr: string } {
  const path = `${join(folder, '.bin')}${delimiter}${process.env.PATH}`;
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', script], {
    cwd: folder,
    env: { ...process.env, PATH: path },
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}
