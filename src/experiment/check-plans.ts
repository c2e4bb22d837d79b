import type { IssueLog } from '../model/issue-log.ts';
import type { Locate } from '../model/located-value.ts';
import type { ValuePath } from '../model/source-document.ts';
import { betterOf, generalMetrics } from '../observation/metric-catalogue.ts';
import type { ExperimentFields } from './experiment-schema.ts';
import { reportUnknownName } from './report-unknown-name.ts';

/** Reports what is wrong with the metrics named by the precision targets and the selection, and with what a selection needs. */
export function checkPlans(fields: ExperimentFields, locate: Locate, log: IssueLog): void {
  const known = generalMetrics().map((metric) => metric.id);
  const check = (id: string, at: ValuePath): void => {
    if (betterOf(id) !== undefined) return;
    reportUnknownName(log, { locate, at }, { received: id, kind: 'metric', known });
  };
  for (const [index, { metric }] of (fields.precision?.targets ?? []).entries()) {
    check(metric, ['precision', 'targets', index, 'metric']);
  }
  for (const list of ['metrics', 'limits'] as const) {
    for (const [index, { metric }] of (fields.gates?.[list] ?? []).entries()) {
      check(metric, ['gates', list, index, 'metric']);
    }
  }
  const { select } = fields;
  if (select === undefined) return;
  check(select.metric, ['select', 'metric']);
  const direction = betterOf(select.metric);
  if (direction === 'neither') {
    const expected = 'a metric where lower or higher is better';
    log.add(locate(['select', 'metric']), {
      code: 'unknown-value',
      expected,
      received: `"${select.metric}"`,
    });
  }
  if (select.procedure === 'kn' && select['indifference-zone'] === undefined) {
    const expected = 'indifference-zone: the least advantage worth finding';
    log.add(locate(['select']), { code: 'missing-field', expected, received: 'nothing' });
  }
  if (Object.keys(fields.policies ?? {}).length < 2 || (fields.scenarios ?? []).length > 1) {
    const expected = 'two policies or more and a single scenario';
    log.add(locate(['select']), { code: 'wrong-kind', expected, received: 'something else' });
  }
  if (fields.precision !== undefined) {
    log.add(locate(['precision']), {
      code: 'wrong-kind',
      expected: 'either precision or select',
      received: 'both',
    });
  }
}
