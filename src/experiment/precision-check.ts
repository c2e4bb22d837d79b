import type { Metric } from '../observation/metric.ts';
import { pairedRatioDifference } from '../statistics/paired-ratio-difference.ts';
import { sequentialStopping } from '../statistics/sequential-stopping.ts';
import type { Experiment, PrecisionPlan } from './experiment.ts';
import { estimateMetric, metricParts } from './metric-samples.ts';
import type { ReplicationRow } from './replication-row.ts';
import type { Estimate, StoppingReport } from './result.ts';

/** Fewer replications never stop a sequential campaign. */
export const LEAST_SEQUENTIAL_REPLICATIONS = 10;
/** A round adds at most half as many replications as there are, so that an early guess cannot overshoot far. */
const GREATEST_GROWTH = 1.5;

/** Where a sequential campaign stands. */
export interface PrecisionCheck {
  readonly isDone: boolean;
  /** Replications to have after the next round. */
  readonly next: number;
  readonly targets: StoppingReport['targets'];
}

/** Asks whether all precision targets are met by `replications` replications of every policy in every scenario. */
export function checkPrecision(
  experiment: Experiment,
  plan: PrecisionPlan,
  metrics: readonly Metric[],
  rows: readonly ReplicationRow[],
  replications: number,
): PrecisionCheck {
  let needed = 0;
  const targets = plan.targets.map((target) => {
    const index = metrics.findIndex((metric) => metric.id === target.metric);
    const watched = watchedEstimates(experiment, plan, rows, index).map((watch) => {
      const size = target.target;
      const goal =
        target.kind === 'relative'
          ? { kind: 'relative' as const, error: size }
          : { kind: 'absolute' as const, halfWidth: size };
      const decision = sequentialStopping([{ estimate: watch.estimate, target: goal }], {
        minimum: LEAST_SEQUENTIAL_REPLICATIONS,
      });
      needed = Math.max(needed, decision.neededReplications ?? Number.POSITIVE_INFINITY);
      const { mean, halfWidth } = watch.estimate;
      const scale = target.kind === 'relative' ? Math.abs(mean) : 1;
      // A metric that is always 0 is as precise as can be.
      const reached = halfWidth === null ? null : halfWidth === 0 ? 0 : halfWidth / scale;
      return { ...watch, isReached: decision.isDone, reached };
    });
    const worst = watched.reduce((a, b) => ((b.reached ?? Infinity) > (a.reached ?? Infinity) ? b : a));
    return {
      metric: target.metric,
      kind: target.kind,
      target: target.target,
      scenario: experiment.scenarios[worst.scenario].id,
      policy: experiment.policies[worst.policy].id,
      reached: worst.reached,
      isReached: watched.every((watch) => watch.isReached),
    };
  });
  const limit = Math.max(replications + 1, Math.floor(replications * GREATEST_GROWTH));
  return {
    isDone: targets.every((target) => target.isReached),
    next: Math.min(plan.budget, limit, Math.max(needed, replications + 1)),
    targets,
  };
}

interface Watched {
  readonly scenario: number;
  readonly policy: number;
  readonly estimate: Estimate;
}

function watchedEstimates(
  experiment: Experiment,
  plan: PrecisionPlan,
  rows: readonly ReplicationRow[],
  metric: number,
): Watched[] {
  return [...experiment.scenarios.keys()].flatMap((scenario) =>
    [...experiment.policies.keys()].flatMap((policy) => {
      const of = (which: number) =>
        metricParts(
          rows.filter((row) => row.scenario === scenario && row.policy === which),
          metric,
        );
      const own = of(policy);
      if (own === undefined) return [];
      if (plan.of === 'estimates') {
        const estimate = estimateMetric(own);
        return estimate === undefined ? [] : [{ scenario, policy, estimate }];
      }
      const base = of(experiment.incumbent);
      if (policy === experiment.incumbent || base === undefined) return [];
      const paired = pairedRatioDifference(own, base);
      return paired === null ? [] : [{ scenario, policy, estimate: paired.difference }];
    }),
  );
}
