import { invariant } from '../foundation/invariant.ts';
import { type PairedDifference, pairedDifference } from '../statistics/paired-difference.ts';
import type { Evaluation } from './evaluation.ts';
import { EvaluationLedger } from './evaluation-ledger.ts';
import type { Objective } from './objective.ts';
import type { SearchResult } from './search.ts';

/** The winner of a search on replications that had no part in choosing it. All values are to be minimised. */
export interface Confirmation {
  readonly winner: Evaluation;
  readonly start: Evaluation;
  /** Winner minus start over the same fresh replications; identical when the start itself won. */
  readonly difference: PairedDifference;
  /** In-search estimate of the winner minus its fresh estimate: below 0 where the search flattered it. */
  readonly optimism: number;
  /** The same for winner minus start, in which luck that both share cancels. */
  readonly optimismOfDifference: number;
}

/**
 * Evaluates winner and start of a search again. Choosing the best of many noisy estimates favours lucky ones, so only
 * fresh replications give an unbiased value and an honest interval.
 * @throws InvariantError when there is no replication or the search has used one of them
 * Source: Law, Simulation Modeling and Analysis (5th ed.), chapter 12; Smith and Winkler 2006, Management Science
 * 52(3) (the optimizer's curse).
 */
export async function confirmWinner(
  objective: Objective,
  search: SearchResult,
  replications: readonly number[],
): Promise<Confirmation> {
  const used = new Set(search.history.flatMap((evaluation) => evaluation.replications));
  const reused = replications.filter((replication) => used.has(replication));
  invariant(reused.length === 0, () => `the search has used replications ${reused.join(', ')}`);
  const ledger = new EvaluationLedger(objective, 2 * replications.length);
  const points = [search.best.point, search.start.point];
  const [winner, start] = await ledger.evaluateAll(points, replications);
  const difference = pairedDifference(winner.values, start.values);
  return {
    winner,
    start,
    difference,
    optimism: search.best.estimate - winner.estimate,
    optimismOfDifference: search.best.estimate - search.start.estimate - difference.difference.mean,
  };
}
