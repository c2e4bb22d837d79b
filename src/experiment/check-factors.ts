import { FACTOR_LETTERS } from '../design/fractional-factorial.ts';
import type { IssueLog } from '../model/issue-log.ts';
import type { Locate } from '../model/located-value.ts';
import type { ValuePath } from '../model/source-document.ts';
import { generalMetrics } from '../observation/metric-catalogue.ts';
import type { ExperimentFields } from './experiment-schema.ts';
import { type DesignFields, type FactorFields, MOST_POINTS } from './factor-schema.ts';
import { reportUnknownName } from './report-unknown-name.ts';
import { levelsOf, sweepPoints } from './sweep-points.ts';

/** Reports what is wrong with the factors of a sweep and their design, as far as it shows without the model. */
export function checkFactors(fields: ExperimentFields, locate: Locate, log: IssueLog): void {
  const { factors, design } = fields;
  const report = (at: ValuePath, code: string, expected: string, received: string, hint?: string): void =>
    log.add(locate(at), { code, expected, received, ...(hint === undefined ? {} : { hint }) });
  if (factors === undefined) {
    if (design !== undefined) report(['design'], 'missing-field', 'factors to make a design of', 'none');
    return;
  }
  for (const key of ['scenarios', 'select', 'optimize'] as const) {
    if (fields[key] !== undefined) report([key], 'wrong-kind', `either factors or ${key}`, 'both');
  }
  const isCurve = factors.length === 1 && levelsOf(factors[0]).every((level) => typeof level === 'number');
  if (fields.curve !== undefined && !isCurve) {
    report(['curve'], 'wrong-kind', 'a single factor of numbers for a curve', 'something else');
  }
  const paths = new Set<string>();
  const ids = new Set(['scenario', 'policy', ...generalMetrics().map(({ id }) => id)]);
  for (const [index, factor] of factors.entries()) {
    const at = ['factors', index];
    if (ids.has(factor.id)) {
      const expected = 'an id that is no other factor, no metric, and neither scenario nor policy';
      report([...at, 'id'], 'duplicate-id', expected, `"${factor.id}"`);
    }
    ids.add(factor.id);
    checkLevels(factor, at, report);
    for (const [path, place] of pathsOf(factor, at)) {
      if (paths.has(path)) report(place, 'duplicate-id', 'each path once', `"${path}" again`);
      paths.add(path);
      checkOverridePath(path, { fields, locate, log, at: place });
    }
  }
  checkDesign(fields, factors, report);
}

type Report = (at: ValuePath, code: string, expected: string, received: string, hint?: string) => void;

/** Reports a path into a policy that is not there, or one into the model's policy where that one does not act. */
export function checkOverridePath(
  path: string,
  {
    fields,
    locate,
    log,
    at,
  }: {
    readonly fields: ExperimentFields;
    readonly locate: Locate;
    readonly log: IssueLog;
    readonly at: ValuePath;
  },
): void {
  const [first, id = ''] = path.split('.');
  if (['horizon', 'warm-up', 'start'].includes(path)) {
    log.add(locate(at), {
      code: 'unknown-path',
      expected:
        'a value that scenarios may differ in; all share one calendar (horizon and warm-up stand at the top)',
      received: `"${path}"`,
    });
  }
  const known = Object.keys(fields.policies ?? {});
  if (first === 'policies' && !known.includes(id)) {
    reportUnknownName(log, { locate, at }, { received: id, kind: 'policy of this experiment', known });
  }
  if (first === 'policy' && fields.policies !== undefined) {
    log.add(locate(at), {
      code: 'unknown-path',
      expected: 'policies.<id>.…, as this experiment has policies of its own',
      received: `"${path}"`,
    });
  }
}

function pathsOf(factor: FactorFields, at: ValuePath): [string, ValuePath][] {
  return [
    [factor.path, [...at, 'path']],
    ...factor.also.map(({ path }, index): [string, ValuePath] => [path, [...at, 'also', index, 'path']]),
  ];
}

