import { nearestName } from '../foundation/nearest-name.ts';
import { checkAgainst, type ValueProblem, valueAt } from '../model/check-against.ts';
import type { IssueLog } from '../model/issue-log.ts';
import { type Locate, partOf } from '../model/located-value.ts';
import type { SourceDocument } from '../model/source-document.ts';
import { type ExperimentFields, experimentSchema } from './experiment-schema.ts';

/** The fields of an experiment, with harmless values where the file's were refused. */
export interface ReadFields {
  readonly fields: ExperimentFields;
  /** Keys whose values are not to be trusted: refused, given twice, or misspelt. */
  readonly refused: ReadonlySet<string>;
}

/** Of a list or mapping these stand in for an element that was refused, so that the others can be read. */
const STAND_INS: Readonly<Record<string, (position: string | number) => unknown>> = {
  policies: () => ({}),
  scenarios: (position) => ({ id: `refused ${position}` }),
  metrics: () => 'fill-rate',
};

/** What a file must have. */
const REQUIRED = { format: 1, name: 'refused', model: 'refused' };

/** Keys whose values mean nothing without that of another, by that one. */
const DEPENDENT: Readonly<Record<string, readonly string[]>> = {
  policies: ['incumbent', 'scenarios', 'select', 'factors', 'optimize'],
  factors: ['design', 'curve'],
};

/**
 * Reads the fields of an experiment file and reports what is wrong with them. What was refused is left out, and what
 * depends on it, so that the rest can be checked; undefined when there is no rest.
 */
export function readFields(
  { value, repeated }: SourceDocument,
  locate: Locate,
  log: IssueLog,
): ReadFields | undefined {
  const checked = checkAgainst(experimentSchema, value);
  const problems = checked.ok ? [] : checked.problems;
  for (const { at, ...problem } of problems) log.add(locate(at, partOf(problem)), problem);
  const untold = repeated.filter((path) => Object.hasOwn(experimentSchema.shape, path));
  if (checked.ok && untold.length === 0) return { fields: checked.value, refused: new Set() };
  if (typeof value !== 'object' || value === null || valueAt(value, ['format']) !== 1) return undefined;
  const rest: Record<string, unknown> = structuredClone({ ...value });
  const refused = new Set(untold);
  for (const problem of problems) leaveOut(rest, problem, refused);
  for (let round = 0; round < 3; round++) {
    for (const key of [...refused].flatMap((key) => [key, ...(DEPENDENT[key] ?? [])])) {
      refused.add(key);
      delete rest[key];
    }
    const again = checkAgainst(experimentSchema, { ...REQUIRED, ...rest });
    if (again.ok) return { fields: again.value, refused };
    for (const { at } of again.problems) replaceElement(rest, at, refused);
  }
  return undefined;
}

/** Takes out what is wrong when its place can be empty, else the whole section; one misspelt is one that is refused. */
function leaveOut(rest: Record<string, unknown>, { at, code }: ValueProblem, refused: Set<string>): void {
  const [key, element, field] = at.map(String);
  if (at.length === 1 && code === 'unknown-key') {
    const meant = nearestName(key, Object.keys(experimentSchema.shape));
    if (meant !== undefined && !Object.hasOwn(rest, meant)) refused.add(meant);
    delete rest[key];
  } else if (at.length < 2 || STAND_INS[key] === undefined) refused.add(key);
  else if (at.length === 3) {
    const parent = valueAt(rest, [key, at[1]]);
    if (typeof parent === 'object' && parent !== null) delete (parent as Record<string, unknown>)[field];
    else replaceElement(rest, [key, element], refused);
  } else replaceElement(rest, at, refused);
}

function replaceElement(rest: Record<string, unknown>, at: ValueProblem['at'], refused: Set<string>): void {
  const [key, position] = at;
  const standIn = STAND_INS[key];
  const parent = rest[key];
  if (standIn === undefined || position === undefined || typeof parent !== 'object' || parent === null)
    refused.add(String(key));
  else (parent as Record<string | number, unknown>)[position] = standIn(position);
}
