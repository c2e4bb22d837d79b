import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runEchelon } from '../support/run-echelon.ts';

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'echelon-exits-'));
  expect(runEchelon(['init', 'study'], home).code).toBe(0);
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

it.each([0, 1])('a policy that calls process.exit(%i) is bad input, not a command that is done', (code) => {
  const file = join(home, 'study', 'my-policy.ts');
  const before = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    before.replace(/orderQuantity: .*/, (line) => `${line.replace(/=> .*/, `=> process.exit(${code}),`)}`),
  );
  const changed = readFileSync(file, 'utf8');
  expect(changed).toContain('process.exit');
  const run = runEchelon(['compare', 'study', '--quiet', '--workers', '1', '--replications', '2'], home);
  writeFileSync(file, before);
  expect(run.code).toBe(2);
  expect(run.stdout).toBe('');
  expect(run.stderr).toContain('ended the program (process.exit) before the command was done');
});
