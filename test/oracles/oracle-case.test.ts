import { describe, expect, it } from 'vitest';
import { knownValue } from './known-values.ts';
import { measureExactly, measureReplications } from './measure-replications.ts';
import { isWithinTolerance } from './oracle-case.ts';

/** P01 mean_wait is 4; replications 1 apart have a standard error of sqrt(1 / 3). */
const around = (mean: number, spread: number) =>
  [mean - spread, mean, mean + spread].map((mean_wait) => ({ mean_wait }));

describe('comparison with a known value', () => {
  it('reads elements of lists', () => {
    expect(knownValue('P16', 'retailer_outstanding_mean_variance[1][1]')).toBeCloseTo(3.1523231, 7);
  });

  it('gives mean, standard error and z by the textbook formulas', () => {
    const [measure] = measureReplications(around(5, 1), { id: 'P01' });
    expect(measure.simulated).toBeCloseTo(5, 12);
    expect(measure.standardError).toBeCloseTo(Math.sqrt(1 / 3), 12);
    expect(measure.z).toBeCloseTo(Math.sqrt(3), 12);
  });

  it('fails an estimate that is off by more than 4 standard errors', () => {
    const [measure] = measureReplications(around(4.05, 0.01), { id: 'P01' });
    expect(measure.z).toBeGreaterThan(4);
    expect(isWithinTolerance(measure)).toBe(false);
  });

  it('fails an estimate whose standard error is above 0.5 % of the value', () => {
    const [precise] = measureReplications(around(4, 0.03), { id: 'P01' });
    const [vague] = measureReplications(around(4, 0.04), { id: 'P01' });
    expect([precise, vague].map(isWithinTolerance)).toEqual([true, false]);
  });

  it('fails a figure without chance that is wrong at all', () => {
    const [right, wrong] = [4, 4.000001].flatMap((mean_wait) => measureExactly({ mean_wait }, { id: 'P01' }));
    expect([right, wrong].map(isWithinTolerance)).toEqual([true, false]);
  });

  it('knows no name that public.json does not have', () => {
    expect(() => measureExactly({ mean_weight: 4 }, { id: 'P01' })).toThrow('mean_weight');
  });
});
