/**
 * Runs every benchmark of sides.ts, its sides in turn (A B C A B C ...), and compares the ratios of their rates,
 * taken round by round so that a machine which drifts does not move them, with the targets; then every figure.
 * Needs a build. Rates are of the simulation alone: reading and preparing a model is left out on every side, and
 * Echelon's programs say how long it took (setUpSeconds).
 * Usage: npm run bench [-- --rounds 5 --only kernel]
 * C++ needs g++, SimPy a Python that imports simpy; sides that cannot run are named and left out.
 * Exit code 1 when a ratio misses its least acceptable value or two checksums differ.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compilePrograms } from './plain-programs.ts';
import { BENCHMARKS, type Benchmark, FIGURES, type Figure, type Side, type Target } from './sides.ts';

interface Outcome {
  readonly rate: number;
  readonly measures: Readonly<Record<string, unknown>>;
}

type Launcher = (side: Side) => Outcome;

const FOLDER = import.meta.dirname;

/** Programs that run the simulator in their own process. */
const PLAIN_PROGRAMS = ['single-fc.ts', 'network.ts', 'scaling.ts'];

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, only: { type: 'string', default: '' } },
});
const buildFolder = mkdtempSync(join(tmpdir(), 'echelon-bench-'));
const plain = compilePrograms(PLAIN_PROGRAMS);
try {
  process.exitCode = main(Number(values.rounds), values.only, buildFolder) ? 0 : 1;
} finally {
  rmSync(buildFolder, { recursive: true, force: true });
  plain.remove();
}

