import { valueAt } from '../model/check-against.ts';
import { definedFields } from '../model/defined-fields.ts';
import type { IssueLog } from '../model/issue-log.ts';
import type { Locate } from '../model/located-value.ts';
import type { ValuePath } from '../model/source-document.ts';
import { betterOf, generalMetrics } from '../observation/metric-catalogue.ts';
import { checkOverridePath } from './check-factors.ts';
import type { OptimizePlan } from './experiment.ts';
import type { ExperimentFields } from './experiment-schema.ts';
import type { OptimizeFields } from './optimize-schema.ts';
import { reportUnknownName } from './report-unknown-name.ts';

type ParameterFields = OptimizeFields['parameters'][number];

/** Keys of a policy block: a path that begins with one of them is meant within the policy. */
const POLICY_KEYS = ['replenishment', 'fulfillment', 'allocation', 'sourcing', 'rebalancing', 'markdown'];
/** What each search needs at least: budget / replications. */
const LEAST_POINTS = { coordinate: 2, surrogate: 3, spsa: 4 } as const;

/**
 * Reports what is wrong with the search of an experiment, as far as it shows without the model.
 * @param raw the experiment file as plain data
 */
export function checkOptimize(fields: ExperimentFields, raw: unknown, locate: Locate, log: IssueLog): void {
  const { optimize } = fields;
  if (optimize === undefined) return;
  const report: Report = (at, code, expected, received) =>
    log.add(locate(['optimize', ...at]), { code, expected, received });
  const policies = Object.keys(fields.policies ?? {});
  if (!policies.includes(optimize.policy)) {
    const name = { received: optimize.policy, kind: 'policy of this experiment', known: policies };
    reportUnknownName(log, { locate, at: ['optimize', 'policy'] }, name);
  }
  if ((fields.scenarios ?? []).length > 1) {
    log.add(locate(['scenarios']), {
      code: 'wrong-kind',
      expected: 'a single scenario',
      received: 'several',
    });
  }
  if (fields['steady-state'] !== undefined) {
    report([], 'wrong-kind', 'either optimize or steady-state', 'both');
  }
  const ids = new Set<string>();
  const paths = new Set<string>();
  for (const [index, parameter] of optimize.parameters.entries()) {
    const at = ['parameters', index];
    const path = pathOf(optimize, parameter);
    if (ids.has(parameter.id))
      report([...at, 'id'], 'duplicate-id', 'each id once', `"${parameter.id}" again`);
    if (paths.has(path)) report([...at, 'path'], 'duplicate-id', 'each path once', `"${path}" again`);
    ids.add(parameter.id);
    paths.add(path);
    if (policies.includes(optimize.policy))
      checkOverridePath(path, { fields, locate, log, at: ['optimize', ...at, 'path'] });
    checkRange(parameter, startOf(optimize, parameter, raw), (field, ...rest) =>
      report([...at, ...field], ...rest),
    );
  }
  checkMetric(fields, locate, log);
  const least = LEAST_POINTS[optimize.method] * optimize.replications;
  if (optimize.budget < least) {
    const expected = `at least ${least}, for ${optimize.method} with ${optimize.replications} replications`;
    report(['budget'], 'out-of-range', expected, String(optimize.budget));
  }
}

type Report = (at: ValuePath, code: string, expected: string, received: string) => void;

function checkRange({ low, high, integer, start }: ParameterFields, begin: number, report: Report): void {
  if (low >= high) {
    report(['high'], 'out-of-range', `more than low (${low})`, String(high));
    return;
  }
  if (integer) {
    const bounds = { low, high, ...(start === undefined ? {} : { start }) };
    for (const [key, value] of Object.entries(bounds)) {
      if (!Number.isInteger(value)) report([key], 'wrong-type', 'a whole number', String(value));
    }
  }
  if (begin < low || begin > high) {
    const where = start === undefined ? 'a start, as the policy has its own value outside' : 'a start';
    report(['start'], 'out-of-range', `${where} from low (${low}) to high (${high})`, String(begin));
  }
}

/** The metric must have a direction, and all metrics must exist. */
function checkMetric({ optimize }: ExperimentFields, locate: Locate, log: IssueLog): void {
  if (optimize === undefined) return;
  const known = generalMetrics().map(({ id }) => id);
  const check = (received: string, at: ValuePath): void => {
    // Metrics named after the model's speeds and ways of shipping are checked when the model is known.
    if (betterOf(received) !== undefined) return;
    reportUnknownName(log, { locate, at }, { received, kind: 'metric', known });
  };
  check(optimize.metric, ['optimize', 'metric']);
  for (const [index, { metric }] of optimize.constraints.entries()) {
    check(metric, ['optimize', 'constraints', index, 'metric']);
  }
  if (betterOf(optimize.metric) === 'neither' && optimize.goal === undefined) {
    log.add(locate(['optimize', 'metric']), {
      code: 'missing-field',
      expected: `goal: minimize or maximize, as neither direction of ${optimize.metric} is better`,
      received: 'none',
    });
  }
}

/** The search that checked fields ask for. */
export function optimizePlan(fields: ExperimentFields, raw: unknown): OptimizePlan | undefined {
  const { optimize } = fields;
  if (optimize === undefined) return undefined;
  const { metric, method, replications, budget, confirm } = optimize;
  return {
    policy: Object.keys(fields.policies ?? {}).indexOf(optimize.policy),
    parameters: optimize.parameters.map((parameter) => ({
      id: parameter.id,
      path: pathOf(optimize, parameter),
      low: parameter.low,
      high: parameter.high,
      isInteger: parameter.integer,
      start: startOf(optimize, parameter, raw),
      ...definedFields({ unit: parameter.unit }),
    })),
    metric,
    goal: optimize.goal ?? (betterOf(metric) === 'higher' ? 'maximize' : 'minimize'),
    constraints: optimize.constraints.map((bound) => ({
      metric: bound.metric,
      relation: bound['at-least'] === undefined ? '<=' : '>=',
      bound: bound['at-least'] ?? bound['at-most'] ?? 0,
      ...definedFields({ price: bound.price }),
    })),
    method,
    replications,
    budget,
    confirm,
  };
}

function pathOf({ policy }: OptimizeFields, { path }: ParameterFields): string {
  return POLICY_KEYS.includes(path.split('.')[0]) ? `policies.${policy}.${path}` : path;
}

/** The start asked for, else the policy's own value where that is a number, else the middle. */
function startOf(optimize: OptimizeFields, parameter: ParameterFields, raw: unknown): number {
  const { low, high, integer, unit = '', start } = parameter;
  if (start !== undefined) return start;
  const own = valueAt(raw, pathOf(optimize, parameter).split('.'));
  if (typeof own === 'number' && unit === '') return own;
  const text =
    typeof own === 'string' && own.endsWith(unit) ? own.slice(0, own.length - unit.length).trim() : '';
  if (text !== '' && Number.isFinite(Number(text))) return Number(text);
  const middle = (low + high) / 2;
  return integer ? Math.floor(middle) : middle;
}
