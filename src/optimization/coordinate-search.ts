import { invariant } from '../foundation/invariant.ts';
import { judge } from '../statistics/judge.ts';
import { pairedDifference } from '../statistics/paired-difference.ts';
import { isBetter } from './evaluation.ts';
import { EvaluationLedger } from './evaluation-ledger.ts';
import { admissiblePoint, nearestPoint, type ParameterSpace } from './parameter-space.ts';
import type { SearchOptions, SearchResult } from './search.ts';

export interface CoordinateSearchOptions extends SearchOptions {
  /** Replications in the order in which they are spent on a comparison; the same at every point. */
  readonly replications: readonly number[];
  /** How many of them the first look of a comparison takes, 2 or more; each further look doubles them. */
  readonly firstLook: number;
}

/** First step as a share of a parameter's range, and the last for one that is not an integer. */
const FIRST_STEP = 1 / 4;
const LAST_STEP = 1 / 64;
/** With more parameters the diagonals, two for each pair of coordinates and direction, would cost too many points. */
const MOST_WITH_DIAGONALS = 4;

/** The point that the search stands on and the steps it takes from there; both change as it goes. */
interface Walk {
  readonly options: CoordinateSearchOptions;
  readonly ledger: EvaluationLedger;
  point: readonly number[];
  steps: readonly number[];
  outOfBudget: boolean;
  /** Points moved away from. Looks of different lengths can contradict one another; without this, walks could circle. */
  readonly left: Set<string>;
}

/**
 * Tries one step up and one step down in each coordinate in turn and moves where the paired 95 % interval of the
 * difference is below 0; a round without a move halves the steps, down to 1 for integers and 1/64 of the range for
 * others. A round without a move at the last steps tries the diagonals, two coordinates at once, where there are at most
 * four parameters: a valley that runs across the axes looks like its bottom along each of them. No move there ends the
 * search. An interval that contains 0 is looked at again
 * with twice the replications until they are used up, and then the search stays where it is. It never returns to a point it has left. Where a point is
 * infeasible, all replications are used and feasibility decides first.
 * Each look has its own 95 % interval, so chance moves are more frequent than 1 in 20: confirm the winner.
 * @throws InvariantError when a first look at the start is beyond the budget
 * Source: Kolda, Lewis and Torczon 2003, SIAM Review 45(3) (compass search); comparisons as in Law,
 * Simulation Modeling and Analysis (5th ed.), section 10.2.1.
 */
export async function coordinateSearch(options: CoordinateSearchOptions): Promise<SearchResult> {
  const { space, replications, firstLook } = options;
  invariant(
    firstLook >= 2 && firstLook <= replications.length,
    () => `a first look takes 2 to ${replications.length} replications, got ${firstLook}`,
  );
  const start = admissiblePoint(space, options.start);
  const ledger = new EvaluationLedger(options.objective, options.runBudget);
  await ledger.evaluate(start, replications.slice(0, firstLook));
  const walk: Walk = {
    options,
    ledger,
    point: start,
    steps: firstSteps(space),
    outOfBudget: false,
    left: new Set(),
  };
  await walkToEnd(walk);
  const common = ledger.known(walk.point, ledger.known(start, replications));
  const [first, best] = await ledger.evaluateAll([start, walk.point], common);
  return {
    start: first,
    best,
    history: ledger.history,
    runCount: ledger.runCount,
    stopped: walk.outOfBudget ? 'budget' : 'converged',
  };
}

async function walkToEnd(walk: Walk): Promise<void> {
  const { space } = walk.options;
  for (;;) {
    const hasMoved = await goRound(walk);
    if (walk.outOfBudget) return;
    if (hasMoved) continue;
    const halved = halvedSteps(space, walk.steps);
    if (halved.some((step, coordinate) => step !== walk.steps[coordinate])) walk.steps = halved;
    else if (!(await tryDiagonals(walk))) return;
  }
}

/** Tries steps in two coordinates at once; whether the walk has moved. */
async function tryDiagonals(walk: Walk): Promise<boolean> {
  const { length } = walk.point;
  if (length > MOST_WITH_DIAGONALS) return false;
  for (let first = 0; first < length; first++) {
    for (let second = first + 1; second < length; second++) {
      for (const [one, other] of DIAGONALS) {
        const candidate = stepped(walk, [
          [first, one],
          [second, other],
        ]);
        const isOnDiagonal =
          candidate[first] !== walk.point[first] && candidate[second] !== walk.point[second];
        if (isOnDiagonal && (await hasMovedTo(walk, candidate))) return true;
        if (walk.outOfBudget) return false;
      }
    }
  }
  return false;
}

const DIAGONALS = [
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;

/** One round over all coordinates; whether the walk has moved. */
async function goRound(walk: Walk): Promise<boolean> {
  let hasMoved = false;
  for (let coordinate = 0; coordinate < walk.point.length; coordinate++) {
    for (const direction of [1, -1]) {
      const candidate = stepped(walk, [[coordinate, direction]]);
      if (candidate[coordinate] === walk.point[coordinate]) continue;
      const isMove = await hasMovedTo(walk, candidate);
      if (walk.outOfBudget) return hasMoved;
      if (!isMove) continue;
      hasMoved = true;
      break;
    }
  }
  return hasMoved;
}

/** Moves to a point that is clearly better and was not left before. */
async function hasMovedTo(walk: Walk, candidate: readonly number[]): Promise<boolean> {
  if (walk.left.has(candidate.join()) || !(await isClearlyBetter(walk, candidate))) return false;
  walk.left.add(walk.point.join());
  walk.point = candidate;
  return true;
}

/** Ends with `outOfBudget` set when the next look cannot be paid. */
async function isClearlyBetter(walk: Walk, candidate: readonly number[]): Promise<boolean> {
  const { replications, firstLook } = walk.options;
  let count = firstLook;
  for (;;) {
    const look = replications.slice(0, count);
    const points = [candidate, walk.point];
    if (!walk.ledger.canAfford(points, look)) {
      walk.outOfBudget = true;
      return false;
    }
    const [one, other] = await walk.ledger.evaluateAll(points, look);
    const isLast = count === replications.length;
    if (one.feasible && other.feasible) {
      const verdict = judge(pairedDifference(one.values, other.values).difference, 'lower');
      if (isLast || verdict !== 'no clear difference') return verdict === 'better';
    } else if (isLast) {
      return isBetter(one, other);
    }
    count = Math.min(2 * count, replications.length);
  }
}

/** The admissible point some steps away: pairs of a coordinate and a direction, 1 or -1. */
function stepped(
  { options, point, steps }: Walk,
  moves: readonly (readonly [coordinate: number, direction: number])[],
): number[] {
  const next = [...point];
  for (const [coordinate, direction] of moves) next[coordinate] += direction * steps[coordinate];
  return nearestPoint(options.space, next);
}

function firstSteps(space: ParameterSpace): number[] {
  return space.parameters.map(({ lower, upper, integer }) => {
    const step = (upper - lower) * FIRST_STEP;
    return integer ? Math.max(1, Math.round(step)) : step;
  });
}

function halvedSteps(space: ParameterSpace, steps: readonly number[]): number[] {
  return space.parameters.map(({ lower, upper, integer }, coordinate) => {
    const half = steps[coordinate] / 2;
    return integer ? Math.max(1, Math.floor(half)) : Math.max((upper - lower) * LAST_STEP, half);
  });
}
