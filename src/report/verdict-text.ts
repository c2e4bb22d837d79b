import type { Decision } from './decide-candidate.ts';

/** What the result says about one candidate (or about the only policy). */
export interface VerdictText extends Decision {
  /** Id of the policy that this is about. */
  readonly policy: string;
  /** Id of the scenario that the sentence gives figures of. */
  readonly scenario: string;
  /** By how much, with interval; with several scenarios, where the answer is another one. */
  readonly sentence: string;
  /** What else to know: other metrics of interest, the rest of the curve. May be empty. */
  readonly details: readonly string[];
}
