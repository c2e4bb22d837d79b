import { invariant } from '../foundation/invariant.ts';
import type { Objective } from './objective.ts';

/** A metric that must keep to a bound on average over the replications. */
export interface Constraint {
  readonly metric: string;
  readonly relation: '>=' | '<=';
  /** In the unit of the metric. */
  readonly bound: number;
  /**
   * What missing the bound by one unit of the constrained metric adds to the objective, in the unit of the objective;
   * > 0. It guides a search through infeasible points; which point wins is decided by feasibility first.
   */
  readonly price: number;
}

export interface ConstrainedObjectiveOptions {
  readonly metric: string;
  readonly goal: 'minimize' | 'maximize';
  readonly constraints: readonly Constraint[];
  /** The metrics of one point by name, one map per replication. */
  readonly measure: (
    point: readonly number[],
    replications: readonly number[],
  ) => Promise<readonly ReadonlyMap<string, number>[]>;
}

/**
 * An objective from named metrics. Searches minimise, so a metric to be maximised is given with its sign changed:
 * its estimates must be negated to be read. The penalty of a point is the sum over constraints of
 * price × max(0, amount by which the mean misses the bound), so that at a price above the true trade-off between the
 * two metrics the penalised optimum is feasible.
 * @throws InvariantError when a price is not > 0 and, at a call, when a metric is missing
 * Source: Nocedal and Wright, Numerical Optimization (2nd ed.), section 17.2 (exact penalty).
 */
export function constrainedObjective(options: ConstrainedObjectiveOptions): Objective {
  const { metric, goal, constraints, measure } = options;
  for (const { metric: name, price } of constraints) {
    invariant(price > 0 && Number.isFinite(price), () => `the price of ${name} must be > 0, got ${price}`);
  }
  const sign = goal === 'minimize' ? 1 : -1;
  return async (point, replications) => {
    const measured = await measure(point, replications);
    return {
      values: measured.map((metrics) => sign * metricOf(metrics, metric)),
      constraints: constraints.map(({ metric: name, relation, bound, price }) => ({
        slacks: measured.map((metrics) => slack(metricOf(metrics, name), relation, bound)),
        price,
      })),
    };
  };
}

function slack(value: number, relation: '>=' | '<=', bound: number): number {
  return relation === '>=' ? value - bound : bound - value;
}

function metricOf(metrics: ReadonlyMap<string, number>, name: string): number {
  const value = metrics.get(name);
  invariant(value !== undefined, () => `the measured metrics lack ${name}`);
  return value;
}
