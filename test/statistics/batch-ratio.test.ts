import { describe, expect, it } from 'vitest';
import { batchRatio, intervalRatios } from '../../src/statistics/batch-ratio.ts';
import { mser5 } from '../../src/statistics/mser5.ts';
import { drawsFor, times } from './draws.ts';

/** First-order autoregression about 10 with coefficient 0.5 and standard normal shocks; it starts at `first`. */
function autoregression(normal: () => number, length: number, first: number): number[] {
  let value = first - 10;
  return times(length, () => {
    value = 0.5 * value + normal();
    return 10 + value;
  });
}

describe('intervalRatios', () => {
  it('divides each interval, and takes the ratio of all where nothing was counted', () => {
    // (1 + 0 + 5) / (2 + 0 + 4) = 1.
    expect(intervalRatios({ numerators: [1, 0, 5], denominators: [2, 0, 4] })).toEqual([0.5, 1, 1.25]);
  });

  it('refuses a series with nothing to divide by', () => {
    expect(() => intervalRatios({ numerators: [1, 2], denominators: [0, 0] })).toThrow('divide');
  });
});

describe('batchRatio', () => {
  it('is the ratio of sums of the batches', () => {
    // Numerators are three times the denominators in every interval, so the ratio is 3 without spread.
    const denominators = times(60, (interval) => 1 + (interval % 7));
    const found = batchRatio({ numerators: denominators.map((value) => 3 * value), denominators });
    expect(found.estimate).toMatchObject({ mean: 3, halfWidth: 0 });
    expect(found.isIndependent).toBe(true);
  });

  it('covers the mean of an autoregression 92 to 97 % of the time, as a ratio to a varying denominator', () => {
    // 1,000 studies: the share has a standard error of 0.7 points; an interval that covers 94.5 % leaves the band with
    // probability below 0.1 %.
    const { normal, uniform } = drawsFor('batch ratio');
    let hits = 0;
    for (let study = 0; study < 1000; study++) {
      const values = autoregression(normal, 400, 10);
      const denominators = times(400, () => 0.5 + uniform());
      const numerators = values.map((value, interval) => value * denominators[interval]);
      const { mean, halfWidth } = batchRatio({ numerators, denominators }).estimate;
      if (Math.abs(mean - 10) <= (halfWidth ?? 0)) hits += 1;
    }
    expect(hits / 1000).toBeGreaterThan(0.92);
    expect(hits / 1000).toBeLessThan(0.97);
  });

  it('is biased by a start far away, and not after MSER-5 has cut it off', () => {
    // A start of 60 intervals at 40 instead of 10 adds 4.5 to the mean of 400.
    const { normal } = drawsFor('batch ratio start');
    const values = [...times(60, () => 40 + normal()), ...autoregression(normal, 340, 40)];
    const { truncate } = mser5(values);
    expect(truncate).toBeGreaterThanOrEqual(60);
    expect(truncate).toBeLessThanOrEqual(90);
    const denominators = values.map(() => 1);
    const whole = batchRatio({ numerators: values, denominators }).estimate;
    const kept = batchRatio({
      numerators: values.slice(truncate),
      denominators: denominators.slice(truncate),
    }).estimate;
    expect(whole.mean).toBeGreaterThan(14);
    // Twice the 95 % half width is more than four standard errors: one false alarm in 10,000 seeds.
    expect(Math.abs(kept.mean - 10)).toBeLessThan(2 * (kept.halfWidth ?? 0));
  });
});
