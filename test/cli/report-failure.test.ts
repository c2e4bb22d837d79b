import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileProblemOf } from '../../src/cli/file-problem.ts';
import { placeInUserFile } from '../../src/cli/own-policy-failure.ts';
import { projectRoot } from '../support/project-root.ts';
import { ECHELON, runEchelon } from '../support/run-echelon.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const TEACHING = join(projectRoot, 'experiments/single-fc/experiment.yaml');
const home = temporaryFolder('failure');

it('says in plain words that a result cannot go where a file is', () => {
  const file = join(home, 'notes.txt');
  writeFileSync(file, 'notes');
  const { code, stderr } = runEchelon(['compare', TEACHING, '--replications', '1', '--out', file], home);
  expect(code).toBe(2);
  expect(stderr).toBe(
    `echelon: cannot write to ${file}: it is a file, or lies below one, where a folder belongs\n`,
  );
});

it('never takes a refusal of the operating system for a failure of a policy', async () => {
  const busy: unknown = await rename('/', join(home, 'moved')).catch((error: unknown) => error);
  expect(fileProblemOf(busy)).toMatch(/^cannot write to \//);
  const frames = [
    '    at async rename (node:internal/fs/promises:782:10)',
    '    at node:internal/main/run:1:2',
  ];
  for (const frame of frames) {
    expect(placeInUserFile(Object.assign(new Error('x'), { stack: `Error: x\n${frame}` }))).toBeUndefined();
  }
  const own = '    at Object.orderQuantity (file:///home/me/own-policy.ts?tsx-namespace=echelon-policy:3:7)';
  expect(placeInUserFile(Object.assign(new Error('x'), { stack: `Error: x\n${own}` }))).toBe(
    '/home/me/own-policy.ts:3:7',
  );
});

it('refuses an import onto the root of the disk as a mistake of the input', () => {
  writeFileSync(join(home, 'log.csv'), 'date,sku\n2024-01-01,S1\n');
  const { code, stderr } = runEchelon(['import', 'orders', 'log.csv', '--out', '/', '--force'], home);
  expect(code).toBe(2);
  expect(stderr).toContain('expected a new folder, an empty one or an earlier import');
});

it('says in plain words that memory does not suffice', () => {
  const { status, stderr } = spawnSync(process.execPath, [ECHELON, 'validate', 'models/us-network'], {
    cwd: projectRoot,
    env: { ...process.env, NODE_OPTIONS: '--max-old-space-size=15' },
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^echelon: out of memory\. Fewer --workers take less; .*\n$/);
});
