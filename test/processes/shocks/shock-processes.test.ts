import { describe, expect, test } from 'vitest';
import { alternatingRenewal } from '../../../src/processes/shocks/alternating-renewal.ts';
import { endOfSpan, mergeSpans, spanBegunBy } from '../../../src/processes/shocks/merge-spans.ts';
import { StepFunction } from '../../../src/processes/shocks/step-function.ts';
import { weeklyLevels } from '../../../src/processes/shocks/weekly-levels.ts';
import { parseDistribution } from '../../../src/random/distributions/catalogue.ts';
import { masterKey } from '../../../src/random/master-key.ts';
import { PURPOSES, RandomStream } from '../../../src/random/random-stream.ts';

const master = masterKey('shock processes');
const random = new RandomStream();
const streamOf = (path: number) => (nth: number) => random.rekey(master, PURPOSES.test, path, nth);

function law(value: unknown) {
  const parsed = parseDistribution(value);
  if (!parsed.ok) throw new Error('no distribution');
  return parsed.distribution;
}

describe('alternating renewal', () => {
  test.each([
    [
      { distribution: 'exponential', mean: 9 },
      { distribution: 'exponential', mean: 3 },
    ],
    [
      { distribution: 'gamma', mean: 6, cv: 0.5 },
      { distribution: 'lognormal', mean: 2, cv: 1 },
    ],
    [9, 3],
  ])('a path is in a span a quarter of the time, at time 0 and later (%j, %j)', (quiet, duration) => {
    // Availability: mean duration / (mean quiet + mean duration) = 1/4 (Ross, section 7.5.1). 4000 independent paths: a
    // standard deviation of 0.0068; four of them fail by chance with probability 6e-5 a look, 4e-4 for all.
    const paths = 4000;
    for (const time of [0, 10]) {
      let inSpan = 0;
      for (let path = 0; path < paths; path++) {
        const spans = alternatingRenewal(law(quiet), law(duration), 12, streamOf(path));
        if (endOfSpan(spans, time) > time) inSpan += 1;
      }
      expect(Math.abs(inSpan / paths - 0.25)).toBeLessThan(4 * 0.0068);
    }
  });

  test('constant times come back every cycle', () => {
    const { begins, ends } = alternatingRenewal(law(9), law(3), 100, streamOf(1));
    expect(begins.length).toBeGreaterThanOrEqual(8);
    for (const [index, begin] of begins.entries()) {
      expect(ends[index] - begin).toBeCloseTo(3, 9);
      if (index > 0) expect(begin - begins[index - 1]).toBeCloseTo(12, 9);
    }
  });
});

test('calendars that overlap or touch become one', () => {
  const merged = mergeSpans([
    { begins: [5, 20], ends: [8, 30] },
    { begins: [7, 12, 25], ends: [10, 12, 26] },
    { begins: [10], ends: [11] },
  ]);
  expect(merged).toEqual({ begins: [5, 20], ends: [11, 30] });
  expect([4, 5, 11, 19, 20, 40].map((time) => spanBegunBy(merged, time))).toEqual([-1, 0, 0, 0, 1, 1]);
  expect([4, 5, 10, 11, 29, 30].map((time) => endOfSpan(merged, time))).toEqual([4, 11, 11, 11, 30, 30]);
});

test('a step function and its integral', () => {
  const level = new StepFunction(Float64Array.of(0, 10, 30), Float64Array.of(1, 0.5, 2));
  expect([0, 9, 10, 29, 30, 99].map((time) => level.at(time))).toEqual([1, 1, 0.5, 0.5, 2, 2]);
  expect([0, 5, 10, 30, 31].map((time) => level.integral(time))).toEqual([0, 5, 10, 20, 22]);
});

test('weekly levels have mean 1, the deviation asked for, and a log correlated as asked for', () => {
  // 4000 paths of weeks 0 and 10: mean of a lognormal 1, log variance 0.16, log correlation 0.95^10 = 0.599 (Hamilton,
  // section 3.4). Bounds of four standard deviations: 0.42 / sqrt(4000), 0.16 sqrt(2 / 4000), (1 - 0.36) / sqrt(4000).
  const paths = 4000;
  const [first, later] = [new Float64Array(paths), new Float64Array(paths)];
  for (let path = 0; path < paths; path++) {
    const levels = weeklyLevels(11, 0.95, 0.4, streamOf(path));
    first[path] = levels[0];
    later[path] = levels[10];
  }
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / paths;
  const logs = (values: Float64Array) => values.map((value) => Math.log(value) + 0.08);
  const product = (a: Float64Array, b: Float64Array) => mean(a.map((value, path) => value * b[path]));
  const [before, after] = [logs(first), logs(later)];
  for (const values of [first, later]) expect(Math.abs(mean(values) - 1)).toBeLessThan(4 * 0.0066);
  for (const values of [before, after])
    expect(Math.abs(product(values, values) - 0.16)).toBeLessThan(4 * 0.0036);
  expect(Math.abs(product(before, after) / 0.16 - 0.599)).toBeLessThan(4 * 0.0102 + 4 * 0.0036);
});
