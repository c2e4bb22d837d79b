import type { Issue } from '../foundation/issue.ts';
import { valueAt } from '../model/check-against.ts';
import { IssueLog } from '../model/issue-log.ts';
import { mend } from '../model/mend.ts';
import { type ExperimentFields, experimentSchema } from './experiment-schema.ts';

/** Sections that are checked further than by their form. */
const SECTIONS = [
  'precision',
  'gates',
  'select',
  'steady-state',
  'optimize',
  'factors',
  'design',
  'curve',
] as const;
type Section = (typeof SECTIONS)[number];
/** Sections that mean nothing while others are not known, by the other. */
const DEPENDENT = {
  policies: ['precision', 'select', 'optimize', 'factors', 'design', 'curve'],
  factors: ['design', 'curve'],
} as const;
/** As many replacements of what was refused are tried. */
const VARIANTS = 12;

/** What was read of an experiment file. */
export interface ReadSections {
  readonly raw: unknown;
  readonly fields: ExperimentFields;
  /** Keys whose values are not to be trusted. */
  readonly refused: ReadonlySet<string>;
  /** Those of them that are given twice. */
  readonly repeated: readonly string[];
}

/**
 * A section whose form is wrong is left out, and so of what `check` does. Here such sections are mended and checked
 * with several replacements of what was refused; what is wrong with all of them is reported, too.
 */
export function reportRestOfSections(
  read: ReadSections,
  log: IssueLog,
  check: (mended: ExperimentFields, log: IssueLog) => void,
): void {
  const sections = sectionsToMend(read);
  if (sections.length === 0) return;
  let common: ReadonlyMap<string, Issue> | undefined;
  for (let variant = 0; variant < VARIANTS; variant++) {
    const mended = Object.fromEntries(sections.map((key) => [key, mendedSection(read.raw, key, variant)]));
    const found = new IssueLog();
    check({ ...read.fields, ...mended }, found);
    const issues = new Map(found.list().map((issue) => [JSON.stringify(issue), issue]));
    common = common === undefined ? issues : new Map([...common].filter(([text]) => issues.has(text)));
  }
  const places = new Set(log.list().map(({ place }) => JSON.stringify(place)));
  for (const issue of common?.values() ?? []) {
    if (!places.has(JSON.stringify(issue.place))) log.addIssue(issue);
  }
}

/** Sections that were left out and can be mended; none when the form of all is right. */
function sectionsToMend({ raw, refused, repeated }: ReadSections): readonly Section[] {
  const written = SECTIONS.filter((key) => refused.has(key) && valueAt(raw, [key]) !== undefined);
  const isUnknown = (key: string): boolean => repeated.includes(key);
  const unknown = new Set<string>([
    ...written.filter(isUnknown),
    ...(refused.has('policies') ? DEPENDENT.policies : []),
    ...(isUnknown('factors') ? DEPENDENT.factors : []),
  ]);
  const known = written.filter((key) => !unknown.has(key) && mendedSection(raw, key, 0) !== undefined);
  const isWrong = known.some((key) => !experimentSchema.shape[key].safeParse(valueAt(raw, [key])).success);
  return isWrong ? known : [];
}

/** A section as its schema reads it once mended. */
function mendedSection(raw: unknown, key: Section, variant: number): unknown {
  const schema = experimentSchema.shape[key];
  const read = schema.safeParse(mend(schema, valueAt(raw, [key]), variant));
  return read.success ? read.data : undefined;
}
