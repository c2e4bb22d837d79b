import { invariant } from '../foundation/invariant.ts';

/** The mean response at one level of one factor, in the unit of the responses. */
export interface LevelMean<Level> {
  readonly level: Level;
  readonly mean: number;
  /** Points with this level. */
  readonly pointCount: number;
}

/**
 * For each factor, the mean response at each of its levels over all points that have it, levels in order of first
 * appearance. In an orthogonal design this averages the other factors out evenly; in another design what the other
 * factors do is mixed in. For two levels the main effect is the difference of the two means.
 * `points[k]` holds one level per factor and `responses[k]` its response; both finite and equally many.
 * @throws InvariantError
 * Source: Box, Hunter and Hunter, Statistics for Experimenters (1978), chapter 10.
 */
export function mainEffects<Level>(
  points: readonly (readonly Level[])[],
  responses: readonly number[],
): readonly (readonly LevelMean<Level>[])[] {
  invariant(
    points.length > 0 && points.length === responses.length,
    () => `mainEffects needs one response per point, got ${points.length} and ${responses.length}`,
  );
  return points[0].map((_, factor) => levelMeans(points, responses, factor));
}

function levelMeans<Level>(
  points: readonly (readonly Level[])[],
  responses: readonly number[],
  factor: number,
): LevelMean<Level>[] {
  const sums = new Map<Level, { total: number; pointCount: number }>();
  for (const [index, point] of points.entries()) {
    invariant(factor < point.length, () => `point ${index} has no level of factor ${factor}`);
    const sum = sums.get(point[factor]) ?? { total: 0, pointCount: 0 };
    sum.total += responses[index];
    sum.pointCount++;
    sums.set(point[factor], sum);
  }
  return [...sums].map(([level, { total, pointCount }]) => ({ level, mean: total / pointCount, pointCount }));
}
