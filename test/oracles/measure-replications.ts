import { knownValue } from './known-values.ts';
import type { Measure } from './oracle-case.ts';
import { zScore } from './oracle-case.ts';

/** Figures of one replication by measure name. */
export type Figures = Readonly<Record<string, number>>;

export interface Comparison {
  /** Case id of public.json. */
  readonly id: string;
  /** What is varied within the case, set before each name in reports. */
  readonly variant?: string;
  /** Names (without positions) of measures that are probabilities: their standard error may be 0.002 instead of 0.5 %. */
  readonly probabilities?: readonly string[];
  /** Names of rare events: the relative standard error they may have instead of 0.5 %. */
  readonly rare?: Readonly<Record<string, number>>;
}

const MOST_RELATIVE_ERROR = 0.005;
const MOST_ERROR_OF_PROBABILITY = 0.002;

/** Means of independent replications and their standard errors, beside the known values. */
export function measureReplications(replications: readonly Figures[], comparison: Comparison): Measure[] {
  return Object.keys(replications[0]).map((name) => {
    const figures = replications.map((replication) => replication[name]);
    const simulated = figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
    const squares = figures.reduce((sum, figure) => sum + (figure - simulated) ** 2, 0);
    const standardError = Math.sqrt(squares / (figures.length - 1) / figures.length);
    return measureOf(name, simulated, standardError, comparison);
  });
}

/** Figures of a single run without chance. */
export function measureExactly(figures: Figures, comparison: Comparison): Measure[] {
  return Object.entries(figures).map(([name, figure]) => measureOf(name, figure, 0, comparison));
}

function measureOf(
  name: string,
  simulated: number,
  standardError: number,
  { id, variant, probabilities = [], rare = {} }: Comparison,
): Measure {
  const expected = knownValue(id, name);
  const base = name.split('[')[0];
  const relative = (rare[base] ?? MOST_RELATIVE_ERROR) * Math.abs(expected);
  return {
    name: variant === undefined ? name : `${variant} / ${name}`,
    expected,
    simulated,
    standardError,
    z: zScore(simulated, expected, standardError),
    mostStandardError: probabilities.includes(base)
      ? Math.max(relative, MOST_ERROR_OF_PROBABILITY)
      : relative,
  };
}
