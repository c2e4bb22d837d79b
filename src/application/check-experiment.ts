import { realpath, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Baseline, readBaseline } from '../experiment/baseline.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { GateReport } from '../experiment/gate-report.ts';
import { judgeGates } from '../experiment/judge-gates.ts';
import { openExperiment } from '../experiment/open-experiment.ts';
import { InputError, type Issue } from '../foundation/issue.ts';
import { definedFields } from '../model/defined-fields.ts';
import { metricsOf } from '../observation/metric-catalogue.ts';
import { gateMarkdown, junitXml } from '../report/gate-documents.ts';
import { baselineStart, startText } from './baseline-start.ts';
import { eventLogPath } from './event-logs.ts';
import { firstDifference } from './first-difference.ts';
import { makeFolder } from './make-folder.ts';
import { changesOf, type ExperimentOutcome, type RunExperimentOptions, runSource } from './run-experiment.ts';

export interface CheckOptions extends Omit<RunExperimentOptions, 'seed'> {
  /** Result folder of the version that a change is checked against. */
  readonly baseline: string;
}

/** A check: its gates, and the result it was judged on. */
export interface CheckOutcome extends ExperimentOutcome {
  readonly gates: GateReport;
}

/**
 * Runs an experiment as its baseline was run and judges its gates. The result folder also gets gates.json, gates.md (for
 * a pull request) and junit.xml.
 * @throws InputError for mistakes in the experiment, an experiment without gates, and a baseline that cannot be compared
 */
export async function checkExperiment(options: CheckOptions): Promise<CheckOutcome> {
  const path = resolve(options.experimentPath);
  const baseline = await readBaseline(
    await realpath(options.baseline).catch(() => resolve(options.baseline)),
  );
  const replications = options.replications ?? baseline.result.replications;
  const plain = { kind: 'experiment' as const, path, changes: changesOf({ replications }) };
  const experiment = await openExperiment(plain);
  const plan = experiment.gates;
  if (plan === undefined) throw new InputError([noGates(path)]);
  const out = resolve(options.out ?? join('reports', `${experiment.name}-check`));
  if ((await realpath(out).catch(() => out)) === baseline.directory) throw new InputError([ownBaseline(out)]);
  requireComparable(experiment, baseline, plan.exact || plan.metrics.length > 0 ? replications : 0);
  const startDays = baselineStart(experiment, baseline);
  const source = { ...plain, changes: { ...plain.changes, ...definedFields({ startDays }) } };
  let gates: GateReport | undefined;
  const outcome = await runSource(
    source,
    { ...options, out },
    async (campaign, { rows, steadyState }, folder) => {
      const { model } = await campaign.network(0);
      const judged = await judgeGates({
        experiment,
        plan,
        metrics: metricsOf(await campaign.network(0)),
        rows,
        baseline,
        firstDifference: (scenario, policy) => {
          const logFile = join(baseline.directory, eventLogPath(experiment, scenario, policy));
          return firstDifference(campaign, { scenario, policy, logFile });
        },
      });
      gates = {
        experiment: experiment.name,
        baseline: `${baseline.result.name} ${baseline.result.echelonVersion}, model ${model.hash === baseline.result.model.hash ? 'unchanged' : 'changed'}`,
        ...definedFields({ start: startDays && startText(experiment, startDays, steadyState ?? []) }),
        passed: judged.every((row) => row.verdict === 'pass'),
        rows: judged,
      };
      await makeFolder(folder);
      await writeFile(join(folder, 'gates.json'), `${JSON.stringify(gates, null, 1)}\n`);
      await writeFile(join(folder, 'gates.md'), gateMarkdown(gates));
      await writeFile(join(folder, 'junit.xml'), junitXml(gates));
    },
  );
  if (gates === undefined) throw new Error('the gates were not judged');
  return { ...outcome, gates };
}

/**
 * Replications can only be paired when both sides drew from the same seed over the same time.
 * @param pairs replications to pair
 */
function requireComparable(experiment: Experiment, baseline: Baseline, pairs: number): void {
  const issues: Issue[] = [];
  const differ = (what: string, now: string, before: string): void => {
    if (now === before) return;
    issues.push({
      code: 'wrong-baseline',
      place: { file: join(baseline.directory, 'result.json') },
      path: what,
      expected: `the ${what} of the experiment, "${now}"`,
      received: `"${before}"`,
    });
  };
  differ('name', experiment.name, baseline.result.name);
  differ('seed', experiment.seed, baseline.result.seed);
  if (baseline.result.replications < pairs) {
    issues.push({
      code: 'wrong-baseline',
      place: { file: join(baseline.directory, 'result.json') },
      path: 'replications',
      expected: `at least the ${pairs} replications that --replications asks for, to pair with`,
      received: String(baseline.result.replications),
      hint: `record the baseline again with: echelon compare --replications ${pairs}`,
    });
  }
  if (issues.length > 0) throw new InputError(issues);
}

function ownBaseline(out: string): Issue {
  return {
    code: 'wrong-baseline',
    place: { file: out },
    path: '--out',
    expected: 'another folder than that of the baseline, which a check must not replace',
    received: 'the same one',
  };
}

function noGates(file: string): Issue {
  return {
    code: 'missing-field',
    place: { file },
    path: 'gates',
    expected: 'gates to judge: exact, metrics or limits',
    received: 'none',
  };
}
