/** One figure of a simulation beside its known value. */
export interface Measure {
  /** Name in public.json, with `[0]` for elements of a list; what varies within the case stands in front, with a slash. */
  readonly name: string;
  readonly expected: number;
  readonly simulated: number;
  /** Standard error of `simulated` over the replications; 0 for figures without chance. */
  readonly standardError: number;
  /** (simulated - expected) / standard error. */
  readonly z: number;
  /** Largest standard error that still counts as a test. */
  readonly mostStandardError: number;
}

/** A case of public.json as this simulator states and runs it. */
export interface OracleCase {
  /** Of public.json, e.g. P05. */
  readonly id: string;
  /** How the case is put: the model file, what is varied, how long it runs. One or two sentences. */
  readonly setting: string;
  /** Measures of public.json that a simulation does not give, and why; undefined when it gives all. */
  readonly leftOut?: string;
  /** Runs all replications; the seed is fixed. */
  run(): Promise<Measure[]>;
}

/** Rounding that a figure without chance may show. */
const ROUNDING = 1e-9;

/** The conventions of public.json: within 4 standard errors, and the standard error small enough to mean something. */
export function isWithinTolerance(measure: Measure): boolean {
  return Math.abs(measure.z) <= 4 && measure.standardError <= measure.mostStandardError;
}

/** z of an estimate; a figure without chance is right (0) or wrong (infinite). */
export function zScore(simulated: number, expected: number, standardError: number): number {
  const difference = simulated - expected;
  if (Math.abs(difference) <= ROUNDING * Math.max(1, Math.abs(expected))) return 0;
  return standardError > 0 ? difference / standardError : Math.sign(difference) * Number.POSITIVE_INFINITY;
}
