import { mainEffects } from '../design/main-effects.ts';
import type { Metric } from '../observation/metric.ts';
import { summarise } from '../statistics/summarise.ts';
import type { Experiment, SweepPlan } from './experiment.ts';
import { metricParts, metricValues } from './metric-samples.ts';
import type { ReplicationRow } from './replication-row.ts';
import type { SweepReport } from './result.ts';
import type { Level } from './sweep-points.ts';

/**
 * What a sweep varied and what it did: for each factor, policy and metric of interest the mean over all points at each
 * level, averaged within each replication and then put into a Student interval over replications, which meet the same
 * customers at every point.
 */
export function sweepReport(
  experiment: Experiment,
  sweep: SweepPlan,
  metrics: readonly Metric[],
  rows: readonly ReplicationRow[],
): SweepReport {
  return {
    ...sweep,
    points: sweep.points.map((levels, point) => ({ scenario: experiment.scenarios[point].id, levels })),
    mainEffects: experiment.policies.flatMap((policy, policyIndex) =>
      experiment.metricsOfInterest.flatMap((metric) => {
        const index = metrics.findIndex(({ id }) => id === metric);
        const responses = responsesAt(experiment, rows, policyIndex, index);
        if (responses === undefined) return [];
        return effectsOf(sweep, responses).map((effect) => ({ ...effect, policy: policy.id, metric }));
      }),
    ),
  };
}

/** By point, one value per replication; undefined where the metric has no meaning at some point. */
function responsesAt(
  experiment: Experiment,
  rows: readonly ReplicationRow[],
  policy: number,
  metric: number,
): (readonly number[])[] | undefined {
  const responses = experiment.scenarios.flatMap((_, scenario) => {
    const own = rows.filter((row) => row.scenario === scenario && row.policy === policy);
    const parts = metricParts(own, metric);
    return parts === undefined ? [] : [metricValues(parts)];
  });
  return responses.length === experiment.scenarios.length ? responses : undefined;
}

type Effect = Pick<SweepReport['mainEffects'][number], 'factor' | 'levels' | 'change'>;

function effectsOf(sweep: SweepPlan, responses: readonly (readonly number[])[]): Effect[] {
  const byReplication = responses[0].map((_, replication) =>
    mainEffects(
      sweep.points,
      responses.map((values) => values[replication]),
    ),
  );
  return sweep.factors.map(({ id }, factor) => {
    const order = [...byReplication[0][factor].keys()].sort((one, other) =>
      byLevel(byReplication[0][factor][one].level, byReplication[0][factor][other].level),
    );
    const [first, last] = [order[0], order[order.length - 1]];
    const isOrthogonal = sweep.design !== 'latin-hypercube' && order.length > 1;
    const differences = byReplication.map(
      (effects) => effects[factor][last].mean - effects[factor][first].mean,
    );
    return {
      factor: id,
      levels: order.map((position) => ({
        level: byReplication[0][factor][position].level,
        estimate: summarise(byReplication.map((effects) => effects[factor][position].mean)),
      })),
      ...(isOrthogonal ? { change: summarise(differences) } : {}),
    };
  });
}

/** Numbers from low to high; others keep their order. */
function byLevel(one: Level, other: Level): number {
  return typeof one === 'number' && typeof other === 'number' ? one - other : 0;
}
