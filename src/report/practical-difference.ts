import type { Comparison, MetricInfo, Verdict } from '../experiment/result.ts';

/** A change below this share of the incumbent, or below 0.1 percentage points where the metric is a share, decides nothing. */
const NEGLIGIBLE = 0.001;

/** A verdict as readers see it. */
export type ShownVerdict = Verdict | 'practically equal';

/** What 'practically equal' means, for the notes of the report. */
export const PRACTICALLY_EQUAL_NOTE =
  'Practically equal: a difference that is clear but below 0.1 % of the incumbent (for shares, below 0.1 percentage points).';

/**
 * The verdict, but for differences that are clear only because the replications agree so well: with many orders even
 * 99.96 % and 100 % are told apart, and nobody would decide on that. Identical and unclear differences stay what they are.
 */
export function shownVerdict(
  { verdict, difference, relative }: Comparison,
  metric: MetricInfo,
): ShownVerdict {
  if (verdict === 'identical' || verdict === 'no clear difference' || verdict === 'too few replications')
    return verdict;
  const size = metric.unit === '%' ? difference.mean : relative;
  return size !== null && Math.abs(size) < NEGLIGIBLE ? 'practically equal' : verdict;
}
