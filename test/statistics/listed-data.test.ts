import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { batchMeans } from '../../src/statistics/batch-means.ts';
import { mser5 } from '../../src/statistics/mser5.ts';
import { pairedDifference } from '../../src/statistics/paired-difference.ts';
import { pairedPValue } from '../../src/statistics/paired-p-value.ts';
import { quantileInterval } from '../../src/statistics/quantile-interval.ts';
import { quantileOfSorted } from '../../src/statistics/quantile-of-sorted.ts';
import { sequentialStopping } from '../../src/statistics/sequential-stopping.ts';
import { summarise } from '../../src/statistics/summarise.ts';
import { varianceRatio } from '../../src/statistics/variance-ratio.ts';
import { welchDifference } from '../../src/statistics/welch-difference.ts';
import { projectRoot } from '../support/project-root.ts';

/*
 * Oracle P28: output statistics on listed numbers, closed form with scipy as second method. Every measure of it, to 1e-6
 * of its size. The definitions stand in test/oracles/public.json.
 */
interface ListedCase {
  readonly id: string;
  readonly model: Readonly<Record<string, readonly number[]>>;
  readonly expected: readonly { readonly name: string; readonly value: number | readonly number[] }[];
}
const cases: readonly ListedCase[] = JSON.parse(
  readFileSync(join(projectRoot, 'test/oracles/public.json'), 'utf8'),
).cases;
const listed = cases.find(({ id }) => id === 'P28');
if (listed === undefined) throw new Error('oracle P28 is missing');
const { model, expected } = listed;

describe('output statistics of oracle P28', () => {
  const measured = measure();

  it('are measured, every one', () => {
    expect([...measured.keys()].sort()).toEqual(expected.map(({ name }) => name).sort());
  });

  it.each(expected)('$name', ({ name, value }) => {
    const wanted = typeof value === 'number' ? [value] : value;
    const got = measured.get(name) ?? [];
    expect(got).toHaveLength(wanted.length);
    wanted.forEach((number, place) => {
      expect(Math.abs(got[place] - number)).toBeLessThanOrEqual(1e-6 * Math.abs(number));
    });
  });
});

function measure(): Map<string, number[]> {
  const measured = new Map<string, number[]>();
  const note = (name: string, ...values: (number | null | undefined)[]) =>
    measured.set(
      name,
      values.map((value) => value ?? Number.NaN),
    );
  const { difference } = pairedDifference(model.paired_X, model.paired_Y);
  const test = pairedPValue(difference);
  note('paired_mean', difference.mean);
  note('paired_half_width', difference.halfWidth);
  note('paired_t', test?.statistic);
  note('paired_p_value', test?.pValue);
  const welch = welchDifference(model.paired_X, model.paired_Y);
  note('welch_df', welch?.degreesOfFreedom);
  note('welch_half_width', welch?.halfWidth);
  note('welch_t', welch?.statistic);
  note('welch_p_value', welch?.pValue);
  note('variance_ratio_paired_to_independent', 1 / (varianceRatio(model.paired_X, model.paired_Y) ?? 0));
  const batches = batchMeans(model.batch_series, 10);
  note('batch_mean', batches.summary.mean);
  note('batch_half_width', batches.summary.halfWidth);
  note('batch_lag1', batches.lagOne);
  const warmUp = mser5(model.warmup_series);
  note('mser5_truncate', warmUp.truncate);
  note('mser5_minimum', warmUp.minimum);
  note('mser5_truncated_mean', warmUp.truncatedMean);
  const sorted = [...model.quantile_sample].sort((a, b) => a - b);
  for (const share of [0.5, 0.9]) {
    const interval = quantileInterval(model.quantile_sample, share);
    note(`quantile_${share}_type7`, interval.estimate);
    note(`quantile_${share}_type1`, quantileOfSorted(sorted, share, 'observed'));
    note(`quantile_${share}_ci_ranks`, interval.lowerRank, interval.upperRank);
    note(`quantile_${share}_ci`, interval.lower, interval.upper);
    note(`quantile_${share}_ci_coverage`, interval.coverage);
  }
  const stop = firstStop(model.sequential_series);
  note('sequential_stop_n', stop.n);
  note('sequential_mean', stop.mean);
  note('sequential_half_width', stop.halfWidth);
  return measured;
}

function firstStop(series: readonly number[]) {
  for (let n = 2; n <= series.length; n++) {
    const estimate = summarise(series.slice(0, n));
    const target = { kind: 'relative', error: 0.1 } as const;
    if (sequentialStopping([{ estimate, target }], { minimum: 5 }).isDone) return estimate;
  }
  throw new Error('the series never stops');
}
