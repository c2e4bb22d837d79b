import { describe, expect, it } from 'vitest';
import type { Result, SpeedResult } from '../../src/experiment/result.ts';
import { costBreakdownConfig, costPartsCurveConfig } from '../../src/report/charts/cost-parts-config.ts';
import { bandNote, costCurveConfig, curveConfig } from '../../src/report/charts/curve-config.ts';
import { differenceRows, differencesConfig } from '../../src/report/charts/differences-config.ts';
import { inventoryConfig } from '../../src/report/charts/inventory-config.ts';
import { mainEffectsConfig } from '../../src/report/charts/main-effects-config.ts';
import { resultCharts } from '../../src/report/charts/result-charts.ts';
import { serviceConfig } from '../../src/report/charts/service-config.ts';
import { mserConfig, warmUpConfig } from '../../src/report/charts/warm-up-config.ts';
import { findCell } from '../../src/report/find-in-result.ts';
import { withSteadyState, withSweep } from '../support/sample-procedures.ts';
import { sampleResult } from '../support/sample-result.ts';

const result = sampleResult({ dayCount: 60 });
const ids = (shown: Result): readonly string[] => resultCharts(shown).map((chart) => chart.id);

describe('resultCharts', () => {
  it('has six charts for a comparison on a curve', () => {
    expect(ids(result)).toEqual([
      'cost-curve',
      'days-of-cover',
      'cost-breakdown',
      'service',
      'inventory',
      'differences',
    ]);
  });

  it('leaves out what makes no sense', () => {
    const alone = sampleResult({ policyCount: 1, hasCurve: false, dayCount: 60 });
    expect(ids(alone)).toEqual(['cost-breakdown', 'service', 'inventory']);
    expect(ids(sampleResult({ replications: 1, dayCount: 60 }))).not.toContain('differences');
    expect(ids(sampleResult({ shares: [0.3], dayCount: 60 }))).not.toContain('cost-curve');
    expect(ids({ ...result, cells: [], comparisons: [] })).toEqual([]);
  });

  it('is plain data: JSON keeps every configuration as it is', () => {
    for (const chart of resultCharts(result)) expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
  });
});

describe('curveConfig', () => {
  it('shows each mean between the edges of its 95 % band', () => {
    const datasets = costCurveConfig(result)?.data.datasets ?? [];
    expect(datasets.map((dataset) => dataset.label)).toEqual([
      '',
      '',
      'National plan',
      '',
      '',
      'Regional plan',
    ]);
    const estimate = findCell(result, 'share-30', 'national')?.estimates['total-cost-per-unit'];
    const at = (dataset: number): { x: number; y: number } =>
      datasets[dataset].data[2] as { x: number; y: number };
    expect(at(2)).toEqual({ x: 0.3, y: Number(estimate?.mean.toPrecision(5)) });
    expect(at(0).y).toBeCloseTo((estimate?.mean ?? 0) - (estimate?.halfWidth ?? 0), 3);
    expect(at(1).y).toBeCloseTo((estimate?.mean ?? 0) + (estimate?.halfWidth ?? 0), 3);
    expect(datasets[1]).toMatchObject({ fill: '-1' });
  });

  it('has no band for one replication and no chart for an unknown metric', () => {
    expect(costCurveConfig(sampleResult({ replications: 1, dayCount: 10 }))?.data.datasets).toHaveLength(2);
    expect(curveConfig(result, 'no-such-metric')).toBeUndefined();
  });

  it('titles x with the curve and y with the unit alone, which the chart title leaves open', () => {
    expect(costCurveConfig(result)?.options?.scales).toMatchObject({
      x: { title: { text: 'Share of demand promised in one day' } },
      y: { title: { text: 'USD per unit' } },
    });
  });

  it('keeps an axis of shares within 100 % and at least one point wide', () => {
    const cells = result.cells.map((cell) => ({
      ...cell,
      estimates: {
        ...cell.estimates,
        'promise-met': { mean: 0.9996, halfWidth: 0, standardDeviation: 0, n: 20 },
      },
    }));
    const axis = curveConfig({ ...result, cells }, 'promise-met')?.options?.scales?.y;
    // All means alike: no grace, so the top is 99.96 % and the bottom one point below.
    expect(axis).toMatchObject({ suggestedMax: 0.9996, title: { display: false } });
    expect((axis as { suggestedMin: number }).suggestedMin).toBeCloseTo(0.9896, 9);
    const perfect = cells.map((cell, index) =>
      index > 0
        ? cell
        : { ...cell, estimates: { 'promise-met': { mean: 1, halfWidth: 0, standardDeviation: 0, n: 20 } } },
    );
    expect(curveConfig({ ...result, cells: perfect }, 'promise-met')?.options?.scales?.y).toMatchObject({
      max: 1,
    });
  });

  it('says when the intervals are too narrow to show', () => {
    expect(bandNote(result, 'total-cost-per-unit')).toContain('bands are 95 % intervals');
    const cells = result.cells.map((cell) => {
      const cost = cell.estimates['total-cost-per-unit'];
      return { ...cell, estimates: { 'total-cost-per-unit': { ...cost, halfWidth: 0.001 } } };
    });
    expect(bandNote({ ...result, cells }, 'total-cost-per-unit')).toContain('too narrow to show');
    expect(bandNote({ ...result, replications: 1 }, 'total-cost-per-unit')).toBe(
      'One replication, no interval',
    );
  });

  it('sorts the scenarios by x', () => {
    const shuffled = { ...result, scenarios: result.scenarios.toReversed() };
    expect(costCurveConfig(shuffled)).toEqual(costCurveConfig(result));
  });
});

