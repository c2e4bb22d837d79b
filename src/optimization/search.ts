import type { Evaluation } from './evaluation.ts';
import type { Objective } from './objective.ts';
import type { ParameterSpace } from './parameter-space.ts';

/** What every search needs. */
export interface SearchOptions {
  readonly space: ParameterSpace;
  readonly objective: Objective;
  /** Where the search starts and what its winner is compared with: one value per parameter, inside its bounds. */
  readonly start: readonly number[];
  /** Most objective values that the search may ask for: points × replications. */
  readonly runBudget: number;
}

/** What every search gives. Deterministic for the same options and stream. */
export interface SearchResult {
  /** The start over the same replications as `best`. */
  readonly start: Evaluation;
  /** The point found; the start itself when nothing better was. Its estimate is optimistic: see `confirmWinner`. */
  readonly best: Evaluation;
  /** Everything that was asked of the objective, in order. */
  readonly history: readonly Evaluation[];
  /** Objective values asked for. */
  readonly runCount: number;
  /** Whether the budget ended the search, or nothing was left to try. */
  readonly stopped: 'budget' | 'converged';
}
