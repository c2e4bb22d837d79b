import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { describeValue } from '../foundation/describe-value.ts';
import { InputError, type Issue } from '../foundation/issue.ts';
import { valueAt } from '../model/check-against.ts';
import { definedFields } from '../model/defined-fields.ts';
import { IssueLog } from '../model/issue-log.ts';
import { type Locate, pathText } from '../model/located-value.ts';
import type { Override } from '../model/override.ts';
import { SourceFiles } from '../model/source-files.ts';
import { betterOf, generalMetrics } from '../observation/metric-catalogue.ts';
import { checkFactors, checkOverridePath } from './check-factors.ts';
import { checkPlans } from './check-plans.ts';
import type {
  Experiment,
  ExperimentPolicy,
  ExperimentScenario,
  GatePlan,
  PrecisionPlan,
  SelectionPlan,
} from './experiment.ts';
import { readFields } from './experiment-fields.ts';
import type { ExperimentFields } from './experiment-schema.ts';
import { checkOptimize, optimizePlan } from './read-optimize.ts';
import { readSweep } from './read-sweep.ts';
import { reportRestOfSections } from './refused-sections.ts';
import { reportUnknownName } from './report-unknown-name.ts';
import { checkSteadyState, steadyStatePlan } from './steady-state-plan.ts';

const SECONDS_PER_DAY = 86_400;
const METRICS_TO_LEAD_WITH = ['total-cost-per-unit', 'days-of-cover', 'promise-met', 'fill-rate'];
/** Fields of factors and a search that leave their settings known, however wrong they are. */
const HARMLESS = /\.(id|metric|budget)$/;

/** An experiment file as far as it can be read. */
export interface ReadExperiment {
  /** What is left of it beside the issues; undefined when that names no model. */
  readonly experiment?: Experiment;
  readonly issues: readonly Issue[];
}

/**
 * Reads and checks an experiment file, or the experiment.yaml of a folder: its issues, beside what is left of the
 * experiment without them. Its model and the policy blocks are read later, scenario by scenario.
 * @throws InputError when there is no experiment to read
 */
export async function readExperiment(given: string): Promise<ReadExperiment> {
  const path = await experimentFile(given);
  const log = new IssueLog();
  const document = await new SourceFiles(dirname(path), log).readDocument(basename(path));
  if (looksLikeModel(document.value)) throw new InputError([modelIssue(path)]);
  const locate: Locate = (at, part) => ({ place: document.placeOf(at, part), path: pathText(at) });
  const read = readFields(document, locate, log);
  if (read === undefined) return { issues: log.list() };
  const { value: raw, repeated } = document;
  const fields = soundFields(read.fields, raw, locate, log);
  reportRestOfSections({ raw, repeated, ...read }, log, (mended, found) =>
    soundFields(mended, raw, locate, found),
  );
  const issues = log.list();
  if (read.refused.has('model')) return { issues };
  const experiment = experimentOf(path, fields, document.value, locate);
  // Policies that cannot be read are not those of the model, which stand in for none.
  return { experiment: read.refused.has('policies') ? { ...experiment, policies: [] } : experiment, issues };
}

/** Reports what is wrong with the fields of an experiment beside their form, and leaves out what cannot be carried out. */
function soundFields(
  fields: ExperimentFields,
  raw: unknown,
  locate: Locate,
  log: IssueLog,
): ExperimentFields {
  checkNames(fields, raw, locate, log);
  checkPlans(fields, locate, log);
  checkSteadyState(fields, raw, locate, log);
  const { factors, optimize, ...others } = fields;
  const isUsable = (check: (found: IssueLog) => void): boolean => {
    const found = new IssueLog();
    check(found);
    for (const issue of found.list()) log.addIssue(issue);
    return found.list().every(({ path }) => HARMLESS.test(path));
  };
  const hasFactors = isUsable((found) => checkFactors(fields, locate, found));
  const hasOptimize = isUsable((found) => checkOptimize(fields, raw, locate, found));
  return {
    ...others,
    ...definedFields({
      factors: hasFactors ? factors : undefined,
      optimize: hasOptimize ? optimize : undefined,
    }),
  };
}

function experimentOf(file: string, fields: ExperimentFields, raw: unknown, locate: Locate): Experiment {
  const policies = readPolicies(fields, raw);
  const common = commonOverrides(fields, locate);
  const swept = fields.factors && readSweep(fields.factors, fields.design, { common, locate });
  return {
    file,
    name: fields.name,
    title: fields.title ?? fields.name,
    description: fields.description,
    modelPath: resolve(dirname(file), fields.model),
    replications: fields.replications,
    seed: fields.seed,
    incumbent: Math.max(
      0,
      policies.findIndex((policy) => policy.id === fields.incumbent),
    ),
    policies,
    scenarios: swept?.scenarios ?? readScenarios(fields, common, locate),
    ...definedFields({
      precision: precisionPlan(fields),
      selection: selectionPlan(fields),
      gates: gatePlan(fields),
      steadyState: steadyStatePlan(fields, fields.metrics ?? METRICS_TO_LEAD_WITH),
      curve: fields.curve ? { label: fields.curve.label, xIsShare: fields.curve.share } : swept?.curve,
      sweep: swept?.sweep,
      optimize: optimizePlan(fields, raw),
    }),
    usesControls: fields['control-variates'],
    metricsOfInterest: fields.metrics ?? METRICS_TO_LEAD_WITH,
    locate,
  };
}

async function experimentFile(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() === true ? join(path, 'experiment.yaml') : path;
}

