import type { Estimate, Result, SteadyStateReport, SweepReport } from '../../src/experiment/result.ts';
import { summarise } from '../../src/statistics/summarise.ts';

/*
 * What the procedures of a campaign add to a sample result: stopping, selection, the best, a sweep, steady state, and
 * the finer figures of each comparison. Smooth formulas again; only shapes and texts are tested with them.
 */

/** Every comparison with the figures behind its verdict, and the campaign run until precise. */
export function withPrecision(result: Result): Result {
  const candidates = result.policies.length - 1;
  return {
    ...result,
    comparisons: result.comparisons.map((comparison, index) => {
      const { halfWidth, standardDeviation } = comparison.difference;
      if (halfWidth === null || standardDeviation === 0) return comparison;
      const { mean } = comparison.candidate;
      return {
        ...comparison,
        savedByCommonNumbers: 3.5 + (index % 5),
        pValue: index % 4 === 0 ? 0.0004 : 0.031,
        ...(result.metricsOfInterest.includes(comparison.metric) ? { holmPValue: 0.062 } : {}),
        ...(index % 2 === 0
          ? {
              controlled: {
                difference: { ...comparison.difference, halfWidth: halfWidth * 0.7 },
                gain: 2,
                controls: ['units demanded', 'lead times'],
              },
            }
          : {}),
        ...(candidates > 1
          ? { simultaneous: { procedure: 'Dunnett' as const, halfWidth: halfWidth * 1.2 } }
          : {}),
        ...(index % 9 === 0
          ? {
              candidate: {
                ...comparison.candidate,
                skewAdjusted: { lower: mean * 0.98, upper: mean * 1.03 },
              },
            }
          : {}),
      };
    }),
    stopping: {
      reason: 'precision reached',
      rounds: [10, 15, 20],
      targets: [
        targetOf(result, 'total-cost-per-unit', 'relative', 0.03, 0.021),
        targetOf(result, 'promise-met', 'absolute', 0.004, 0.0035),
      ],
    },
    procedures: ['Differences are paired by replication.', 'Adjusted p values follow Holm (1979).'],
  };
}

function targetOf(
  result: Result,
  metric: string,
  kind: 'relative' | 'absolute',
  target: number,
  reached: number,
) {
  const [scenario] = result.scenarios;
  return { metric, kind, target, scenario: scenario.id, policy: 'national', reached, isReached: true };
}

/** Multiple comparisons with the best, of three policies or more. */
export function withBest(result: Result): Result {
  return {
    ...result,
    best: result.scenarios.flatMap(({ id }, scenario) =>
      ['total-cost-per-unit', 'promise-met'].map((metric, position) => ({
        scenario: id,
        metric,
        procedure: 'multiple comparisons with the best (Hsu 1984)',
        maybeBest: result.policies
          .slice(1, scenario === 0 && position === 0 ? 2 : 3)
          .map((policy) => policy.id),
        rows: result.policies.map((policy, index) => ({
          policy: policy.id,
          difference: position === 0 ? 0.4 * index - 0.3 : -0.002 * index,
          lower: position === 0 ? -0.1 : -0.012,
          upper: position === 0 ? 0.4 * index : 0,
        })),
      })),
    ),
  };
}

/** Chosen by Kim and Nelson's procedure. */
export function withSelection(result: Result): Result {
  return {
    ...result,
    selection: {
      procedure: 'KN',
      metric: 'total-cost-per-unit',
      scenario: result.scenarios[0].id,
      indifferenceZone: 0.05,
      confidence: 0.95,
      best: 'regional',
      policies: result.policies.map(({ id }, index) => ({
        policy: id,
        replications: id === 'regional' ? 37 : 10 + 4 * index,
        mean: 8.1 + 0.2 * ((index + 2) % 3),
        eliminatedAfter: id === 'regional' ? null : 10 + 4 * index,
      })),
      statement:
        'Regional plan is the best policy with probability at least 0.95 if it leads by 0.05 or more.',
    },
  };
}

