import { InputError, type Issue } from '../foundation/issue.ts';
import { nearestName } from '../foundation/nearest-name.ts';
import { definedFields } from '../model/defined-fields.ts';
import type { ValuePath } from '../model/source-document.ts';
import type { Network } from '../network/network.ts';
import { metricsOf } from '../observation/metric-catalogue.ts';
import type { Experiment } from './experiment.ts';
import { LEAST_INTERVALS } from './steady-state-plan.ts';

/** A metric that an experiment names, with what is demanded of it in its own unit. */
interface NamedMetric {
  readonly id: string;
  readonly at: ValuePath;
  readonly bounds: readonly { readonly value: number; readonly at: ValuePath }[];
}

/**
 * Some metrics exist only where the model promises that speed or has that kind of node.
 * @throws InputError for every metric the experiment asks for and the model does not have, and for shares beyond 1
 */
export function checkMetrics(experiment: Experiment, network: Network): void {
  const { locate } = experiment;
  const metrics = metricsOf(network);
  const issues = namedMetrics(experiment).flatMap(({ id, at, bounds }): Issue[] => {
    const metric = metrics.find((known) => known.id === id);
    if (metric === undefined) {
      const near = nearestName(
        id,
        metrics.map((known) => known.id),
      );
      return [
        {
          code: 'unknown-name',
          ...locate(at),
          expected: `a metric of model "${network.model.name}"`,
          received: `"${id}"`,
          ...definedFields({ hint: near === undefined ? undefined : `did you mean "${near}"?` }),
        },
      ];
    }
    if (metric.unit !== '%' || !['headline', 'service', 'speed'].includes(metric.group)) return [];
    return bounds
      .filter(({ value }) => value < 0 || value > 1)
      .map((bound) => ({
        code: 'out-of-range',
        ...locate(bound.at),
        expected: `a share from 0 to 1, as ${id} is one`,
        received: String(bound.value),
        ...(bound.value > 1 && bound.value <= 100
          ? { hint: `${bound.value} % is ${bound.value / 100}` }
          : {}),
      }));
  });
  issues.push(...steadyStateIssues(experiment, network));
  if (issues.length > 0) throw new InputError(issues);
}

/** All but those of a steady-state experiment, of which more is demanded. */
function namedMetrics(experiment: Experiment): NamedMetric[] {
  const { metricsOfInterest, precision, selection, gates, optimize } = experiment;
  const named = (id: string, at: ValuePath, values: Readonly<Record<string, number | undefined>> = {}) => ({
    id,
    at: [...at, 'metric'],
    bounds: Object.entries(values).flatMap(([key, value]) =>
      value === undefined ? [] : { value, at: [...at, key] },
    ),
  });
  return [
    ...metricsOfInterest.map((id, index) => ({ id, at: ['metrics', index], bounds: [] })),
    ...(precision?.targets ?? []).map(({ metric, kind, target }, index) =>
      named(metric, ['precision', 'targets', index], kind === 'absolute' ? { absolute: target } : {}),
    ),
    ...(selection === undefined
      ? []
      : [named(selection.metric, ['select'], { 'indifference-zone': selection.indifferenceZone })]),
    ...(gates?.metrics ?? []).map(({ metric, margin, isRelative }, index) =>
      named(metric, ['gates', 'metrics', index], isRelative ? {} : { margin }),
    ),
    ...(gates?.limits ?? []).map(({ metric, atMost, atLeast }, index) =>
      named(metric, ['gates', 'limits', index], { 'at-most': atMost, 'at-least': atLeast }),
    ),
    ...(optimize === undefined ? [] : [named(optimize.metric, ['optimize'])]),
    ...(optimize?.constraints ?? []).map(({ metric, relation, bound }, index) =>
      named(
        metric,
        ['optimize', 'constraints', index],
        relation === '<=' ? { 'at-most': bound } : { 'at-least': bound },
      ),
    ),
  ];
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
