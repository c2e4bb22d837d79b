import type { Comparison, Estimate, MetricInfo, Result } from '../../src/experiment/result.ts';
import { judge } from '../../src/statistics/judge.ts';

/** Candidate minus incumbent of one metric in one scenario, as numbers that a test can check by eye. */
export interface SmallDifference {
  readonly metric: string;
  readonly scenario?: string;
  /** Id and label of the candidate; "new", the Regional plan, if not given. */
  readonly policy?: string;
  readonly incumbent: number;
  readonly candidate: number;
  /** null for a single replication. */
  readonly halfWidth: number | null;
}

const metrics: readonly MetricInfo[] = [
  {
    id: 'total-cost-per-unit',
    label: 'Total cost per unit',
    unit: 'USD/unit',
    better: 'lower',
    definition: 'All cost divided by units.',
    group: 'headline',
  },
  {
    id: 'promise-met',
    label: 'Promises kept',
    unit: '%',
    better: 'higher',
    definition: 'On time divided by demanded.',
    group: 'service',
  },
  {
    id: 'mean-in-transit',
    label: 'Units in transit',
    unit: 'units',
    better: 'neither',
    definition: 'Time average.',
    group: 'inventory',
  },
];

/** A result without cells: only what verdicts and tables read. Scenarios are those the differences name. */
export function smallResult(
  differences: readonly SmallDifference[],
  metricsOfInterest = metrics.map((metric) => metric.id),
): Result {
  const others = new Set(differences.flatMap(({ policy }) => policy ?? []));
  const scenarios = [...new Set(differences.map((difference) => difference.scenario ?? 'base'))];
  return {
    format: 'echelon-result/1',
    echelonVersion: '0.1.0',
    name: 'small',
    title: 'Small',
    description: '',
    model: {
      name: 'm',
      title: 'M',
      hash: 'h',
      currency: 'USD',
      distanceUnit: 'km',
      startDate: '2026-01-01',
      items: 1,
      regions: 1,
      nodesByKind: { fc: 1 },
    },
    seed: '1',
    replications: differences.some((difference) => difference.halfWidth === null) ? 1 : 10,
    horizonDays: 10,
    warmUpDays: 0,
    metrics,
    metricsOfInterest,
    policies: [
      { id: 'old', label: 'National plan', description: '', incumbent: true },
      { id: 'new', label: 'Regional plan', description: '', incumbent: false },
      ...[...others].map((id) => ({ id, label: id, description: '', incumbent: false })),
    ],
    scenarios: scenarios.map((id) => ({ id, label: id })),
    cells: [],
    comparisons: differences.map(comparisonOf),
    procedures: [],
  };
}

function comparisonOf({
  metric,
  scenario = 'base',
  policy = 'new',
  incumbent,
  candidate,
  halfWidth,
}: SmallDifference): Comparison {
  const estimate = (mean: number): Estimate => ({
    mean,
    halfWidth,
    standardDeviation: halfWidth,
    n: halfWidth === null ? 1 : 10,
  });
  const difference = estimate(candidate - incumbent);
  const better = metrics.find(({ id }) => id === metric)?.better ?? 'neither';
  return {
    scenario,
    policy,
    metric,
    incumbent: estimate(incumbent),
    candidate: estimate(candidate),
    difference,
    relative: incumbent === 0 ? null : (candidate - incumbent) / incumbent,
    correlation: null,
    verdict: judge(difference, better),
    savedByCommonNumbers: null,
    pValue: null,
  };
}
