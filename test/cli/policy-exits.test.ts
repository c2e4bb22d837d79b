import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ECHELON, runEchelon } from '../support/run-echelon.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/* Whatever a user's policy does to the program, the program tells it from a command that is done. */

const home = temporaryFolder('exits');
let example: string;

beforeAll(() => {
  expect(runEchelon(['init', 'study'], home).code).toBe(0);
  example = readFileSync(join(home, 'study', 'my-policy.ts'), 'utf8');
});

/** Gives the example policy another decision. @param decision an expression */
function decide(decision: string): void {
  const changed = example.replace(/orderQuantity: .*/, `orderQuantity: (state) => ${decision},`);
  expect(changed).toContain(decision);
  writeFileSync(join(home, 'study', 'my-policy.ts'), changed);
}

const compare = (...more: readonly string[]): string[] => [
  'compare',
  'study',
  '--replications',
  '2',
  ...more,
];

describe.each(['1', '2'])('with %s workers', (workers) => {
  it.each([0, 1])('a policy that calls process.exit(%i) is bad input', (code) => {
    decide(`process.exit(${code})`);
    const run = runEchelon(compare('--quiet', '--workers', workers), home);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/a policy .*ended the program \(process.exit\)/);
  });

  it('a policy that loops for ever is stopped by a second Ctrl-C', async () => {
    decide('{ for (;;); }');
    const run = spawn(process.execPath, [ECHELON, ...compare('--workers', workers)], { cwd: home });
    const ended = new Promise((resolve) => run.on('exit', resolve));
    // Reading and planning are over long before; a run would be done in a second.
    await new Promise((resolve) => setTimeout(resolve, 4000));
    const stopping = printed(run, 'Press Ctrl-C again to end at once');
    run.kill('SIGINT');
    await stopping;
    run.kill('SIGINT');
    expect(await ended).toBe(130);
  });

  it('a policy with a timer that never ends does not keep a finished command', () => {
    decide('0');
    const file = join(home, 'study', 'my-policy.ts');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nsetInterval(() => {}, 1000);\n`);
    const run = runEchelon(compare('--workers', workers), home);
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/\nReport: .*index\.html\n$/);
  });

  it('a policy that waits for what never comes is bad input', () => {
    writeFileSync(join(home, 'study', 'my-policy.ts'), `${example}\nawait new Promise(() => {});\n`);
    const run = runEchelon(compare('--workers', workers), home);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('or waits for what never comes');
  });

  it.each([
    ['"full"', 'a policy threw "full", which is no Error and so does not say where'],
    ['null', 'a policy threw an empty value'],
    ['undefined', 'a policy threw nothing'],
    ['new TypeError("full")', 'the policy stopped with TypeError: full (scenario "base", policy "'],
  ])('a policy that throws %s is bad input, and leaves nothing behind', (thrown, message) => {
    decide(`{ throw ${thrown}; }`);
    const run = runEchelon(compare('--workers', workers, '--out', 'new/result'), home);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(message);
    expect(run.stderr).toContain('replication ');
    expect(existsSync(join(home, 'new'))).toBe(false);
  });

  it('what a policy prints stays out of the result', () => {
    decide('{ console.log("asked"); process.stdout.write("written"); return 0; }');
    const run = runEchelon(compare('--json', '--workers', workers), home);
    expect(run.code).toBe(0);
    expect(() => JSON.parse(run.stdout)).not.toThrow();
    expect(run.stderr).toContain('asked');
    expect(run.stderr).toContain('written');
  });
});

/** Waits until a program has printed a text to stderr. */
function printed(program: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve) => {
    let all = '';
    program.stderr?.on('data', (part) => {
      all += String(part);
      if (all.includes(text)) resolve();
    });
  });
}
