import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { holdFolder, hostText, LOCK_FILE } from '../../src/application/hold-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const home = temporaryFolder('hold');

/** A new folder with a lock that says so. */
function locked(content: string): string {
  const folder = mkdtempSync(join(home, 'result-'));
  writeFileSync(join(folder, LOCK_FILE), content);
  return folder;
}

it('lets one run at a time hold a folder', async () => {
  const folder = mkdtempSync(join(home, 'result-'));
  const release = await holdFolder(folder);
  await expect(holdFolder(folder)).rejects.toThrow(
    new RegExp(`expected a result folder that no other run writes to, got .*process ${process.pid} `),
  );
  release();
  expect(existsSync(join(folder, LOCK_FILE))).toBe(false);
  (await holdFolder(folder))();
});

it.each([
  ['of a process that is gone', () => ({ process: spawnSync(process.execPath, ['--version']).pid })],
  ['whose process number another one has by now', () => ({ process: process.ppid, began: 'long ago' })],
  ['that an earlier process of the same number left', () => ({ process: process.pid, began: 'long ago' })],
])('takes over a lock %s', async (_, holder) => {
  const folder = locked(JSON.stringify({ host: hostText(), ...holder() }));
  const release = await holdFolder(folder);
  expect(JSON.parse(readFileSync(join(folder, LOCK_FILE), 'utf8')).process).toBe(process.pid);
  release();
});

it.each(['{"proc', 'null', '{}', '5'])(
  'takes over a lock that holds %s, as it was never written to its end',
  async (content) => {
    (await holdFolder(locked(content)))();
  },
);

it('is not misled by another path, or another thread of the same process', async () => {
  const folder = mkdtempSync(join(home, 'result-'));
  symlinkSync(folder, `${folder}-link`);
  const release = await holdFolder(folder);
  await expect(holdFolder(`${folder}-link`)).rejects.toThrow('[folder-in-use]');
  // What a lock looks like that another thread has taken: of this process, and not known to this thread.
  const other = locked(readFileSync(join(folder, LOCK_FILE), 'utf8'));
  await expect(holdFolder(other)).rejects.toThrow('[folder-in-use]');
  release();
});

it('gives a forgotten lock that several find at once to one of them', async () => {
  const folder = locked('');
  const outcomes = await Promise.allSettled([holdFolder(folder), holdFolder(folder), holdFolder(folder)]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('never takes the lock of another machine, and says what to do when that is gone', async () => {
  const folder = locked(JSON.stringify({ process: 7, host: 'elsewhere' }));
  utimesSync(join(folder, LOCK_FILE), 0, 0);
  await expect(holdFolder(folder)).rejects.toThrow(
    `got one that process 7 on elsewhere has written to since 1970-01-01 00:00 UTC (let it end, or name another folder with --out; if it is gone, remove ${LOCK_FILE} in the folder)`,
  );
});
