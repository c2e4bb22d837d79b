import { describe, expect, test } from 'vitest';
import { nestWorth } from '../../src/processes/choice/nested-logit.ts';
import { EVENT } from '../../src/simulation/layout.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';

/*
 * Substitution by nested logit. Probabilities in closed form: Train (2009), Discrete Choice Methods with Simulation,
 * equations 4.2, 4.4 and 4.5.
 */

/** Utilities of the two speeds at 1 and 4 promised days: constant - 0.5 x days - 0.3 x fee. */
const FAST = 0.8 - 0.5 * 1 - 0.3 * 2;
const SLOW = -0.5 * 4;

/**
 * Lamps are never in stock. Of the other lights three cost 20, 30 and 25; bulbs can be had from far away only, where fast
 * is not possible, and candles not at all.
 */
function town(dissimilarity: number) {
  const near = ['torch', 'spot'];
  return {
    format: 1,
    name: 'nests',
    horizon: '60 d',
    nodes: [
      { id: 'maker', kind: 'vendor' },
      { id: 'near', kind: 'fc' },
      { id: 'far', kind: 'fc' },
    ],
    regions: [{ id: 'town', share: 1 }],
    items: [
      { id: 'lamp', price: 20, 'daily-orders': 400 },
      { id: 'torch', price: 20, 'daily-orders': 4 },
      { id: 'spot', price: 30, 'daily-orders': 8 },
      { id: 'bulb', price: 25, 'daily-orders': 6 },
      { id: 'candle', price: 1, 'daily-orders': 9 },
    ],
    lanes: ['near', 'far'].map((to) => ({ from: 'maker', to, 'lead-time': '1 d' })),
    speeds: [
      { id: 'fast', deadline: '1 d', 'when-short': 'lost' },
      { id: 'slow', deadline: '4 d', 'when-short': 'lost' },
    ],
    outbound: {
      lanes: [
        { from: 'near', to: 'town', transit: '20 h' },
        { from: 'far', to: 'town', transit: '72 h' },
      ],
    },
    demand: { 'by-item': { process: { type: 'poisson' } } },
    customers: {
      speeds: [{ speed: 'fast', fee: 2, constant: 0.8 }],
      choice: { 'days-weight': 0.5, 'fee-weight': 0.3 },
      substitution: {
        groups: [['lamp', 'torch', 'spot', 'bulb', 'candle']],
        substitute: 1,
        wait: 0,
        'price-weight': 0.05,
        dissimilarity,
      },
    },
    policy: {
      replenishment: [
        { where: { nodes: ['near'], items: near }, use: 'base-stock', level: 100_000 },
        { where: { nodes: ['far'], items: ['bulb'] }, use: 'base-stock', level: 100_000 },
        { use: 'base-stock', level: 0 },
      ],
    },
  };
}

const TAKEN = ['torch fast', 'torch slow', 'spot fast', 'spot slow', 'bulb slow'];

/** Customers who took another light instead of a lamp, in the order of TAKEN. */
async function taken(dissimilarity: number): Promise<number[]> {
  const policy = await prepareWorld(town(dissimilarity));
  const { items, speeds } = policy.network.model;
  const counts = new Map<string, number>();
  let moved = -1;
  runChecked(policy, {
    checkEveryEvent: false,
    observer: {
      onEvent: (event, _time, item, _site, cell) => {
        if (event === EVENT.substitute) moved = item;
        if (event !== EVENT.order || item !== moved) return;
        const name = `${items[item].id} ${speeds[cell % speeds.length].id}`;
        counts.set(name, (counts.get(name) ?? 0) + 1);
        moved = -1;
      },
    },
  });
  expect([...counts.keys()].filter((name) => !TAKEN.includes(name))).toEqual([]);
  return TAKEN.map((name) => counts.get(name) ?? 0);
}

/** The same as probabilities: expected units a day x exp(-0.05 x price) of the item, and the nest of its speeds. */
function closedForm(dissimilarity: number): number[] {
  const within = [FAST, SLOW].map((utility) => Math.exp(utility / dissimilarity));
  const both = within[0] + within[1];
  const torch = 4 * Math.exp(-0.05 * 20) * both ** dissimilarity;
  const spot = 8 * Math.exp(-0.05 * 30) * both ** dissimilarity;
  const bulb = 6 * Math.exp(-0.05 * 25) * Math.exp(SLOW);
  const weights = [torch, spot].flatMap((nest) => within.map((one) => (nest * one) / both));
  return [...weights, bulb].map((weight) => weight / (torch + spot + bulb));
}

describe('who finds no lamp takes another light and a speed by nested logit', () => {
  test.each([1, 0.6, 0.25])('at a dissimilarity of %d', async (dissimilarity) => {
    const counts = await taken(dissimilarity);
    const total = counts.reduce((sum, count) => sum + count, 0);
    // 400 customers on each of 60 days; all of them substitute.
    expect(total).toBeGreaterThan(23_000);
    const chiSquare = closedForm(dissimilarity).reduce(
      (sum, share, cell) => sum + (counts[cell] - share * total) ** 2 / (share * total),
      0,
    );
    // 99.99 % point of the chi-square law with 4 degrees of freedom: 1 in 10,000 is a false alarm.
    expect(chiSquare).toBeLessThan(23.51);
  });

  test('at 1 that is the multinomial logit over items and speeds', () => {
    const worth = nestWorth(Float64Array.of(FAST, SLOW), 2, 1);
    expect(Math.exp(worth)).toBeCloseTo(Math.exp(FAST) + Math.exp(SLOW), 12);
  });

  test('near 0 only the best speed counts, and no speed is worth nothing', () => {
    expect(nestWorth(Float64Array.of(FAST, SLOW), 2, 1e-3)).toBeCloseTo(FAST, 12);
    expect(nestWorth(Float64Array.of(FAST, SLOW), 0, 0.5)).toBe(Number.NEGATIVE_INFINITY);
  });
});
