import type { Decision } from './decide-candidate.ts';

/** What the result says about one candidate (or about the only policy). */
export interface VerdictText extends Decision {
  /** Id of the policy that this is about. */
  readonly policy: string;
  /** By how much, with interval. */
  readonly sentence: string;
  /** What else to know: other metrics of interest, the rest of the curve. May be empty. */
  readonly details: readonly string[];
}
