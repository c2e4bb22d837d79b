import { invariant } from '../foundation/invariant.ts';
import { type KimNelsonOptions, type KimNelsonState, startKimNelson, stepKimNelson } from './kim-nelson.ts';

/** Options of selectBest. */
export interface SelectBestOptions extends KimNelsonOptions {
  /** Replications of every system before the first screening, >= 2; 10 by default. */
  readonly firstStage?: number;
  /** Replications of one system at most; the selection then ends with `selected` null. 10,000 by default. */
  readonly most?: number;
}

/**
 * Runs the KN procedure: draws replications 0, 1, ... of each surviving system until one is selected or `most` is
 * reached. Replication j of every system must use the same random numbers for the saving, and different j independent
 * ones for the guarantee.
 * @param systems the output of a replication, for each system
 * @throws InvariantError when a number is outside its range or an output is not finite
 * Source: Kim and Nelson (2001), ACM TOMACS 11, 251-273.
 */
export function selectBest(
  systems: readonly ((replication: number) => number)[],
  options: SelectBestOptions,
): KimNelsonState {
  const { firstStage = 10, most = 10_000 } = options;
  invariant(
    Number.isInteger(firstStage) && firstStage >= 2 && most >= firstStage,
    () => `selectBest needs 2 <= firstStage <= most, got ${firstStage} and ${most}`,
  );
  const first = systems.map((system) => Array.from({ length: firstStage }, (_, j) => system(j)));
  let state = startKimNelson(first, options);
  while (state.selected === null && state.replications < most) {
    const { survivors, replications } = state;
    state = stepKimNelson(
      state,
      survivors.map((system) => systems[system](replications)),
    );
  }
  return state;
}
