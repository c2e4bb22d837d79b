import { InputError, type Issue } from '../foundation/issue.ts';
import { nearestName } from '../foundation/nearest-name.ts';
import { definedFields } from '../model/defined-fields.ts';
import type { Network } from '../network/network.ts';
import { metricsOf } from '../observation/metric-catalogue.ts';
import type { Experiment } from './experiment.ts';
import { LEAST_INTERVALS } from './steady-state-plan.ts';

/**
 * Some metrics exist only where the model promises that speed or has that kind of node.
 * @throws InputError for every metric the experiment asks for and the model does not have
 */
export function checkMetrics(experiment: Experiment, network: Network): void {
  const known = metricsOf(network).map((metric) => metric.id);
  const issues = experiment.metricsOfInterest.flatMap((id, index): Issue[] => {
    if (known.includes(id)) return [];
    const near = nearestName(id, known);
    return [
      {
        code: 'unknown-name',
        ...experiment.locate(['metrics', index]),
        expected: `a metric of model "${network.model.name}"`,
        received: `"${id}"`,
        ...definedFields({ hint: near === undefined ? undefined : `did you mean "${near}"?` }),
      },
    ];
  });
  issues.push(...steadyStateIssues(experiment, network), ...optimizeIssues(experiment, network));
  if (issues.length > 0) throw new InputError(issues);
}

/** Metrics that a search is led by. */
function optimizeIssues({ optimize, locate }: Experiment, network: Network): Issue[] {
  if (optimize === undefined) return [];
  const known = metricsOf(network).map((metric) => metric.id);
  const asked = [
    { id: optimize.metric, at: ['optimize', 'metric'] },
    ...optimize.constraints.map(({ metric }, index) => ({
      id: metric,
      at: ['optimize', 'constraints', index, 'metric'],
    })),
  ];
  return asked.flatMap(({ id, at }): Issue[] =>
    known.includes(id)
      ? []
      : [
          {
            code: 'unknown-name',
            ...locate(at),
            expected: `a metric of model "${network.model.name}"`,
            received: `"${id}"`,
          },
        ],
  );
}

/** Metrics that the model has and that add up over intervals, and a run of enough intervals. */
function steadyStateIssues({ steadyState, locate }: Experiment, network: Network): Issue[] {
  if (steadyState === undefined) return [];
  const { model } = network;
  const metrics = metricsOf(network);
  const issues = steadyState.metrics.flatMap((id, index): Issue[] => {
    const metric = metrics.find((known) => known.id === id);
    if (metric !== undefined && metric.isQuantile !== true) return [];
    return [
      {
        code: 'unknown-name',
        ...locate(['steady-state', 'metrics', index]),
        expected: `a metric of model "${model.name}" that is no quantile`,
        received: `"${id}"`,
      },
    ];
  });
  const days = model.warmUpDays + model.horizonDays;
  if (days / steadyState.intervalDays < LEAST_INTERVALS) {
    issues.push({
      code: 'out-of-range',
      ...locate(['steady-state', 'interval']),
      expected: `a run of at least ${LEAST_INTERVALS} intervals`,
      received: `${days} d in intervals of ${steadyState.intervalDays} d`,
    });
  }
  const start = Math.max(0, ...(steadyState.startDays ?? []));
  if (2 * start > days) {
    issues.push({
      code: 'out-of-range',
      ...locate(['steady-state']),
      expected: `a run of at least ${2 * start} d, twice the start of ${start} d that the baseline dropped`,
      received: `${days} d`,
      hint: 'make the run longer, or record a new baseline',
    });
  }
  return issues;
}
