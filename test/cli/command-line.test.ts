import { type StdioOptions, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-root.ts';
import { ECHELON, runEchelon } from '../support/run-echelon.ts';

const EXAMPLE_OF_CHECK = 'echelon compare experiment.yaml --out baseline --replications 40';
const COMMANDS = [
  'compare',
  'sweep',
  'optimize',
  'check',
  'run',
  'validate',
  'report',
  'import',
  'list',
  'init',
];

describe('help', () => {
  it('names every command and the exit codes', () => {
    const { code, stdout, stderr } = runEchelon(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const command of COMMANDS) expect(stdout).toContain(`echelon ${command}`);
    expect(stdout).toContain('Exit codes: 0 done, 1 a gate failed, 2 bad input, 3 internal error');
  });

  it.each([...COMMANDS.filter((command) => command !== 'import'), 'import orders'])(
    'of %s shows an example',
    (command) => {
      const { code, stdout } = runEchelon([...command.split(' '), '--help']);
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`Examples:\\n[^]*^ +echelon ${command} `, 'm'));
    },
  );

  it.each(['80', '110'])('breaks no command of an example in %s columns', (COLUMNS) => {
    for (const command of [...COMMANDS.filter((name) => name !== 'import'), 'import orders']) {
      const { stdout } = spawnSync(process.execPath, [ECHELON, ...command.split(' '), '--help'], {
        encoding: 'utf8',
        env: { ...process.env, COLUMNS },
      });
      const lines = stdout.slice(stdout.indexOf('Examples:')).trimEnd().split('\n').slice(1);
      // A line with a command, then one that says what for.
      expect(lines.length).toBeGreaterThan(0);
      for (const [index, line] of lines.entries()) {
        expect(line).toMatch(index % 2 === 0 ? /^ {2}echelon \S/ : /^ {6}\S/);
      }
      if (command === 'check') expect(stdout).toContain(`\n  ${EXAMPLE_OF_CHECK}\n`);
    }
  });

  it.each([
    ['72', 72],
    ['20', 60],
  ])('piped with COLUMNS=%s is at most %i wide', (COLUMNS, width) => {
    const { stdout } = spawnSync(process.execPath, [ECHELON, '--help'], {
      encoding: 'utf8',
      env: { ...process.env, COLUMNS },
    });
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
  });

  it('gives the version of the package', () => {
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    expect(runEchelon(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('loads no part of the simulator: the command line imports types only, values inside handlers', () => {
    const files = readdirSync(join(projectRoot, 'src/cli'), { recursive: true, encoding: 'utf8' });
    const eager = files
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => {
        const text = readFileSync(join(projectRoot, 'src/cli', file), 'utf8');
        return /^import (?!type )[^;]*from '[./]*index\.ts';/m.test(text);
      });
    expect(eager).toEqual([]);
  });
});

describe('a command line that cannot be understood', () => {
  it.each([
    [[], 'expected a command'],
    [['nonsense'], 'Unknown argument: nonsense'],
    [['frob'], 'unknown command frob. Did you mean'],
    [['validat', 'x.yaml'], 'unknown command validat. Did you mean validate?'],
    [['validate'], 'Not enough non-option arguments: got 0, need at least 1'],
    [['validate', 'x.yaml', '--nope'], 'Unknown argument: nope'],
    [['compare', 'x.yaml', '--seed'], 'Not enough arguments following: seed'],
    [
      ['compare', 'x.yaml', '--replications', '0'],
      '--replications: expected a whole number of at least 1, got 0',
    ],
    [
      ['compare', 'x.yaml', '--replications', 'ten'],
      '--replications: expected a whole number of at least 1, got no number',
    ],
    [['compare', 'x.yaml', '--only', 'a/b/0', '--event-log', '--out', 'y'], 'leave out --out, --event-log'],
    [['compare', 'x.yaml', '--only', 'a/b/0', '--replications', '3'], 'leave out --replications'],
    [['run', 'x.yaml', '--workers', '1.5'], '--workers: expected a whole number of at least 1, got 1.5'],
    [['run', 'x.yaml', '--workers', '1e9'], '--workers: expected at most 256 threads, got 1000000000'],
    [['run', 'x.yaml', '--policy', ''], '--policy: expected a value, got an empty text'],
    [['run', 'x.yaml', '--policy='], '--policy: expected a value, got an empty text'],
    [['validate', ''], 'arguments: expected a value, got an empty text'],
    [['list', 'toys'], 'Choices: "policies", "processes", "metrics"'],
    [['import'], 'expected what to import: orders'],
    [['import', 'orders', 'x.csv'], 'Missing required argument: out'],
  ])('%j exits with 2 and says why, without a stack trace', (words, reason) => {
    const { code, stdout, stderr } = runEchelon(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(reason);
    expect(stderr).not.toMatch(/\n +at /);
  });
});

it('ends quietly when the reader closes the pipe', () => {
  const pipe = spawnSync('sh', ['-c', `"${process.execPath}" "${ECHELON}" --help | head -n 1`], {
    encoding: 'utf8',
  });
  expect({ out: pipe.stdout, err: pipe.stderr }).toEqual({ out: 'echelon <command>\n', err: '' });
});

it('a policy that is a folder is told to be one, and a seed may be any text, even none', () => {
  const run = (...words: string[]) => runEchelon(['run', join(projectRoot, 'models/single-fc'), ...words]);
  expect(run('--policy', projectRoot)).toEqual({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('expected a YAML file with a policy block, got a folder [wrong-kind]'),
  });
  expect(run('--seed', '', '--policy', 'nowhere.yaml').stderr).toContain('got "nowhere.yaml" [missing-file]');
});

it.runIf(existsSync('/dev/full'))('output that cannot be written is no failed gate', () => {
  const full = openSync('/dev/full', 'w');
  const call = (words: readonly string[], stdio: StdioOptions) =>
    spawnSync(process.execPath, [ECHELON, ...words], { encoding: 'utf8', stdio, cwd: projectRoot });
  const listed = call(['list', 'metrics', '--json'], ['ignore', full, 'pipe']);
  expect(listed.status).toBe(2);
  expect(listed.stderr).toMatch(/^echelon: cannot write the output: ENOSPC.*\n$/);
  expect(call(['validate', 'nothing-there'], ['ignore', 'pipe', full]).status).toBe(2);
  closeSync(full);
});
