import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ECHELON, runEchelon } from '../support/run-echelon.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const home = temporaryFolder('two-runs');

it('refuses a second run into the folder that a run writes to, and lets the first one end', async () => {
  expect(runEchelon(['init', 'study'], home).code).toBe(0);
  const words = ['compare', 'study', '--replications', '150', '--workers', '1', '--quiet'];
  const first = spawn(process.execPath, [ECHELON, ...words], { cwd: home, stdio: 'ignore' });
  const ended = new Promise((resolve) => first.on('exit', resolve));
  const folder = join(home, 'reports', 'starter');
  while (!existsSync(join(folder, '.resume', 'records.bin'))) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const second = runEchelon(words, home);
  expect(second.code).toBe(2);
  expect(second.stderr).toMatch(
    new RegExp(`expected a result folder that no other run writes to, got one that process ${first.pid} `),
  );
  expect(await ended).toBe(0);
  expect(existsSync(join(folder, 'result.json'))).toBe(true);
  expect(existsSync(join(folder, '.lock'))).toBe(false);
});
