import { invariant } from '../foundation/invariant.ts';
import { pairedDifference } from './paired-difference.ts';
import { replicationCount } from './spherical-variance.ts';

/** What a selection is asked to guarantee. */
export interface KimNelsonOptions {
  readonly better: 'lower' | 'higher';
  /** Indifference zone delta > 0: the least advantage worth finding [unit of the metric]. */
  readonly indifference: number;
  /** Chance, in (0, 1), of a wrong choice when the best leads by at least the indifference zone; 0.05 by default. */
  readonly alpha?: number;
}

/** Constants fixed by the first stage. */
export interface KimNelsonPlan extends Required<KimNelsonOptions> {
  readonly firstStage: number;
  readonly eta: number;
  /** h^2 = 2 eta (firstStage - 1). */
  readonly hSquared: number;
  /** Sample variance of the difference of systems i and l over the first stage [squared unit]. */
  readonly differenceVariances: readonly (readonly number[])[];
}

/** Where a selection stands after `replications` of every survivor. Never changed: each step makes a new one. */
export interface KimNelsonState {
  readonly plan: KimNelsonPlan;
  readonly replications: number;
  /** Sum of each system's values; that of an eliminated system stays where it was. */
  readonly sums: readonly number[];
  /** Indices of the systems still in play, ascending. The next step wants one value for each, in this order. */
  readonly survivors: readonly number[];
  /** Values drawn so far, over all systems. */
  readonly observations: number;
  /** The system selected; null while more than one survives. */
  readonly selected: number | null;
}

/**
 * Starts the fully sequential procedure KN from the first stage and screens once. Common random numbers are allowed and
 * make it short, for only variances of differences enter:
 * eta = ((2 alpha / (k - 1))^(-2 / (n0 - 1)) - 1) / 2. Assumes normal values, independent over replications.
 * @param firstStage one list per system of the same n0 >= 2 values each, replication j of all on the same random
 * numbers; 10 or more are usual
 * @throws InvariantError when lists differ in length or a number is outside its range
 * Source: Kim and Nelson (2001), ACM Transactions on Modeling and Computer Simulation 11, 251-273 (with c = 1).
 */
export function startKimNelson(
  firstStage: readonly (readonly number[])[],
  options: KimNelsonOptions,
): KimNelsonState {
  const { better, indifference, alpha = 0.05 } = options;
  const n = replicationCount(firstStage);
  const count = firstStage.length;
  invariant(
    indifference > 0 && alpha > 0 && alpha < 1 - 1 / count,
    () =>
      `startKimNelson needs an indifference zone > 0 and alpha in (0, 1 - 1/k), got ${indifference} and ${alpha}`,
  );
  const eta = (((2 * alpha) / (count - 1)) ** (-2 / (n - 1)) - 1) / 2;
  const differenceVariances = firstStage.map((a) =>
    firstStage.map((b) => (pairedDifference(a, b).difference.standardDeviation ?? 0) ** 2),
  );
  const hSquared = 2 * eta * (n - 1);
  return screen({
    plan: { better, indifference, alpha, firstStage: n, eta, hSquared, differenceVariances },
    replications: n,
    sums: firstStage.map((values) => values.reduce((sum, value) => sum + value, 0)),
    survivors: firstStage.map((_, system) => system),
    observations: n * count,
    selected: null,
  });
}

/**
 * One more replication of every survivor, then screening: system i stays when its mean trails no survivor l by more than
 * W = max(0, (delta / 2r)(h^2 S_il^2 / delta^2 - r)). When W is 0 for all pairs the best mean is selected, the first
 * listed among equals, so that identical systems end too. Grows as survivors squared.
 * @param values one per survivor, in the order of `state.survivors`
 * @throws InvariantError when the selection is done, or values are missing or not finite
 * Source: Kim and Nelson (2001), ACM TOMACS 11, 251-273.
 */
export function stepKimNelson(state: KimNelsonState, values: readonly number[]): KimNelsonState {
  const { survivors, replications, observations } = state;
  invariant(state.selected === null, () => `stepKimNelson: system ${state.selected} is already selected`);
  invariant(
    values.length === survivors.length && values.every(Number.isFinite),
    () => `stepKimNelson needs ${survivors.length} finite values, got ${values.join(', ')}`,
  );
  const sums = [...state.sums];
  survivors.forEach((system, place) => {
    sums[system] += values[place];
  });
  return screen({
    ...state,
    sums,
    replications: replications + 1,
    observations: observations + survivors.length,
  });
}

function screen(state: KimNelsonState): KimNelsonState {
  const { plan, survivors, sums, replications } = state;
  const sign = plan.better === 'higher' ? 1 : -1;
  const lead = (system: number, other: number) => (sign * (sums[system] - sums[other])) / replications;
  const slack = (system: number, other: number) => {
    const needed = (plan.hSquared * plan.differenceVariances[system][other]) / plan.indifference ** 2;
    return Math.max(0, (plan.indifference / (2 * replications)) * (needed - replications));
  };
  const kept = survivors.filter((system) =>
    survivors.every((other) => other === system || lead(system, other) >= -slack(system, other)),
  );
  const isDecided = kept.every((system) => kept.every((other) => slack(system, other) === 0));
  if (!isDecided) return { ...state, survivors: kept };
  const selected = kept.reduce((best, system) => (lead(system, best) > 0 ? system : best));
  return { ...state, survivors: [selected], selected };
}