function checkLevels(factor: FactorFields, at: ValuePath, report: Report): void {
  const { levels } = factor;
  if (!Array.isArray(levels) && levels.from >= levels.to) {
    report([...at, 'levels', 'to'], 'out-of-range', `more than from (${levels.from})`, String(levels.to));
    return;
  }
  if (!Array.isArray(levels) && levels.integer && !checkWholeRange(levels, at, report)) return;
  const values = levelsOf(factor);
  for (const [index, level] of values.entries()) {
    if (values.indexOf(level) < index)
      report([...at, 'levels', index], 'duplicate-id', 'each level once', `${String(level)} again`);
  }
  const isNumeric = values.every((level) => typeof level === 'number');
  if (factor.unit !== undefined && !isNumeric)
    report([...at, 'unit'], 'wrong-type', 'numbers as levels, for a unit', 'other levels');
  for (const [index, { times, plus, unit }] of factor.also.entries()) {
    if (isNumeric || (times === undefined && plus === undefined && unit === undefined)) continue;
    report(
      [...at, 'also', index],
      'wrong-type',
      'numbers as levels, for times, plus and unit',
      'other levels',
    );
  }
}

type Range = Exclude<FactorFields['levels'], readonly unknown[]>;

/** Whether the range of a factor of whole numbers has whole ends, and as many whole numbers as levels are asked for. */
function checkWholeRange({ from, to, count = 2 }: Range, at: ValuePath, report: Report): boolean {
  const broken = (['from', 'to'] as const).filter((end) => !Number.isInteger({ from, to }[end]));
  for (const end of broken) {
    report(
      [...at, 'levels', end],
      'wrong-type',
      'a whole number, as integer is set',
      String({ from, to }[end]),
    );
  }
  if (broken.length > 0) return false;
  const most = to - from + 1;
  if (count <= most) return true;
  const expected = `at most ${most} levels, the whole numbers from ${from} to ${to}`;
  report([...at, 'levels', 'count'], 'out-of-range', expected, String(count));
  return false;
}

function checkHypercube(factors: readonly FactorFields[], design: DesignFields, report: Report): void {
  const lists = factors.flatMap(({ levels }, index) => (Array.isArray(levels) ? [index] : []));
  for (const index of lists) {
    report(['factors', index, 'levels'], 'wrong-type', 'a range from … to for a latin hypercube', 'a list');
  }
  if (lists.length > 0 || factors.some(({ levels }) => !Array.isArray(levels) && levels.from >= levels.to))
    return;
  const { points } = sweepPoints(factors, design);
  const count = new Set(points.map((point) => JSON.stringify(point))).size;
  if (count === points.length) return;
  report(
    ['design', 'latin-hypercube'],
    'out-of-range',
    'points that differ from one another',
    `${points.length} points, of which ${count} differ`,
    'fewer points or wider ranges; with few whole numbers, design: full',
  );
}

function checkDesign(fields: ExperimentFields, factors: readonly FactorFields[], report: Report): void {
  const { design = 'full' } = fields;
  if (design === 'full') {
    const points = factors.reduce((product, factor) => product * levelsOf(factor).length, 1);
    if (points <= MOST_POINTS) return;
    const hint = 'design: fractional, or a latin hypercube';
    report(['factors'], 'out-of-range', `at most ${MOST_POINTS} points`, String(points), hint);
  } else if (typeof design === 'object' && 'latin-hypercube' in design) {
    checkHypercube(factors, design, report);
  } else {
    const most = FACTOR_LETTERS.length;
    if (factors.length < 2 || factors.length > most) {
      report(['design'], 'wrong-length', `2 to ${most} factors for a fraction`, String(factors.length));
    }
    for (const [index, factor] of factors.entries()) {
      if (levelsOf(factor).length > 1) continue;
      report(['factors', index, 'levels'], 'wrong-length', 'two levels for a fraction', 'one');
    }
  }
}
