import type { IssueLog } from '../model/issue-log.ts';
import type { Locate } from '../model/located-value.ts';
import type { ValuePath } from '../model/source-document.ts';
import { betterOf, generalMetrics } from '../observation/metric-catalogue.ts';
import type { ExperimentFields } from './experiment-schema.ts';
import { reportUnknownName } from './report-unknown-name.ts';

/** Reports what is wrong with the metrics that precision, gates and the selection name, and with what these need. */
export function checkPlans(fields: ExperimentFields, locate: Locate, log: IssueLog): void {
  const known = generalMetrics().map((metric) => metric.id);
  const checkMetric: CheckMetric = (id, at, needsDirection) => {
    const better = betterOf(id);
    if (better === undefined) {
      reportUnknownName(log, { locate, at }, { received: id, kind: 'metric', known });
    } else if (needsDirection && better === 'neither') {
      const expected = 'a metric where lower or higher is better';
      log.add(locate(at), { code: 'unknown-value', expected, received: `"${id}"` });
    }
  };
  for (const [index, { metric }] of (fields.precision?.targets ?? []).entries()) {
    checkMetric(metric, ['precision', 'targets', index, 'metric'], false);
  }
  const policyCount = Object.keys(fields.policies ?? {}).length;
  if (fields.precision?.of === 'differences' && policyCount < 2) {
    const expected = 'two policies or more, whose differences can be precise';
    log.add(locate(['precision', 'of']), { code: 'wrong-kind', expected, received: String(policyCount) });
  }
  checkGates(fields, locate, log, checkMetric);
  checkSelection(fields, locate, log, checkMetric);
}

/** Reports a metric that no model has, and one without a direction where one is needed. */
type CheckMetric = (id: string, at: ValuePath, needsDirection: boolean) => void;

function checkGates(
  { gates }: ExperimentFields,
  locate: Locate,
  log: IssueLog,
  checkMetric: CheckMetric,
): void {
  if (gates === undefined) return;
  for (const list of ['metrics', 'limits'] as const) {
    for (const [index, { metric }] of gates[list].entries()) {
      checkMetric(metric, ['gates', list, index, 'metric'], list === 'metrics');
    }
  }
  for (const [index, { 'at-least': least, 'at-most': most }] of gates.limits.entries()) {
    if (least === undefined || most === undefined || least <= most) continue;
    const expected = `at most at-most (${most}), as no value could pass`;
    log.add(locate(['gates', 'limits', index, 'at-least']), {
      code: 'out-of-range',
      expected,
      received: String(least),
    });
  }
  if (gates.exact || gates.metrics.length + gates.limits.length > 0) return;
  const expected = 'at least one of exact: true, metrics and limits, as what demands nothing always passes';
  log.add(locate(['gates']), { code: 'missing-field', expected, received: 'none' });
}

function checkSelection(
  { select, policies, scenarios, precision }: ExperimentFields,
  locate: Locate,
  log: IssueLog,
  checkMetric: CheckMetric,
): void {
  if (select === undefined) return;
  checkMetric(select.metric, ['select', 'metric'], true);
  if (select.procedure === 'kn' && select['indifference-zone'] === undefined) {
    const expected = 'indifference-zone: the least advantage worth finding';
    log.add(locate(['select']), { code: 'missing-field', expected, received: 'nothing' });
  }
  const policyCount = Object.keys(policies ?? {}).length;
  const scenarioCount = scenarios?.length ?? 1;
  if (policyCount < 2 || scenarioCount > 1) {
    const expected = 'two policies or more and a single scenario';
    const received = `${countOf(policyCount, 'policy', 'policies')} and ${countOf(scenarioCount, 'scenario', 'scenarios')}`;
    log.add(locate(['select']), { code: 'wrong-kind', expected, received });
  }
  if (precision !== undefined) {
    log.add(locate(['precision']), {
      code: 'wrong-kind',
      expected: 'either precision or select',
      received: 'both',
    });
  }
}

function countOf(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}
