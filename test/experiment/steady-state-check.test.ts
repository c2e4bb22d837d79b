import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CheckOutcome, checkExperiment } from '../../src/application/check-experiment.ts';
import { runExperiment } from '../../src/application/run-experiment.ts';
import type { Result } from '../../src/experiment/result.ts';
import { formatGates } from '../../src/report/gate-documents.ts';
import { steadyStateSentences } from '../../src/report/steady-state-text.ts';
import { projectRoot } from '../support/project-root.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/*
 * A check of a steady-state experiment measures the days that its baseline measured. The base stock of oracle P05 sells
 * 3 units a day; what is changed is how far above its target of 8 it starts, and so how long the start lasts.
 */

const EXPERIMENT = {
  format: 1,
  name: 'long-run',
  model: join(projectRoot, 'test/oracles/models/p05-base-stock.yaml'),
  'warm-up': '10 d',
  horizon: '590 d',
  replications: 10,
  seed: 'd',
  metrics: ['fill-rate', 'mean-on-hand'],
  'steady-state': { interval: '2 d', metrics: ['mean-on-hand'] },
  gates: { metrics: [{ metric: 'fill-rate', margin: 0.02 }] },
};

const startingWith = (units: number) => ({
  ...EXPERIMENT,
  scenarios: [{ id: 'full', set: { 'initial-stock': [{ node: 'store', item: 'item', units }] } }],
});

let home: string;
let baseline: Result;
let baselineDays: number;

beforeAll(async () => {
  home = temporaryFolder('long-run');
  const experimentPath = write('baseline', startingWith(100));
  baseline = (await runExperiment({ experimentPath, out: join(home, 'baseline'), workers: 1 })).result;
  baselineDays = Math.max(...(baseline.steadyState ?? []).map(({ truncatedDays }) => truncatedDays));
});

function write(name: string, experiment: object): string {
  const file = join(home, `${name}.yaml`);
  writeFileSync(file, JSON.stringify(experiment));
  return file;
}

function check(name: string, experiment: object, against = 'baseline'): Promise<CheckOutcome> {
  return checkExperiment({
    experimentPath: write(name, experiment),
    baseline: join(home, against),
    out: join(home, `${name}-check`),
    workers: 1,
  });
}

/** Units demanded in the measured time, by replication: the same customers in the same days, the same number. */
function unitsDemanded(folder: string): string[] {
  const [header, ...lines] = readFileSync(join(home, folder, 'replications.csv'), 'utf8')
    .trim()
    .split('\n');
  const column = header.split(',').indexOf('units-demanded');
  return lines.map((line) => line.split(',')[column]);
}

describe('a check of a steady-state experiment', () => {
  it('drops what the baseline dropped, although the runs alone would drop less', async () => {
    const { gates, result } = await check('shorter', startingWith(20));
    const own = (result.steadyState ?? []).map(({ truncatedDays }) => truncatedDays);
    expect(Math.max(...own)).toBeLessThan(baselineDays);
    expect(result.steadyState?.map(({ droppedDays }) => droppedDays)).toEqual([baselineDays]);
    expect(unitsDemanded('shorter-check')).toEqual(unitsDemanded('baseline'));
    expect(gates.passed).toBe(true);
    const said = `The first ${baselineDays} days are dropped, as in the baseline.`;
    expect(gates.start).toBe(said);
    expect(formatGates(gates)).toContain(`\n${said}\n`);
    expect(readFileSync(join(home, 'shorter-check/gates.md'), 'utf8')).toContain(`\n${said}\n`);
    expect(result.procedures.join(' ')).toContain(
      `what the baseline of this check dropped is dropped here too, for all policies of a scenario: ${baselineDays} days`,
    );
    expect(steadyStateSentences(result, 'full')[0]).toBe(
      `The first ${baselineDays} of 600 days are dropped for every policy, as in the baseline.`,
    );
  });

  it('says so when the change made the start longer', async () => {
    // 400 units need 131 days to come down to 8.
    const { gates, result } = await check('longer', startingWith(400));
    const own = Math.max(...(result.steadyState ?? []).map(({ truncatedDays }) => truncatedDays));
    expect(own).toBeGreaterThan(baselineDays);
    expect(unitsDemanded('longer-check')).toEqual(unitsDemanded('baseline'));
    expect(gates.start).toBe(
      `The first ${baselineDays} days are dropped, as in the baseline; these runs alone would drop ${own}: the start has become longer.`,
    );
    expect(steadyStateSentences(result, 'full')[1]).toMatch(/^These runs alone would drop \d+ days, for /);
  });

  it('can itself be the baseline of the next: the days stay', async () => {
    const { gates } = await check('next', startingWith(60), 'shorter-check');
    expect(gates.start).toBe(`The first ${baselineDays} days are dropped, as in the baseline.`);
  });
});

describe('a baseline that does not fit', () => {
  it('is refused when it does not say what it dropped', async () => {
    const { steadyState: _, ...silent } = baseline;
    cpSync(join(home, 'baseline'), join(home, 'silent'), { recursive: true });
    writeFileSync(join(home, 'silent/result.json'), JSON.stringify(silent));
    await expect(check('missing', startingWith(100), 'silent')).rejects.toMatchObject({
      issues: [
        {
          code: 'wrong-baseline',
          place: { file: join(home, 'silent/result.json') },
          path: 'steadyState',
          expected: 'the days that the baseline dropped in scenario "full"',
          received: 'none',
        },
      ],
    });
  });

  it('is refused when the runs are too short for its start', async () => {
    // MSER-5 never drops more than half of a run, and neither does a check. 10 d of warm-up belong to the run.
    const horizon = 2 * baselineDays - 11;
    const short = { ...startingWith(100), horizon: `${horizon} d`, 'steady-state': { interval: '1 d' } };
    await expect(check('short', short)).rejects.toMatchObject({
      issues: [
        {
          code: 'out-of-range',
          path: 'steady-state',
          expected: `a run of at least ${2 * baselineDays} d, twice the start of ${baselineDays} d that the baseline dropped`,
          received: `${2 * baselineDays - 1} d`,
        },
      ],
    });
  });

  it('is refused when only one of the two is measured in the long run', async () => {
    const { 'steady-state': _, ...plain } = startingWith(100);
    await expect(check('plain', plain)).rejects.toMatchObject({
      issues: [{ code: 'wrong-baseline', path: 'steadyState' }],
    });
  });
});
