import { invariant } from '../foundation/invariant.ts';
import type { Metric } from '../observation/metric.ts';
import { FEWEST_PAIRS, nonInferiority } from '../statistics/non-inferiority.ts';
import { summarise } from '../statistics/summarise.ts';
import type { Baseline } from './baseline.ts';
import type { Experiment, GatePlan } from './experiment.ts';
import type { GateRow } from './gate-report.ts';
import { metricValue, type ReplicationRow } from './replication-row.ts';

/** What the gates judge: this execution against an earlier result. */
export interface GateInput {
  readonly experiment: Experiment;
  readonly plan: GatePlan;
  readonly metrics: readonly Metric[];
  readonly rows: readonly ReplicationRow[];
  readonly baseline: Baseline;
  /** Sentence that names the first event that differs, when the baseline holds an event log of the cell. */
  readonly firstDifference: (scenario: number, policy: number) => Promise<string | undefined>;
}

/** Judges every gate for every policy in every scenario. Nothing is corrected for multiplicity: all must pass. */
export async function judgeGates(input: GateInput): Promise<readonly GateRow[]> {
  const { experiment, plan } = input;
  const judged: GateRow[] = [];
  for (const scenario of experiment.scenarios.keys()) {
    for (const policy of experiment.policies.keys()) {
      const rows = input.rows.filter((row) => row.scenario === scenario && row.policy === policy);
      const cell = { scenario, policy, rows };
      if (plan.exact) judged.push(await judgeExact(input, cell));
      for (const gate of plan.metrics) judged.push(judgeMetric(input, cell, gate));
      for (const limit of plan.limits) judged.push(judgeLimit(input, cell, limit));
    }
  }
  return judged;
}

interface CellRows {
  readonly scenario: number;
  readonly policy: number;
  readonly rows: readonly ReplicationRow[];
}

async function judgeExact(input: GateInput, cell: CellRows): Promise<GateRow> {
  const names = namesOf(input.experiment, cell);
  const hashes = input.baseline.traceHashes(names.scenario, names.policy);
  const compared = Math.min(hashes.length, cell.rows.length);
  const differing = cell.rows.slice(0, compared).filter((row, index) => row.traceHash !== hashes[index]);
  const row = { kind: 'exact' as const, ...names };
  if (compared === 0)
    return { ...row, verdict: 'fail', reason: 'the baseline has no such scenario and policy' };
  if (differing.length === 0) {
    const figures = differingFigures(input, cell, compared);
    return figures === undefined
      ? { ...row, verdict: 'pass', reason: `all ${compared} trace hashes and figures equal the baseline's` }
      : { ...row, verdict: 'fail', reason: `every event as before, but ${figures}` };
  }
  const first = differing[0];
  const where = first.replication === 0 ? await input.firstDifference(cell.scenario, cell.policy) : undefined;
  const count = `${differing.length} of ${compared} trace hashes differ, the first in replication ${first.replication}`;
  const hint = 'record the baseline with --event-log to see the first event that differs';
  return { ...row, verdict: 'fail', reason: `${count}; ${where ?? hint}` };
}

/** The first metric whose values are not those of the baseline: same events at other prices. */
function differingFigures(input: GateInput, cell: CellRows, compared: number): string | undefined {
  const names = namesOf(input.experiment, cell);
  for (const { id } of input.metrics) {
    const before = input.baseline.values(names.scenario, names.policy, id).slice(0, compared);
    const now = valuesOf(input, cell, id).values.slice(0, compared).filter(Number.isFinite);
    const index = now.findIndex((value, replication) => value !== before[replication]);
    if (index >= 0)
      return `${id} is ${now[index]} in replication ${index}, baseline ${before[index] ?? 'nothing'}`;
  }
  return undefined;
}

function judgeMetric(input: GateInput, cell: CellRows, gate: GatePlan['metrics'][number]): GateRow {
  const names = namesOf(input.experiment, cell);
  const { metric, values } = valuesOf(input, cell, gate.metric);
  const base = input.baseline.values(names.scenario, names.policy, gate.metric);
  const row = { kind: 'metric' as const, ...names, metric: gate.metric };
  const count = Math.min(values.length, base.length);
  if (count === 0) return { ...row, verdict: 'fail', reason: 'the baseline has no values of this metric' };
  invariant(metric.better !== 'neither', () => `gate on "${metric.id}": neither direction is better`);
  const before = base.slice(0, count);
  const margin = gate.isRelative ? gate.margin * Math.abs(summarise(before).mean) : gate.margin;
  if (!(margin > 0))
    return { ...row, verdict: 'fail', reason: 'a relative margin of a baseline mean of 0 is 0' };
  const outcome = nonInferiority(values.slice(0, count), before, {
    margin,
    better: metric.better,
    alpha: gate.alpha,
    power: gate.power,
  });
  return { ...row, verdict: outcome.verdict, reason: metricReason(outcome, margin, gate.alpha, base.length) };
}

function metricReason(
  outcome: ReturnType<typeof nonInferiority>,
  margin: number,
  alpha: number,
  recorded: number,
): string {
  const { verdict, harm, bound, n, neededReplications } = outcome;
  const limits = `worse by ${short(harm)}, at most ${bound === null ? 'unknown' : short(bound)} at ${100 * (1 - alpha)} % confidence, margin ${short(margin)}`;
  if (verdict === 'refused') {
    const needed = neededReplications ?? FEWEST_PAIRS;
    const remedy = recorded < needed ? 'record the baseline again' : 'check';
    return `${limits}; ${n} replications are too few to decide, ${needed} are needed (${remedy} with --replications ${needed})`;
  }
  return `${limits}, ${n} pairs`;
}

function judgeLimit(input: GateInput, cell: CellRows, limit: GatePlan['limits'][number]): GateRow {
  const { values } = valuesOf(input, cell, limit.metric);
  const least = Math.min(...values);
  const greatest = Math.max(...values);
  const { atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY } = limit;
  const holds = greatest <= atMost && least >= atLeast;
  const asked = [
    limit.atMost === undefined ? [] : `at most ${short(atMost)}`,
    limit.atLeast === undefined ? [] : `at least ${short(atLeast)}`,
  ].flat();
  return {
    kind: 'limit',
    ...namesOf(input.experiment, cell),
    metric: limit.metric,
    verdict: holds ? 'pass' : 'fail',
    reason: `from ${short(least)} to ${short(greatest)} over ${values.length} replications; allowed: ${asked.join(' and ')}`,
  };
}

function valuesOf(
  input: GateInput,
  cell: CellRows,
  id: string,
): { metric: Metric; values: readonly number[] } {
  const index = input.metrics.findIndex((metric) => metric.id === id);
  invariant(index >= 0, () => `the model has no metric "${id}"`);
  return { metric: input.metrics[index], values: cell.rows.map((row) => metricValue(row, index)) };
}

function namesOf(
  experiment: Experiment,
  cell: CellRows,
): { readonly scenario: string; readonly policy: string } {
  return { scenario: experiment.scenarios[cell.scenario].id, policy: experiment.policies[cell.policy].id };
}

/** Four significant digits. */
function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
