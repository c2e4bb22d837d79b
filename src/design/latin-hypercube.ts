import { invariant } from '../foundation/invariant.ts';
import type { RandomStream } from '../random/random-stream.ts';

export interface LatinHypercubeOptions {
  /** At least 1. */
  readonly dimensionCount: number;
  /** At least 1. */
  readonly pointCount: number;
  /** Keyed by the caller; the design is a function of its state. */
  readonly stream: RandomStream;
  /** Designs drawn, of which the one with the largest least distance between two points is kept; 1 or more. */
  readonly tryCount: number;
}

/**
 * Points in the open unit cube such that each of the `pointCount` equal slices of each axis holds exactly one.
 * Of several tries with an equal least distance the first is kept. Grows with tryCount × pointCount².
 * @throws InvariantError when a count is below 1
 * Sources: McKay, Beckman and Conover 1979, Technometrics 21(2); the choice among tries by the maximin criterion of
 * Johnson, Moore and Ylvisaker 1990, Journal of Statistical Planning and Inference 26(2).
 */
export function latinHypercube(options: LatinHypercubeOptions): readonly (readonly number[])[] {
  const { dimensionCount, pointCount, stream, tryCount } = options;
  invariant(
    dimensionCount >= 1 && pointCount >= 1 && tryCount >= 1,
    () => `a latin hypercube needs counts from 1, got ${dimensionCount}, ${pointCount} and ${tryCount}`,
  );
  let best = drawDesign(dimensionCount, pointCount, stream);
  let bestDistance = tryCount > 1 ? leastSquaredDistance(best) : 0;
  for (let attempt = 1; attempt < tryCount; attempt++) {
    const design = drawDesign(dimensionCount, pointCount, stream);
    const distance = leastSquaredDistance(design);
    if (distance > bestDistance) {
      best = design;
      bestDistance = distance;
    }
  }
  return best;
}

function drawDesign(dimensionCount: number, pointCount: number, stream: RandomStream): number[][] {
  const points = Array.from({ length: pointCount }, () => new Array<number>(dimensionCount));
  for (let dimension = 0; dimension < dimensionCount; dimension++) {
    const slices = shuffledSlices(pointCount, stream);
    for (let index = 0; index < pointCount; index++) {
      points[index][dimension] = (slices[index] + stream.uniform()) / pointCount;
    }
  }
  return points;
}

/** Fisher-Yates shuffle of 0 to count - 1. */
function shuffledSlices(count: number, stream: RandomStream): Int32Array {
  const slices = Int32Array.from({ length: count }, (_, slice) => slice);
  for (let last = count - 1; last > 0; last--) {
    const chosen = Math.floor(stream.uniform() * (last + 1));
    const kept = slices[last];
    slices[last] = slices[chosen];
    slices[chosen] = kept;
  }
  return slices;
}

function leastSquaredDistance(points: readonly (readonly number[])[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let first = 1; first < points.length; first++) {
    for (let second = 0; second < first; second++) {
      let squares = 0;
      for (let dimension = 0; dimension < points[first].length; dimension++) {
        squares += (points[first][dimension] - points[second][dimension]) ** 2;
      }
      least = Math.min(least, squares);
    }
  }
  return least;
}
