import { expect, test } from 'vitest';
import { hasPlainOrders } from '../../src/simulation/handlers/plain-orders.ts';
import type { RunObserver } from '../../src/simulation/run-observer.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { SimulationState } from '../../src/simulation/simulation-state.ts';
import { prepareWorld } from '../support/run-world.ts';

/*
 * Plain orders are shipped in a loop of their own. Watched runs take every order through the general handlers instead, so
 * the same run must give the same events, counters and money, to the last bit, with and without an observer. Days of few
 * and of many orders, whole and divisible items, shortages of every kind, and continuous and periodic review.
 */
const WORLD = {
  format: 1,
  name: 'plain',
  start: '2025-01-06',
  'warm-up': '10 d',
  horizon: '50 d',
  nodes: [
    { id: 'maker', kind: 'vendor' },
    { id: 'north', kind: 'fc', 'handling-cost': 0.7 },
    { id: 'south', kind: 'fc', 'handling-cost': 0.2 },
  ],
  regions: [
    { id: 'a', share: 0.6 },
    { id: 'b', share: 0.4 },
  ],
  items: [
    { id: 'fast', 'daily-orders': 60, weight: '0.4 kg' },
    { id: 'heavy', 'daily-orders': 7, weight: '9 kg' },
    { id: 'grain', 'daily-orders': 12, weight: '1 kg', divisible: true },
  ],
  lanes: ['north', 'south'].map((to) => ({
    from: 'maker',
    to,
    'lead-time': { distribution: 'gamma', mean: 4, cv: 0.5 },
  })),
  speeds: [
    { id: 'fast', deadline: '24 h', share: 0.5, 'when-short': 'lost' },
    { id: 'slow', deadline: '96 h', share: 0.5, 'when-short': 'backorder', patience: '3 d' },
  ],
  outbound: {
    lanes: [
      { from: 'north', to: 'a', transit: '8 h', distance: '10 km', fixed: 3, 'per-weight': '0.2 /kg' },
      { from: 'north', to: 'b', transit: '20 h', distance: '300 km', fixed: 4, 'per-weight': '0.9 /kg' },
      { from: 'south', to: 'a', transit: '20 h', distance: '300 km', fixed: 3.2, 'per-weight': '0.1 /kg' },
      { from: 'south', to: 'b', transit: '8 h', distance: '20 km', fixed: 3.1, 'per-weight': '0.3 /kg' },
    ],
  },
  demand: {
    'by-item': { process: { type: 'poisson' }, size: { distribution: 'geometric', mean: 1.6 } },
  },
};

const CONTINUOUS = [{ use: 's-Q', 'reorder-point': 140, quantity: 150 }];
const PERIODIC = [{ use: 'R-S', review: '2 d', 'order-up-to': 260 }];

test.each([
  ['nearest', 'few orders, continuous review', CONTINUOUS, 1],
  ['cheapest', 'few orders, continuous review', CONTINUOUS, 1],
  ['nearest', 'few orders, periodic review', PERIODIC, 1],
  ['cheapest', 'many orders, periodic review', [{ ...PERIODIC[0], 'order-up-to': 10_000 }], 40],
])(
  '%s, %s: the loop of plain orders and the general handlers do the same',
  async (use, _, replenishment, scale) => {
    const items = WORLD.items.map((item) => ({ ...item, 'daily-orders': item['daily-orders'] * scale }));
    const policy = await prepareWorld({ ...WORLD, items, policy: { replenishment, fulfillment: { use } } });
    const options = { seed: 'plain', replication: 0 };
    let shipped = 0;
    const observer: RunObserver = {
      onEvent: () => {
        shipped += 1;
      },
    };
    const watched = simulate(policy, { ...options, observer });
    const plain = simulate(policy, options);
    expect(shipped).toBeGreaterThan(4_000);
    expect(plain).toEqual(watched);
  },
);

test('orders are plain only where nobody watches and scores are known beforehand', async () => {
  const plainIn = async (use: string, observer?: RunObserver) => {
    const policy = await prepareWorld({
      ...WORLD,
      policy: { replenishment: PERIODIC, fulfillment: { use } },
    });
    return hasPlainOrders(new SimulationState(policy, { seed: 's', replication: 0, warmUpEnd: 0, observer }));
  };
  expect(await plainIn('cheapest')).toBe(true);
  expect(await plainIn('cheapest', { onEvent: () => {} })).toBe(false);
});
