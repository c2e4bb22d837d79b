import type { Result, SweepReport } from './result.ts';
import type { Table } from './write-table.ts';

/** sweep.csv: one row per point and policy with the level of each factor, every estimate and its half width. */
export function sweepTable(result: Result, sweep: SweepReport): Table {
  return sweep.points.flatMap(({ scenario, levels }) =>
    result.policies.map(({ id: policy }) => {
      const estimates = result.cells.find(
        (cell) => cell.scenario === scenario && cell.policy === policy,
      )?.estimates;
      return {
        scenario,
        policy,
        ...Object.fromEntries(sweep.factors.map(({ id }, factor) => [id, levels[factor]])),
        ...Object.fromEntries(
          result.metrics.flatMap(({ id }) => [
            [id, estimates?.[id]?.mean ?? null],
            [`${id}-half-width`, estimates?.[id]?.halfWidth ?? null],
          ]),
        ),
      };
    }),
  );
}
