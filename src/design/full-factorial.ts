import { invariant } from '../foundation/invariant.ts';

/**
 * Every combination of one level per factor. The last factor changes fastest, as in nested loops, and levels keep the
 * order in which they are given. The number of points is the product of the level counts.
 * @throws InvariantError when there is no factor or a factor has no level
 * Source: Box, Hunter and Hunter, Statistics for Experimenters (1978), chapter 10.
 */
export function fullFactorial<Level>(
  levelsPerFactor: readonly (readonly Level[])[],
): readonly (readonly Level[])[] {
  invariant(levelsPerFactor.length > 0, () => 'a full factorial needs at least one factor');
  let points: (readonly Level[])[] = [[]];
  for (const [factor, levels] of levelsPerFactor.entries()) {
    invariant(levels.length > 0, () => `factor ${factor} of a full factorial has no level`);
    points = points.flatMap((point) => levels.map((level) => [...point, level]));
  }
  return points;
}
