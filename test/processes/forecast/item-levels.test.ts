import { describe, expect, test } from 'vitest';
import { ItemLevels } from '../../../src/processes/forecast/item-levels.ts';
import { knownShares } from '../../../src/processes/forecast/known-shares.ts';
import { masterKey } from '../../../src/random/master-key.ts';
import { normalProbability } from '../../../src/statistics/normal-probability.ts';
import {
  KOLMOGOROV_BOUND,
  kolmogorovStatistic,
  momentScores,
  Z_BOUND,
} from '../../random/goodness-of-fit.ts';

/*
 * O14 of the oracle list: the variance of forecast errors by horizon is what the parameters say, and forecasts that state
 * it have uniform probability integral transforms (Dawid 1984; Diebold, Gunther and Tay 1998). Each bound is passed by a
 * right model with probability 1 - 1e-6.
 */

const SHARES = [
  { weeks: 12, share: 0.3 },
  { weeks: 4, share: 0.25 },
  { weeks: 1, share: 0.25 },
  { weeks: 0, share: 0.2 },
];
const VARIANCE = 0.36;
const ITEMS = 40;
const WEEKS = 200;

interface Drawn {
  /** By item, then week. */
  readonly level: Float64Array;
  /** By lead, then item and week. */
  readonly forecast: readonly Float64Array[];
}

function draw(commonShare: number, revealed = SHARES, items = ITEMS): Drawn {
  const known = knownShares(revealed);
  const parameters = {
    itemKey: Int32Array.from({ length: items }, (_, item) => 7919 * item + 3),
    variance: new Float64Array(items).fill(VARIANCE),
    known,
    commonShare,
  };
  const levels = new ItemLevels(parameters, masterKey('forecast levels'));
  const level = new Float64Array(items * WEEKS);
  const forecast = Array.from(known, () => new Float64Array(items * WEEKS));
  const byLead = new Float64Array(known.length);
  for (let place = 0; place < level.length; place++) {
    const item = Math.floor(place / WEEKS);
    const week = place % WEEKS;
    level[place] = levels.level(item, week);
    levels.forecasts(item, week, byLead);
    for (const [lead, value] of byLead.entries()) forecast[lead][place] = value;
  }
  return { level, forecast };
}

/** (log level - log forecast + unknown / 2) / (calibration x sqrt(unknown)): standard normal when calibration is 1. */
function standardized(drawn: Drawn, lead: number, unknown: number, calibration = 1): Float64Array {
  const deviation = calibration * Math.sqrt(unknown);
  return drawn.level.map(
    (level, place) => (Math.log(level / drawn.forecast[lead][place]) + 0.5 * deviation ** 2) / deviation,
  );
}

test('what is known grows evenly between the horizons, and never to all of it', () => {
  // By hand: 30 % by 12 weeks, then 25 % over 8 weeks, 25 % over 3 weeks; the last 20 % come with the week itself.
  const known = knownShares(SHARES);
  expect(known).toHaveLength(13);
  expect(Array.from(known.subarray(0, 5), (share) => Number(share.toFixed(6)))).toEqual([
    0.8, 0.8, 0.716667, 0.633333, 0.55,
  ]);
  expect(known[8]).toBeCloseTo(0.425, 12);
  expect(known[12]).toBeCloseTo(0.3, 12);
  expect(Array.from(knownShares([{ weeks: 0, share: 1 }]))).toEqual([0]);
});