/** An experiment names its model; a model has nodes of its own. */
function looksLikeModel(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'nodes' in value && !('model' in value);
}

function modelIssue(file: string): Issue {
  return {
    code: 'wrong-kind',
    place: { file },
    path: '',
    expected: 'an experiment',
    received: 'a model',
    hint: 'simulate a model with: echelon run',
  };
}

function checkNames(fields: ExperimentFields, raw: unknown, locate: Locate, log: IssueLog): void {
  const ids = fields.policies === undefined ? ['model'] : Object.keys(fields.policies);
  if (ids.length === 0) {
    log.add(locate(['policies']), {
      code: 'wrong-length',
      expected: 'at least one policy',
      received: 'none',
    });
  }
  if (fields.incumbent !== undefined && !ids.includes(fields.incumbent)) {
    const name = { received: fields.incumbent, kind: 'policy', known: ids };
    reportUnknownName(log, { locate, at: ['incumbent'] }, name);
  }
  const seen = new Set<string>();
  for (const [index, { id, set }] of (fields.scenarios ?? []).entries()) {
    for (const path of Object.keys(set)) {
      checkOverridePath(path, { fields, locate, log, at: ['scenarios', index, 'set', path] });
    }
    if (seen.has(id)) {
      const problem = { code: 'duplicate-id', expected: 'each scenario once', received: `"${id}" again` };
      log.add(locate(['scenarios', index, 'id']), problem);
    }
    seen.add(id);
  }
  for (const key of ['horizon', 'warm-up'] as const) {
    const seconds = fields[key];
    if (seconds === undefined || seconds % SECONDS_PER_DAY === 0) continue;
    const received = describeValue(valueAt(raw, [key]));
    log.add(locate([key]), { code: 'wrong-unit', expected: 'whole days', received });
  }
  // Metrics named after the model's speeds and ways of shipping are checked when the model is known.
  const known = generalMetrics().map((metric) => metric.id);
  for (const [index, id] of (fields.metrics ?? []).entries()) {
    if (betterOf(id) === undefined) {
      reportUnknownName(log, { locate, at: ['metrics', index] }, { received: id, kind: 'metric', known });
    }
  }
}

function precisionPlan({ precision }: ExperimentFields): PrecisionPlan | undefined {
  if (precision === undefined) return undefined;
  const targets = precision.targets.map(({ metric, relative, absolute }) => ({
    metric,
    kind: relative === undefined ? ('absolute' as const) : ('relative' as const),
    target: relative ?? absolute ?? 0,
  }));
  return { targets, of: precision.of, budget: precision.budget };
}

function selectionPlan({ select }: ExperimentFields): SelectionPlan | undefined {
  if (select === undefined) return undefined;
  const { metric, procedure, confidence, budget } = select;
  const zone = select['indifference-zone'];
  return { metric, procedure, confidence, budget, ...(zone === undefined ? {} : { indifferenceZone: zone }) };
}

function gatePlan({ gates }: ExperimentFields): GatePlan | undefined {
  if (gates === undefined) return undefined;
  return {
    exact: gates.exact,
    metrics: gates.metrics.map(({ metric, margin, 'relative-margin': relative, alpha, power }) => ({
      metric,
      margin: margin ?? relative ?? 0,
      isRelative: relative !== undefined,
      alpha,
      power,
    })),
    limits: gates.limits.map(({ metric, 'at-most': atMost, 'at-least': atLeast }) => ({
      metric,
      ...definedFields({ atMost, atLeast }),
    })),
  };
}

function readPolicies(fields: ExperimentFields, raw: unknown): readonly ExperimentPolicy[] {
  if (fields.policies === undefined) return [{ id: 'model', label: 'Policy of the model', description: '' }];
  return Object.entries(fields.policies).map(([id, policy]) => ({
    id,
    label: policy.label ?? id,
    description: policy.description,
    block: { value: withoutTexts(rawPolicy(raw, id)), path: ['policies', id] },
  }));
}

function rawPolicy(raw: unknown, id: string): unknown {
  // The schema has found a mapping of mappings here.
  return (raw as { policies: Record<string, unknown> }).policies[id];
}

/** The policy block without the texts that only the report reads. */
function withoutTexts(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([key]) => key !== 'label' && key !== 'description'),
  );
}

/** Overrides that hold in every scenario. */
function commonOverrides(fields: ExperimentFields, locate: Locate): readonly Override[] {
  const common: Override[] = [];
  for (const key of ['horizon', 'warm-up'] as const) {
    const seconds = fields[key];
    if (seconds === undefined) continue;
    common.push({ path: key, value: `${seconds / SECONDS_PER_DAY} d`, place: locate([key]).place });
  }
  return common;
}

function readScenarios(
  fields: ExperimentFields,
  common: readonly Override[],
  locate: Locate,
): readonly ExperimentScenario[] {
  const scenarios = fields.scenarios ?? [{ id: 'base', label: 'Model as it is', set: {} }];
  return scenarios.map((scenario, index) => ({
    id: scenario.id,
    label: scenario.label ?? scenario.id,
    ...definedFields({ x: 'x' in scenario ? scenario.x : undefined }),
    overrides: [
      ...common,
      ...Object.entries(scenario.set).map(([path, value]) => ({
        path,
        value,
        place: locate(['scenarios', index, 'set', path]).place,
      })),
    ],
  }));
}

/** Issue for a policy that is the model's own when the model has none. */
export function noPolicyIssue(file: string): Issue {
  return {
    code: 'missing-field',
    place: { file },
    path: 'policy',
    expected: 'a policy block in the model, or policies in the experiment',
    received: 'neither',
  };
}
