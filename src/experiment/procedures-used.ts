import type { Experiment } from './experiment.ts';
import type { Comparison } from './result.ts';

/** Which procedure gave which claim of a result, in sentences for the report. */
export function proceduresUsed(
  experiment: Experiment,
  comparisons: readonly Comparison[],
): readonly string[] {
  const sentences = [
    'Every figure is a ratio of sums over replications with a jackknife 95 % interval (Student, n - 1 degrees of freedom); plain averages keep the Student interval.',
  ];
  if (comparisons.length > 0) {
    sentences.push(
      'Differences are paired by replication: every policy meets the same customers and lead times (common random numbers).',
    );
  }
  if (comparisons.some((comparison) => comparison.simultaneous !== undefined)) {
    sentences.push(
      `Intervals marked "all candidates" hold for the ${experiment.policies.length - 1} candidates at once (Dunnett 1955, correlation 1/2 under sphericity).`,
    );
  }
  if (comparisons.some((comparison) => comparison.holmPValue !== undefined)) {
    sentences.push('Adjusted p values hold for all metrics of interest of a scenario at once (Holm 1979).');
  }
  if (comparisons.some((comparison) => comparison.controlled !== undefined)) {
    sentences.push(
      'Controlled differences are regressed on demand and lead times less their known means (Lavenberg and Welch 1981).',
    );
  }
  if (comparisons.some((comparison) => hasSkew(comparison))) {
    sentences.push("Intervals of skewed outputs use Hall's transformed t (Hall 1992).");
  }
  return sentences;
}

function hasSkew({ incumbent, candidate }: Comparison): boolean {
  return incumbent.skewAdjusted !== undefined || candidate.skewAdjusted !== undefined;
}