describe('of forecasts made with the shares 30/25/25/20 %', () => {
  const drawn = draw(0);

  // Science: unknown share 20 % one week ahead, 45 % four, 70 % twelve.
  test.each([
    [1, 0.2],
    [4, 0.45],
    [12, 0.7],
  ])('%i weeks ahead, the log error has the unknown share %f of the variance', (lead, share) => {
    const errors = standardized(drawn, lead, share * VARIANCE);
    const { mean, variance } = momentScores(errors, 0, 1);
    expect(Math.abs(mean)).toBeLessThan(Z_BOUND);
    expect(Math.abs(variance)).toBeLessThan(Z_BOUND);
  });

  test.each([0, 1, 4, 8, 12])(
    '%i weeks ahead, the probability integral transform is uniform when calibrated, and not when stated deviations are half the true ones',
    (lead) => {
      const unknown = (1 - knownShares(SHARES)[lead]) * VARIANCE;
      const transform = (calibration: number) =>
        standardized(drawn, lead, unknown, calibration).map((score) => normalProbability(score));
      expect(kolmogorovStatistic(transform(1), (x) => x)).toBeLessThan(KOLMOGOROV_BOUND);
      expect(kolmogorovStatistic(transform(0.5), (x) => x)).toBeGreaterThan(2 * KOLMOGOROV_BOUND);
    },
  );

  test('the mean of levels and of forecasts at every horizon is 1', () => {
    for (const [values, share] of [
      [drawn.level, 1],
      [drawn.forecast[1], 0.8],
      [drawn.forecast[12], 0.3],
    ] as const) {
      // Lognormal: variance exp(s^2) - 1.
      const deviation = Math.sqrt(Math.expm1(share * VARIANCE) / values.length);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      expect(Math.abs(mean - 1) / deviation).toBeLessThan(Z_BOUND);
    }
  });

  test('a revision says nothing of the next one: forecasts are a martingale', () => {
    const revision = (from: number, to: number) =>
      drawn.forecast[to].map((value, place) => value / drawn.forecast[from][place] - 1);
    const early = revision(12, 4);
    const late = revision(4, 1);
    const products = early.map((value, place) => value * late[place]);
    const mean = products.reduce((sum, value) => sum + value, 0) / products.length;
    const square = products.reduce((sum, value) => sum + value * value, 0) / products.length;
    expect((Math.abs(mean) / Math.sqrt(square)) * Math.sqrt(products.length)).toBeLessThan(Z_BOUND);
  });
});

test('the same world comes true however well it is forecast, and whatever other items there are', () => {
  const few = draw(0.4, SHARES, 3);
  const blind = draw(0.4, [{ weeks: 0, share: 1 }], 3);
  expect(blind.level).toEqual(few.level);
  expect(draw(0.4).level.subarray(0, 3 * WEEKS)).toEqual(few.level);
  expect(new Set(blind.forecast[0])).toEqual(new Set([1]));
});

test('log levels of two items correlate by the common share', () => {
  const { level } = draw(0.4, SHARES, 200);
  // Mean over pairs of neighbouring items of the product of standardized logs; weeks are independent.
  const score = level.map((value) => (Math.log(value) + VARIANCE / 2) / Math.sqrt(VARIANCE));
  const byWeek = Float64Array.from({ length: WEEKS }, (_, week) => {
    let sum = 0;
    for (let item = 0; item + 1 < 200; item += 2)
      sum += score[item * WEEKS + week] * score[(item + 1) * WEEKS + week];
    return sum / 100;
  });
  const mean = byWeek.reduce((sum, value) => sum + value, 0) / WEEKS;
  const variance = byWeek.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (WEEKS - 1);
  expect(Math.abs(mean - 0.4) / Math.sqrt(variance / WEEKS)).toBeLessThan(Z_BOUND);
});

test("an event's true factor is lognormal around the factor of the model, another for each item and event", () => {
  const items = 20_000;
  const parameters = {
    itemKey: Int32Array.from({ length: items }, (_, item) => 104_729 * item + 1),
    variance: new Float64Array(items),
    known: Float64Array.of(1),
    commonShare: 0,
  };
  const levels = new ItemLevels(parameters, masterKey('forecast events'));
  const scoresOf = (fromDay: number) =>
    Float64Array.from(
      parameters.itemKey,
      (_, item) => (Math.log(levels.eventSurprise(item, 'sale', fromDay, 0.5)) + 0.125) / 0.5,
    );
  const scores = scoresOf(9);
  const others = scoresOf(30);
  const { mean, variance } = momentScores(scores, 0, 1);
  expect(Math.abs(mean)).toBeLessThan(Z_BOUND);
  expect(Math.abs(variance)).toBeLessThan(Z_BOUND);
  const product = scores.reduce((sum, score, item) => sum + score * others[item], 0);
  expect(Math.abs(product) / Math.sqrt(items)).toBeLessThan(Z_BOUND);
});
