import { expect, test } from 'vitest';
import { expectedUnits } from '../../src/network/expected-units.ts';
import type { StockState } from '../../src/policies/replenishment/replenishment-policy.ts';
import { EVENT } from '../../src/simulation/layout.ts';
import type { PreparedPolicy } from '../../src/simulation/prepared-policy.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { stockFacts } from '../../src/simulation/stock-facts.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';
import { STORE } from './forecast-scenarios.ts';

/*
 * What policies see of demand in runs. Statistical bounds are passed by a right simulator with probability 1 - 1e-6 each.
 */

const DAY = 86_400;

/** One view of a stock at a review, and the units its item's customers wanted later, by day. */
interface Sight {
  readonly stock: number;
  readonly day: number;
  readonly ahead: number;
  readonly uncertainty: number;
}

/** Runs a world, looking over the shoulder of its policy. */
async function watch(fields: object, look: (state: StockState) => [ahead: number, uncertainty: number]) {
  const policy = await prepareWorld({ ...STORE, ...fields });
  const { itemCount, model } = policy.network;
  const days = model.warmUpDays + model.horizonDays;
  const wanted = Array.from({ length: itemCount }, () => new Float64Array(days));
  const sights: Sight[] = [];
  const spying: PreparedPolicy = {
    ...policy,
    stockRules: policy.stockRules.map((rule, stock) => {
      if (rule === undefined) return undefined;
      const { reviewSeconds, reorderPoint, initialStock } = rule;
      const orderQuantity = (state: StockState) => {
        const [ahead, uncertainty] = look(state);
        sights.push({ stock, day: state.now / DAY, ahead, uncertainty });
        return rule.orderQuantity(state);
      };
      return { reviewSeconds, reorderPoint, initialStock, orderQuantity };
    }),
  };
  simulate(spying, {
    seed: 'forecasts',
    replication: 0,
    observer: {
      onEvent: (event, time, item, _site, _other, quantity) => {
        if (event === EVENT.order) wanted[item][Math.floor(time / DAY)] += quantity;
      },
    },
  });
  return { policy, sights, wanted, days };
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

test('a forecast section without variance, bias and news changes no event of a run', async () => {
  const off = await prepareWorld(STORE);
  const on = await prepareWorld({ ...STORE, forecast: { variance: 0 } });
  const options = { seed: 'forecasts', replication: 0 };
  expect(simulate(on, options).traceHash).toBe(simulate(off, options).traceHash);
});

test('the same customers come however well they are forecast', async () => {
  const demanded = async (forecast: object) => {
    const policy = await prepareWorld({ ...STORE, forecast });
    return runChecked(policy, { checkEveryEvent: false }).summary.items.map(
      ({ unitsDemanded }) => unitsDemanded,
    );
  };
  const blind = { revealed: [{ weeks: 0, share: 1 }], bias: 0.8, calibration: 0 };
  expect(await demanded(blind)).toEqual(await demanded({}));
});

// 14 days of 140 units: how often demand stayed at or below the quantile that the policy was told, over 40 items and 24
// reviews. The share of an event of probability p over n windows that overlap by half has variance below 2 p (1 - p) / n;
// the gamma stands for the lognormal level within 0.02, and discrete counts add at most 0.01.
test.each([
  [1, 'is right'],
  [0.5, 'covers too little'],
])('the probability of a quantile with calibration %f %s', async (calibration, verdict) => {
  const forecast = { variance: 0.4, 'common-share': 0, calibration };
  const look = (state: StockState): [number, number] => [
    state.demandFactorAhead(14),
    state.demandUncertaintyAhead(14),
  ];
  const { policy, sights, wanted, days } = await watch({ forecast }, look);
  const { network, sources } = policy;
  const orders = {
    mean: 10,
    varianceToMean: 1,
    sizes: [{ share: 1, size: network.model.demand.streams[0].size }],
  };
  const demand = {
    orders: sights.map(() => orders),
    unitsPerDay: new Float64Array(40).fill(10 * network.model.demand.streams[0].size.mean),
    underageCost: new Float64Array(40),
    pooled: () => orders,
  };
  const facts = stockFacts(network, demand, sources, 0);
  const windows = sights.filter(({ day }) => day + 14 <= days);
  expect(windows.length).toBeGreaterThan(900);
  for (const probability of [0.1, 0.5, 0.9]) {
    const covered = windows.filter(({ stock, day, ahead, uncertainty }) => {
      const level = facts.demandQuantile(probability, 7, ahead, uncertainty);
      return sum(wanted[stock].subarray(day, day + 14)) <= level;
    });
    const share = covered.length / windows.length;
    const bound = 4.9 * Math.sqrt((2 * probability * (1 - probability)) / windows.length) + 0.03;
    if (verdict === 'is right') expect(Math.abs(share - probability)).toBeLessThan(bound);
    else if (probability === 0.9) expect(share).toBeLessThan(0.83);
  }
});

test('the uncertainty of a week is that of the share still unknown', async () => {
  const forecast = { variance: 0.4, 'common-share': 0 };
  const { sights } = await watch({ forecast }, (state) => [
    state.demandFactorAhead(7, 7),
    state.demandUncertaintyAhead(7, 7),
  ]);
  // The week that begins in 7 days is one week ahead: 20 % of the log variance is unknown; lognormal.
  expect(sights).toHaveLength(40 * 30);
  expect(sights.every(({ uncertainty }) => Math.abs(uncertainty - Math.expm1(0.08)) < 1e-12)).toBe(true);
});

test('a bias multiplies what is seen and nothing else', async () => {
  const look = (state: StockState): [number, number] => [state.demandFactorAhead(21), 0];
  const honest = await watch({ forecast: {} }, look);
  const biased = await watch({ forecast: { bias: 0.8 } }, look);
  expect(biased.wanted).toEqual(honest.wanted);
  for (const [index, { ahead }] of biased.sights.entries()) {
    expect(ahead / honest.sights[index].ahead).toBeCloseTo(0.8, 12);
  }
});

test('an event is seen from its number of days ahead on, at the weekly forecast', async () => {
  // Days 63 to 69, the week of day 63; known 15 days ahead: forecasts of day 49 on (14 days ahead) know it, day 42 does not.
  const demand = { ...STORE.demand, events: [{ name: 'sale', from: '2025-03-10', days: 7, factor: 3 }] };
  const forecast = { variance: 0, events: { 'known-before': '15 d' } };
  const { sights } = await watch({ demand, forecast }, (state) => [state.demandFactorAhead(28), 0]);
  const at = (day: number) => sights.find((sight) => sight.day === day)?.ahead;
  expect([42, 49, 56].map(at)).toEqual([1, 1.5, 1.5]);
});

test("a new item is neither sold nor stocked before its first day, and its expected demand follows the model's mean", async () => {
  const first = { where: { items: ['item-0'] }, 'first-sale': '2025-03-03', 'prior-cv2': 1 };
  const { policy, wanted, sights } = await watch(
    { forecast: { variance: 0, 'cold-start': [first] } },
    (state) => [state.demandFactorAhead(14), state.demandUncertaintyAhead(14)],
  );
  expect(policy.initialStock[0]).toBe(0);
  expect(policy.initialStock[1]).toBeGreaterThan(0);
  expect(sum(wanted[0].subarray(0, 56))).toBe(0);
  expect(sum(wanted[0].subarray(56))).toBeGreaterThan(0);
  // 39 items for 56 days, 40 for 14 more, 10 units a day.
  expect(expectedUnits(policy.network, 0, 70)).toBeCloseTo(39 * 560 + 40 * 140, 6);
  const own = sights.filter(({ stock }) => stock === 0);
  const at = (day: number) => own.find((sight) => sight.day === day);
  expect(at(42)).toMatchObject({ ahead: 0, uncertainty: 1 });
  expect(at(49)?.ahead).toBeCloseTo(0.5, 12);
  expect(at(56)).toMatchObject({ ahead: 1, uncertainty: 1 });
  // After n weeks of Poisson(M x 70): Gamma(1 + units, 1 + 70 n), the conjugate rule.
  const units = sum(wanted[0].subarray(56, 70));
  expect(at(70)?.ahead).toBeCloseTo((1 + units) / (1 + 140), 12);
  expect(at(70)?.uncertainty).toBeCloseTo(1 / (1 + units), 12);
});

test('forecasts count the weeks that end in the measured time, all their units', async () => {
  // 28 + 182 days are whole weeks: the measured units are those of the run.
  const policy = await prepareWorld({ ...STORE, forecast: {} });
  const { outcome, summary } = runChecked(policy, { checkEveryEvent: false });
  const { forecasts } = outcome.measured.mechanisms;
  expect(forecasts[6]).toBe(summary.metrics['units-demanded'] * 182);
});
