import { knownCase } from './known-values.ts';
import { isWithinTolerance, type Measure, type OracleCase } from './oracle-case.ts';
import { type FinishedScenario, scenarioSection } from './scenario-section.ts';

/** A case and what its run gave. */
export interface FinishedCase {
  readonly oracle: OracleCase;
  readonly measures: readonly Measure[];
}

/** The whole of docs/validation.md. */
export function validationPage(
  cases: readonly FinishedCase[],
  scenarios: readonly FinishedScenario[],
): string {
  const sections = [...cases.map(caseSection), scenarioSection(scenarios)];
  return `${[introduction(cases), summary(cases), ...sections].join('\n\n')}\n`;
}

/** A row of a case's table; `expectation` is the part that does not change with the draws. */
export interface MeasureRow {
  readonly expectation: string;
  readonly row: string;
}

/** The measures as rows of a table. Lists without chance take one row each: they are equal or they are not. */
export function measureRows(measures: readonly Measure[]): MeasureRow[] {
  return [...groups(measures)].map(([name, group]) => {
    const [{ standardError, z }] = group;
    const isMet = group.every((measure) => measure.standardError === 0 && measure.z === 0);
    const expectation = `| ${name} | ${group.map((measure) => digits(measure.expected)).join(', ')} |`;
    const simulated = group.map((measure) => digits(measure.simulated)).join(', ');
    const error = isMet ? 'exact' : standardError.toPrecision(2);
    return { expectation, row: `${expectation} ${simulated} | ${error} | ${isMet ? '-' : signed(z)} |` };
  });
}

/** Measures by the name of their list when all its elements are met without chance, else by their own. */
function groups(measures: readonly Measure[]): ReadonlyMap<string, readonly Measure[]> {
  const listOf = ({ name }: Measure) => name.replace(/\[\d+\]$/, '');
  const open = new Set(measures.filter(({ standardError, z }) => standardError > 0 || z !== 0).map(listOf));
  const byName = new Map<string, Measure[]>();
  for (const measure of measures) {
    const name = open.has(listOf(measure)) ? measure.name : listOf(measure);
    byName.set(name, [...(byName.get(name) ?? []), measure]);
  }
  return byName;
}

function introduction(cases: readonly FinishedCase[]): string {
  const measures = cases.flatMap((finished) => finished.measures);
  const random = measures.filter(({ standardError }) => standardError > 0);
  const beyondTwo = random.filter(({ z }) => Math.abs(z) > 2).length;
  const furthest = random.reduce((greatest, { z }) => Math.max(greatest, Math.abs(z)), 0);
  const failed = measures.filter((measure) => !isWithinTolerance(measure)).length;
  return `# Validation

How close the simulator comes to answers that are known: queueing and inventory theory, computed independently of this project to 12 digits ([public.json](../test/oracles/public.json)). P01 and half of P03 drive the public event kernel directly (queue, loop, streams, distributions); all the rest is a model in [test/oracles/models](../test/oracles/models) run through the public API, without any special code.

${measures.length} measures: ${measures.length - failed} pass, ${failed} fail. ${measures.length - random.length} have no chance in them and are met to 9 digits. Of the ${random.length} estimates the furthest lies ${furthest.toFixed(2)} standard errors from its value, and ${beyondTwo} (${((100 * beyondTwo) / random.length).toFixed(1)} %) lie beyond 2, where 5 % are expected. Measures of one case come from the same runs, so they err together.

A measure **passes** when the known value lies within 4 standard errors of the estimate and the standard error is below 0.5 % of the value, or 0.002 for a probability (an exception is named with its case). Standard errors come from independent replications, at least 64. Seeds are fixed: \`oracle <model name>\` for models, \`oracle P01 / <replication>\` for the queues. So the same version always gives the same page. With other seeds a right simulator fails a single measure with chance 0.00017 (Student's law, 63 degrees of freedom), any of them with chance below ${(random.length * 0.017).toFixed(1)} %.

\`npm run validate\` runs every case and writes this page, about a minute. The same cases are part of \`npm test\`.`;
}

function summary(cases: readonly FinishedCase[]): string {
  const rows = cases.map(({ oracle, measures }) => {
    const z = measures.reduce((greatest, measure) => Math.max(greatest, Math.abs(measure.z)), 0);
    const failed = measures.filter((measure) => !isWithinTolerance(measure)).length;
    const verdict = failed === 0 ? 'pass' : `${failed} fail`;
    const { title } = knownCase(oracle.id);
    return `| [${oracle.id}](#${oracle.id.toLowerCase()}) | ${title} | ${measures.length} | ${z.toFixed(2)} | ${verdict} |`;
  });
  return ['| case | what | measures | greatest z | |', '|---|---|---|---|---|', ...rows].join('\n');
}

function caseSection({ oracle, measures }: FinishedCase): string {
  const { title, sources } = knownCase(oracle.id);
  const text = [`${title}. ${oracle.setting}`, oracle.leftOut, `Sources: ${sources.join('; ')}`];
  const head = '| measure | expected | simulated | standard error | z |\n|---|---|---|---|---|';
  const paragraphs = text.filter((paragraph) => paragraph !== undefined).map(withStop);
  const rows = measureRows(measures).map(({ row }) => row);
  return [`## ${oracle.id}`, ...paragraphs, [head, ...rows].join('\n')].join('\n\n');
}

function withStop(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}

/** Seven significant digits, without trailing zeros. */
function digits(value: number): string {
  return String(Number(value.toPrecision(7)));
}

function signed(z: number): string {
  return `${z < 0 ? '-' : '+'}${Math.abs(z).toFixed(2)}`;
}