describe('cost parts', () => {
  it('stacks lines that sum to the total cost', () => {
    const config = costBreakdownConfig(result, 'share-50');
    const sum = (config?.data.datasets ?? []).reduce((total, dataset) => total + Number(dataset.data[1]), 0);
    const total = findCell(result, 'share-50', 'regional')?.estimates['total-cost-per-unit'].mean ?? 0;
    expect(sum).toBeCloseTo(total, 3);
    expect(config?.data.labels?.[1]).toEqual(['Regional plan', `${total.toFixed(2)} USD`]);
  });

  it('uses one scale for all policies along the curve', () => {
    const scaleOf = (policy: string): unknown => costPartsCurveConfig(result, policy)?.options?.scales?.y;
    expect(scaleOf('national')).toEqual(scaleOf('regional'));
    expect(costPartsCurveConfig(result, 'national')?.data.labels).toEqual([
      '10 %',
      '20 %',
      '30 %',
      '40 %',
      '50 %',
    ]);
  });
});

describe('serviceConfig', () => {
  it('shows one minus the share of promises kept, from zero', () => {
    const config = serviceConfig(result, 'share-50');
    const kept = findCell(result, 'share-50', 'national')?.speeds[0].promiseMet ?? 0;
    expect(config?.data.labels).toEqual(['Two-hour', 'Same-day', 'One-day', 'Two-day']);
    expect(config?.data.datasets[0].data[0]).toBeCloseTo(1 - kept, 4);
    expect(config?.options?.scales?.x).toMatchObject({ beginAtZero: true });
  });

  it('leaves out speeds that no demand asked for, and is no chart when every promise was kept', () => {
    const withSpeeds = (change: (speed: SpeedResult) => SpeedResult): Result => ({
      ...result,
      cells: result.cells.map((cell) => ({ ...cell, speeds: cell.speeds.map(change) })),
    });
    const unasked = withSpeeds((speed) =>
      speed.id === 'two-hour' ? { ...speed, unitsDemanded: 0, promiseMet: null } : speed,
    );
    expect(serviceConfig(unasked, 'share-50')?.data.labels).toEqual(['Same-day', 'One-day', 'Two-day']);
    expect(
      serviceConfig(
        withSpeeds((speed) => ({ ...speed, promiseMet: 1 })),
        'share-50',
      ),
    ).toBeUndefined();
  });
});

describe('inventoryConfig', () => {
  it('adds up the layers day by day and dates them', () => {
    const columns = findCell(result, 'share-50', 'national')?.daily.columns ?? {};
    const expected = columns['on-hand-dc'][40] + columns['on-hand-fc'][40] + columns['on-hand-same-day'][40];
    const config = inventoryConfig(result, 'share-50');
    const national = config?.data.datasets.find((dataset) => dataset.label === 'National plan');
    expect(Number(national?.data[40]) / expected).toBeCloseTo(1, 4);
    // 1 January 2026 plus 40 days.
    expect(config?.data.labels?.[40]).toBe('10 Feb 2026');
    expect(inventoryConfig(result, 'share-50', 'on-hand-moon')).toBeUndefined();
  });

  it('shades the warm-up and no day after it', () => {
    const [shade] = inventoryConfig(result, 'share-50')?.data.datasets ?? [];
    expect(shade.data.filter((value) => value !== null)).toHaveLength(result.warmUpDays + 1);
  });
});

