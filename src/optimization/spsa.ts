import { invariant } from '../foundation/invariant.ts';
import type { RandomStream } from '../random/random-stream.ts';
import { isBetter } from './evaluation.ts';
import { EvaluationLedger } from './evaluation-ledger.ts';
import { admissiblePoint, fromUnit, type ParameterSpace, toUnit } from './parameter-space.ts';
import type { SearchOptions, SearchResult } from './search.ts';

export interface SpsaOptions extends SearchOptions {
  /** Keyed by the caller; gives the directions. */
  readonly stream: RandomStream;
  /** Replications of each of the two points of a step; 1 or more. */
  readonly replicationsPerStep: number;
  /** The search uses the replications from this number on, new ones for each step. */
  readonly firstReplication: number;
  /** c: first distance of the two points from the iterate, as a share of each parameter's range; 0.1 unless told. */
  readonly perturbation?: number;
  /** How far the first step should go, as a share of each parameter's range, and the farthest of any; 0.1 unless told. */
  readonly firstMove?: number;
}

/** Spall's exponents: the least that the theory of convergence allows, and the ones he recommends in practice. */
const MOVE_EXPONENT = 0.602;
const PERTURBATION_EXPONENT = 0.101;
/** Share of the steps by which the gain is delayed (A). */
const STABILITY_SHARE = 0.1;
/** Gradients taken at the start to set the gain; their mean is the first step's. */
const MOST_FIRST_GRADIENTS = 5;

/**
 * Simultaneous perturbation stochastic approximation: each step costs two points whatever the number of parameters,
 * both over the same new replications. Works on the unit cube; leaving it is undone by projection. Integer parameters
 * move continuously and are evaluated at rounded points that differ by at least one unit.
 * Gains a / (A + k + 1)^0.602 and c / (k + 1)^0.101, with a from the mean size of the gradients at the start.
 * A twentieth of the budget, and at least one step's replications, is kept to compare the last iterate with the start
 * on the same new replications; the better of the two is `best`.
 * @throws InvariantError when the budget does not allow one step and that comparison
 * Sources: Spall 1992, IEEE Transactions on Automatic Control 37(3); Spall 1998, IEEE Transactions on Aerospace and
 * Electronic Systems 34(3), section III (choice of gains); common numbers: Kleinman, Spall and Naiman 1999,
 * Management Science 45(11).
 */
export async function spsa(options: SpsaOptions): Promise<SearchResult> {
  const { space, objective, runBudget, replicationsPerStep } = options;
  const start = admissiblePoint(space, options.start);
  const finalCount = Math.max(replicationsPerStep, Math.floor(runBudget / 20));
  const stepCount = Math.floor((runBudget - 2 * finalCount) / (2 * replicationsPerStep));
  invariant(stepCount >= 1, () => `a budget of ${runBudget} runs is too small for one step of the search`);
  const ledger = new EvaluationLedger(objective, runBudget);
  const place = await descend(options, ledger, stepCount);
  const replications = block(options.firstReplication + stepCount * replicationsPerStep, finalCount);
  const [first, last] = await ledger.evaluateAll([start, fromUnit(space, place)], replications);
  return {
    start: first,
    best: isBetter(last, first) ? last : first,
    history: ledger.history,
    runCount: ledger.runCount,
    stopped: 'budget',
  };
}

/** Where `stepCount` gradients lead from the start, in the unit cube. */
async function descend(options: SpsaOptions, ledger: EvaluationLedger, stepCount: number): Promise<number[]> {
  const { perturbation = 0.1, firstMove = 0.1 } = options;
  let place = toUnit(options.space, options.start);
  const firstCount = Math.min(MOST_FIRST_GRADIENTS, Math.ceil(stepCount / 5));
  const gradients: number[][] = [];
  for (let step = 0; step < firstCount; step++) {
    gradients.push(await gradientAt(options, ledger, place, { step, distance: perturbation }));
  }
  const delay = STABILITY_SHARE * stepCount;
  const meanSize = meanAbsolute(gradients);
  // A flat start says nothing about the scale: a gain of 0 waits for the first slope instead of leaping at it.
  let gain = meanSize > 0 ? (firstMove * (delay + 1) ** MOVE_EXPONENT) / meanSize : 0;
  place = moved(place, meanOf(gradients), gain / (delay + 1) ** MOVE_EXPONENT, firstMove);
  for (let step = firstCount; step < stepCount; step++) {
    const index = step - firstCount + 1;
    const distance = perturbation / (index + 1) ** PERTURBATION_EXPONENT;
    const gradient = await gradientAt(options, ledger, place, { step, distance });
    const size = meanAbsolute([gradient]);
    if (gain === 0 && size > 0) gain = (firstMove * (delay + index + 1) ** MOVE_EXPONENT) / size;
    place = moved(place, gradient, gain / (delay + index + 1) ** MOVE_EXPONENT, firstMove);
  }
  return place;
}

/** Difference of the two points' penalised means over their distance in each coordinate. */
async function gradientAt(
  options: SpsaOptions,
  ledger: EvaluationLedger,
  place: readonly number[],
  { step, distance }: { readonly step: number; readonly distance: number },
): Promise<number[]> {
  const { space, stream, firstReplication, replicationsPerStep } = options;
  const offsets = reaches(space, distance).map((reach) => (stream.uniform32() < 0.5 ? -reach : reach));
  const ahead = fromUnit(
    space,
    place.map((coordinate, index) => coordinate + offsets[index]),
  );
  const behind = fromUnit(
    space,
    place.map((coordinate, index) => coordinate - offsets[index]),
  );
  const replications = block(firstReplication + step * replicationsPerStep, replicationsPerStep);
  const [one, other] = await ledger.evaluateAll([ahead, behind], replications);
  const rise = one.estimate + one.penalty - other.estimate - other.penalty;
  const aheadPlace = toUnit(space, ahead);
  const behindPlace = toUnit(space, behind);
  return aheadPlace.map((coordinate, index) => rise / (coordinate - behindPlace[index]));
}

/**
 * More than half an integer's unit, so that the rounded points always differ: halves round upwards, and from the upper
 * bound exactly half a unit down would lead back to it.
 */
function reaches(space: ParameterSpace, distance: number): number[] {
  return space.parameters.map(({ lower, upper, integer }) =>
    integer ? Math.max(distance, 0.500001 / (upper - lower)) : distance,
  );
}

function moved(place: readonly number[], gradient: readonly number[], gain: number, longest: number) {
  return place.map((coordinate, index) => {
    const move = Math.min(longest, Math.max(-longest, -gain * gradient[index]));
    return Math.min(1, Math.max(0, coordinate + move));
  });
}

function block(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

function meanOf(gradients: readonly (readonly number[])[]): number[] {
  return gradients[0].map(
    (_, index) => gradients.reduce((sum, gradient) => sum + gradient[index], 0) / gradients.length,
  );
}

function meanAbsolute(gradients: readonly (readonly number[])[]): number {
  const sizes = gradients.flatMap((gradient) => gradient.map(Math.abs));
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
}