/** The scenarios as a full design of two factors, numbers and names. */
export function withSweep(result: Result): Result {
  const sizes = [1, 2, 4];
  const modes = ['road', 'air'];
  const points = modes.flatMap((mode) => sizes.map((size) => [size, mode]));
  const scenarios = points.map((levels) => ({ id: levels.join('-'), label: levels.join(', ') }));
  const { curve: _, ...rest } = result;
  const estimate = (mean: number): Estimate =>
    summarise(Array.from({ length: 20 }, (_, index) => mean * (1 + 0.02 * Math.sin(index))));
  const mainEffects: SweepReport['mainEffects'] = result.policies.flatMap((policy, position) =>
    result.metricsOfInterest.flatMap((metric) => {
      const base = result.metrics.find(({ id }) => id === metric)?.unit === '%' ? 0.8 : 8;
      return [
        {
          factor: 'size',
          policy: policy.id,
          metric,
          levels: sizes.map((level) => ({
            level,
            estimate: estimate(base * (1 + 0.02 * level * (position + 1))),
          })),
          change: estimate(base * 0.06 * (position + 1)),
        },
        {
          factor: 'mode',
          policy: policy.id,
          metric,
          levels: modes.map((level, index) => ({ level, estimate: estimate(base * (1 - 0.03 * index)) })),
          change: estimate(base * -0.03),
        },
      ];
    }),
  );
  return {
    ...rest,
    scenarios,
    cells: scenarios.flatMap(({ id }) =>
      result.cells
        .filter(({ scenario }) => scenario === result.scenarios[0].id)
        .map((cell) => ({ ...cell, scenario: id })),
    ),
    comparisons: scenarios.flatMap(({ id }) =>
      result.comparisons
        .filter(({ scenario }) => scenario === result.scenarios[0].id)
        .map((comparison) => ({ ...comparison, scenario: id })),
    ),
    sweep: {
      design: 'fractional',
      factors: [
        { id: 'size', label: 'Case size [units]', path: 'items.*.case' },
        { id: 'mode', label: 'Transport mode', path: 'lanes.*.mode' },
      ],
      points: points.map((levels, index) => ({ scenario: scenarios[index].id, levels })),
      mainEffects,
      aliases: 'Main effects are mixed with interactions of two factors.',
    },
  };
}

/** A long run of 300 intervals whose start decays; the last metric's batches still depend on each other. */
export function withSteadyState(result: Result): Result {
  const metrics = ['total-cost-per-unit', 'fill-rate'];
  const report = (scenario: string, policy: number, metric: string): SteadyStateReport => {
    const level = metric === 'fill-rate' ? 0.95 - 0.01 * policy : 8 - 0.5 * policy;
    const start = metric === 'fill-rate' ? -0.2 : 0.4;
    const series = Array.from(
      { length: 300 },
      (_, index) => level * (1 + start * Math.exp(-index / 12) + 0.02 * Math.sin(2.3 * index + policy)),
    );
    return {
      scenario,
      policy: result.policies[policy].id,
      metric,
      intervalDays: 5,
      truncatedDays: metric === 'fill-rate' ? 250 : 300 + 25 * policy,
      mserCurve: Array.from({ length: 31 }, (_, d) => 0.001 * (1 + 0.05 * (d - 12 - policy) ** 2)),
      isAtLimit: metric === 'fill-rate' && policy === 1,
      series,
      estimate: { mean: level, halfWidth: level * 0.004, standardDeviation: level * 0.01, n: 24 },
      batches: 24,
      lagOne: -0.06,
      isIndependent: metric !== 'fill-rate',
    };
  };
  return {
    ...result,
    warmUpDays: 0,
    horizonDays: 1500,
    steadyState: result.scenarios.flatMap(({ id }) =>
      result.policies.flatMap((_, policy) => metrics.map((metric) => report(id, policy, metric))),
    ),
  };
}