describe('differencesConfig', () => {
  it('puts each dot in the middle of its whisker, at the relative difference', () => {
    const rows = differenceRows(result, 'share-50', 'regional');
    const config = differencesConfig(result, 'share-50', 'regional');
    const [dots, whiskers] = config?.data.datasets ?? [];
    const [low, high] = whiskers.data[0] as [number, number];
    expect(config?.data.labels?.[0]).toBe('Total cost per unit');
    expect(dots.data[0]).toBeCloseTo(rows[0].comparison.relative ?? 0, 4);
    expect((low + high) / 2).toBeCloseTo(Number(dots.data[0]), 4);
    const { difference, incumbent } = rows[0].comparison;
    expect(high - low).toBeCloseTo((2 * (difference.halfWidth ?? 0)) / incumbent.mean, 4);
  });

  it('leaves metrics that more than double to the table', () => {
    const comparisons = result.comparisons.map((comparison) =>
      comparison.metric === 'turns' ? { ...comparison, relative: 3.4 } : comparison,
    );
    const labels = differencesConfig({ ...result, comparisons }, 'share-50', 'regional')?.data.labels;
    expect(labels).not.toContain('Inventory turns');
    expect(labels).toContain('Fill rate');
  });
});

describe('mainEffectsConfig', () => {
  const sweep = withSweep(sampleResult({ policyCount: 3, shares: [0.3], dayCount: 10 }));

  it('draws one band and line per policy at the levels, numbers on an axis and names as categories', () => {
    const size = mainEffectsConfig(sweep, 'size', 'total-cost-per-unit');
    expect(size?.data.datasets.map(({ label }) => label).filter((label) => label !== '')).toEqual([
      'National plan',
      'Regional plan',
      'Regional plan, fast movers only',
    ]);
    expect(size?.data.datasets[2].data.map((point) => (point as unknown as { x: number }).x)).toEqual([
      1, 2, 4,
    ]);
    expect(size?.options?.scales?.x).toMatchObject({ type: 'linear', min: 1, max: 4 });
    const mode = mainEffectsConfig(sweep, 'mode', 'total-cost-per-unit');
    expect(mode?.data.labels).toEqual(['road', 'air']);
    expect(mode?.options?.scales?.x).toMatchObject({ type: 'category' });
  });

  it('draws unjoined points without bands for a latin hypercube', () => {
    if (sweep.sweep === undefined) throw new Error('the sample has a sweep');
    const scattered: Result = { ...sweep, sweep: { ...sweep.sweep, design: 'latin-hypercube' } };
    const cost = mainEffectsConfig(scattered, 'size', 'total-cost-per-unit')?.data.datasets ?? [];
    expect(cost).toHaveLength(3);
    expect(cost.every((dataset) => 'showLine' in dataset && dataset.showLine === false)).toBe(true);
  });

  it('is a chart for slides for each factor, on the first metric of interest', () => {
    expect(ids(sweep)).toEqual(expect.arrayContaining(['main-effects-size', 'main-effects-mode']));
    expect(mainEffectsConfig(result, 'size', 'total-cost-per-unit')).toBeUndefined();
  });
});

describe('the start of a long run', () => {
  const steady = withSteadyState(sampleResult({ shares: [0.5], dayCount: 60 }));

  it('is shaded up to the longest cut of all policies and metrics, with 300 points per policy at most', () => {
    const config = warmUpConfig(steady, 'share-50', 'total-cost-per-unit');
    const shade = config?.data.datasets.find(({ label }) => label === 'Dropped');
    // The second policy's cost cuts 325 days, more than any other.
    expect(shade?.data).toMatchObject([{ x: 0 }, { x: 325 }]);
    expect(config?.data.datasets[0].data).toHaveLength(300);
    expect(ids(steady)).toContain('warm-up');
  });

  it('marks the least value of each statistic at the days that it drops', () => {
    const config = mserConfig(steady, 'share-50', 'total-cost-per-unit');
    const marks = config?.data.datasets.filter((dataset) => dataset.data.length === 1) ?? [];
    expect(marks.map((mark) => mark.data[0])).toEqual([
      { x: 300, y: 1 },
      { x: 325, y: 1 },
    ]);
    expect(mserConfig(result, 'share-50', 'total-cost-per-unit')).toBeUndefined();
  });

  it('shades the same days in the inventory chart', () => {
    const [shade] = inventoryConfig(steady, 'share-50')?.data.datasets ?? [];
    expect(shade.label).toBe('Warm-up, not counted');
    expect(shade.data.every((value) => value !== null)).toBe(true);
  });
});
