import { metricsOf } from '../observation/metric-catalogue.ts';
import { measureMetrics } from '../observation/summarize-run.ts';
import type { PreparedPolicy } from '../simulation/prepared-policy.ts';
import type { RunIntervals } from '../simulation/simulate.ts';
import type { IntervalSeries } from './replication-record.ts';
import type { SteadyStatePlan } from './steady-state-plan.ts';

/** Collects the metrics of a steady-state plan by interval while a run is under way. */
export class IntervalRecorder {
  /** To hand to `simulate`. */
  readonly intervals: RunIntervals;
  private readonly over: readonly number[][];
  private readonly per: readonly number[][];

  constructor(policy: PreparedPolicy, plan: SteadyStatePlan) {
    const ids = metricsOf(policy.network).map(({ id }) => id);
    const places = plan.metrics.map((metric) => ids.indexOf(metric));
    this.over = places.map(() => []);
    this.per = places.map(() => []);
    this.intervals = {
      days: plan.intervalDays,
      onInterval: (measured) => {
        const { over, per } = measureMetrics(policy, { measured });
        for (const [position, place] of places.entries()) {
          this.over[position].push(over[place]);
          this.per[position].push(per[place]);
        }
      },
    };
  }

  /** The series so far, in the order of the plan's metrics. */
  series(): IntervalSeries[] {
    return this.over.map((over, position) => ({
      over: Float64Array.from(over),
      per: Float64Array.from(this.per[position]),
    }));
  }
}
