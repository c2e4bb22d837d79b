import type { DemandSpec } from '../model/model.ts';
import type { Network } from '../network/network.ts';
import type { Experiment } from './experiment.ts';
import type { Comparison, SteadyStateReport } from './result.ts';

/** What a steady-state campaign adds to the facts. */
interface LongRun {
  readonly networks: readonly Network[];
  readonly steadyState: readonly SteadyStateReport[];
}

/** Which procedure gave which claim of a result, in sentences for the report. */
export function proceduresUsed(
  experiment: Experiment,
  comparisons: readonly Comparison[],
  { networks, steadyState }: LongRun,
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
  return [...sentences, ...steadyStateSentences(experiment, networks, steadyState)];
}

function steadyStateSentences(
  { steadyState: plan, scenarios }: Experiment,
  networks: readonly Network[],
  reports: readonly SteadyStateReport[],
): string[] {
  if (plan === undefined) return [];
  const dropped = scenarios.map(({ id, label }) => {
    const own = reports.filter(({ scenario }) => scenario === id);
    const days = own.map(({ truncatedDays, droppedDays = truncatedDays }) => droppedDays);
    const text = `${Math.max(0, ...days)} days`;
    return scenarios.length === 1 ? text : `${text} (${label})`;
  });
  const choice =
    plan.startDays === undefined
      ? 'the longest start is dropped for all policies of a scenario'
      : 'what the baseline of this check dropped is dropped here too, for all policies of a scenario';
  const changing = networks.some(({ model }) => !isStationary(model.demand));
  return [
    `Every run was recorded from day 0 by intervals of ${plan.intervalDays} d. MSER-5 (White 1997) finds for each metric and policy where the start ends; ${choice}: ${dropped.join(', ')}. Estimates and comparisons count what came after it.`,
    'Steady-state intervals are batch means of the series summed over replications, batches grown until their lag-1 correlation is below 0.1 (Law and Carson 1979).',
    ...(changing
      ? [
          'Caution: demand of this model changes with the calendar (weekday or month factors, events or a trace), so that it has no steady state; figures hold for this stretch of the calendar.',
        ]
      : []),
  ];
}

/** Whether nothing of the demand depends on the date. */
function isStationary({ weekday, months, events, trace }: DemandSpec): boolean {
  return (
    [...weekday, ...months].every((factor) => factor === 1) && events.length === 0 && trace === undefined
  );
}

function hasSkew({ incumbent, candidate }: Comparison): boolean {
  return incumbent.skewAdjusted !== undefined || candidate.skewAdjusted !== undefined;
}