function main(roundCount: number, only: string, folder: string): boolean {
  const launchers = availableLaunchers(folder);
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, medians of ${roundCount} rounds\n`,
  );
  let passed = true;
  for (const benchmark of BENCHMARKS) {
    if (!benchmark.name.includes(only)) continue;
    const sides = benchmark.sides.filter((side) => launchers.has(side.implementation));
    const outcomes = new Map(sides.map((side): [string, Outcome[]] => [side.implementation, []]));
    for (let round = 0; round < roundCount; round++) {
      for (const side of sides) {
        const outcome = launchers.get(side.implementation)?.(side);
        if (outcome !== undefined) outcomes.get(side.implementation)?.push(outcome);
      }
    }
    if (!printBenchmark(benchmark, outcomes)) passed = false;
  }
  for (const figure of FIGURES) {
    if (figure.name.includes(only) && !printFigure(figure, roundCount)) passed = false;
  }
  return passed;
}

function printFigure(figure: Figure, roundCount: number): boolean {
  const program = [...nodeProgram(figure.program), ...figure.arguments];
  const values = Array.from({ length: roundCount }, () => {
    const line: Record<string, unknown> = JSON.parse(
      execFileSync(process.execPath, program, { encoding: 'utf8' }),
    );
    return Number(line[figure.measure]);
  });
  const value = median(values);
  const reaches = (bound: number) => (figure.isBetter === 'more' ? value >= bound : value <= bound);
  const verdict = reaches(figure.goal) ? 'goal met' : reaches(figure.must) ? 'must met' : 'MISSED';
  const spread = `${rounded(Math.min(...values))} to ${rounded(Math.max(...values))}`;
  const bounds = `must ${figure.must}, goal ${figure.goal}`;
  console.log(`${figure.name}: ${figure.of}`);
  console.log(`  ${rounded(value)} ${figure.unit} (${spread}): ${verdict} (${bounds})\n`);
  return reaches(figure.must);
}

/** Words after `node` that run a program: compiled where the simulator's speed is measured, else under tsx. */
function nodeProgram(program: string): readonly string[] {
  return PLAIN_PROGRAMS.includes(program)
    ? [join(plain.folder, program.replace('.ts', '.js'))]
    : ['--import', 'tsx', join(FOLDER, program)];
}

/** The implementations that can run here, each with how to run one of its programs once. */
function availableLaunchers(folder: string): Map<string, Launcher> {
  const node: Launcher = (side) => run(process.execPath, [...nodeProgram(side.program), ...side.arguments]);
  const launchers = new Map<string, Launcher>([['echelon', node]]);
  if (succeeds('g++', ['--version'])) {
    const programs = new Map<string, string>();
    launchers.set('cpp', (side) => run(compiled(side.program, programs, folder), side.arguments));
  } else {
    console.log('g++ is not installed: no C++ sides');
  }
  // A distribution's SimPy package serves the distribution's own Python, which may not be the first on the path.
  const python = ['python3', '/usr/bin/python3'].find((command) => succeeds(command, ['-c', 'import simpy']));
  if (python === undefined) console.log('SimPy is not installed (Debian: python3-simpy3): no SimPy sides');
  else launchers.set('simpy', (side) => run(python, [join(FOLDER, side.program), ...side.arguments]));
  return launchers;
}

function compiled(program: string, programs: Map<string, string>, folder: string): string {
  const known = programs.get(program);
  if (known !== undefined) return known;
  const output = join(folder, program.replace('.cpp', ''));
  execFileSync('g++', ['-O3', '-march=native', '-o', output, join(FOLDER, program)]);
  programs.set(program, output);
  return output;
}

function succeeds(command: string, commandArguments: readonly string[]): boolean {
  return spawnSync(command, commandArguments, { stdio: 'ignore' }).status === 0;
}

function run(command: string, commandArguments: readonly string[]): Outcome {
  const output = execFileSync(command, commandArguments, { encoding: 'utf8' });
  const line: Record<string, unknown> = JSON.parse(output);
  const {
    benchmark: _name,
    implementation: _side,
    operations: _operations,
    seconds: _seconds,
    rate,
    ...measures
  } = line;
  if (typeof rate !== 'number')
    throw new Error(`${command} ${commandArguments.join(' ')} printed no rate: ${output}`);
  return { rate, measures };
}

function printBenchmark(benchmark: Benchmark, outcomes: ReadonlyMap<string, readonly Outcome[]>): boolean {
  console.log(`${benchmark.name} [${benchmark.unit} per second]`);
  for (const [implementation, list] of outcomes) {
    const rate = median(list.map((outcome) => outcome.rate));
    const measures = Object.entries(list[0]?.measures ?? {}).map(
      ([name, value]) => `${name} ${rounded(value)}`,
    );
    console.log(
      `  ${implementation.padEnd(8)} ${(rate / 1e6).toFixed(3).padStart(9)} M/s  ${measures.join('  ')}`,
    );
  }
  const results = benchmark.targets.map((target) => printTarget(target, outcomes));
  const agrees = benchmark.hasChecksum !== true || checksumsAgree(outcomes);
  console.log('');
  return agrees && !results.includes(false);
}

function printTarget(target: Target, outcomes: ReadonlyMap<string, readonly Outcome[]>): boolean {
  const label = `  echelon / ${target.against}`.padEnd(20);
  const bounds = `must ${target.must}, goal ${target.goal}`;
  const ours = outcomes.get('echelon');
  const theirs = outcomes.get(target.against);
  if (ours === undefined || theirs === undefined) {
    console.log(
      `${label} not measured: ${ours === undefined ? 'echelon' : target.against} has no side (${bounds})`,
    );
    return true;
  }
  const ratios = ours.map((outcome, round) => outcome.rate / (theirs[round]?.rate ?? Number.NaN));
  const ratio = median(ratios);
  const verdict = ratio >= target.goal ? 'goal met' : ratio >= target.must ? 'must met' : 'MISSED';
  const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  console.log(`${label} ${ratio.toFixed(2).padStart(6)} (${spread}): ${verdict} (${bounds})`);
  return ratio >= target.must;
}

function checksumsAgree(outcomes: ReadonlyMap<string, readonly Outcome[]>): boolean {
  const checksums = new Set(
    [...outcomes.values()].flatMap((list) => list.map((outcome) => outcome.measures.checksum)),
  );
  checksums.delete(undefined);
  if (checksums.size <= 1) return true;
  console.log(`  CHECKSUMS DIFFER: ${[...checksums].join(', ')}: the sides did not run the same events`);
  return false;
}

function rounded(value: unknown): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(5))) : String(value);
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
