import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ECHELON, runEchelon } from '../support/run-echelon.ts';

/* A campaign killed without warning goes on where it was, and ends with the bytes of one that was never killed. */

const RUNS = 60;
let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'echelon-resume-'));
  expect(runEchelon(['init', 'study'], home).code).toBe(0);
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

const words = (out: string): string[] => [
  'compare',
  'study',
  '--replications',
  String(RUNS / 2),
  '--out',
  out,
];

/** Starts a campaign and kills it when its journal holds at least `bytes`. */
async function killAfter(out: string, bytes: number, signal: NodeJS.Signals): Promise<void> {
  const child = spawn(process.execPath, [ECHELON, ...words(out), '--workers', '1'], {
    cwd: home,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const journal = join(home, out, '.resume', 'records.bin');
  while (!existsSync(journal) || statSync(journal).size < bytes) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  child.kill(signal);
  await ended;
}

function facts(out: string): { runs: number; resumedRuns: number } {
  return JSON.parse(readFileSync(join(home, out, 'run.json'), 'utf8'));
}

describe.each(['SIGKILL', 'SIGINT'] as const)('a campaign stopped by %s', (signal) => {
  it('goes on without repeating finished runs and gives the same bytes', async () => {
    const out = `stopped-${signal}`;
    await killAfter(out, 20_000, signal);
    expect(existsSync(join(home, out, 'result.json'))).toBe(false);
    expect(runEchelon([...words(out), '--quiet'], home)).toEqual({ code: 0, stdout: '', stderr: '' });
    const { runs, resumedRuns } = facts(out);
    expect(runs).toBe(RUNS);
    expect(resumedRuns).toBeGreaterThan(0);
    expect(resumedRuns).toBeLessThan(RUNS);
    expect(existsSync(join(home, out, '.resume'))).toBe(false);

    const whole = `whole-${signal}`;
    expect(runEchelon([...words(whole), '--quiet'], home).code).toBe(0);
    expect(facts(whole).resumedRuns).toBe(0);
    const read = (folder: string): string => readFileSync(join(home, folder, 'result.json'), 'utf8');
    expect(read(out) === read(whole)).toBe(true);
  });
});
