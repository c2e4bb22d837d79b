import type { Summary } from './summarise.ts';

/** What a paired difference says, in words. */
export type Judgement =
  | 'better'
  | 'worse'
  | 'no clear difference'
  | 'identical'
  | 'higher'
  | 'lower'
  | 'too few replications';

/**
 * Judges candidate minus incumbent by its 95 % interval.
 * An interval that touches 0 is no clear difference; a difference that is exactly 0 in every replication is identical.
 * Metrics for which neither direction is better are only higher or lower.
 */
export function judge(difference: Summary, better: 'lower' | 'higher' | 'neither'): Judgement {
  const { mean, halfWidth } = difference;
  if (halfWidth === null) return 'too few replications';
  if (mean === 0 && halfWidth === 0) return 'identical';
  if (Math.abs(mean) <= halfWidth) return 'no clear difference';
  const direction = mean > 0 ? 'higher' : 'lower';
  if (better === 'neither') return direction;
  return direction === better ? 'better' : 'worse';
}
