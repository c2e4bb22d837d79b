import { expect, test } from 'vitest';
import type { PreparedPolicy } from '../../src/simulation/prepared-policy.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld } from '../support/run-world.ts';

/*
 * Reading a rule's published levels is only a faster way to ask it: with the tables taken away every rule is asked, and
 * every event must be the same. Classes with and without seasons, whole and divisible items, two review periods, and a
 * rule that publishes nothing beside one that does.
 */
const WORLD = {
  format: 1,
  name: 'levels',
  start: '2025-01-06',
  horizon: '120 d',
  nodes: [
    { id: 'maker', kind: 'vendor' },
    { id: 'depot', kind: 'dc' },
    { id: 'north', kind: 'fc' },
    { id: 'south', kind: 'fc' },
  ],
  regions: [
    { id: 'a', share: 0.7 },
    { id: 'b', share: 0.3 },
  ],
  items: [
    { id: 'fast', class: 'A', 'daily-orders': 30 },
    { id: 'slow', class: 'B', 'daily-orders': 0.6 },
    { id: 'grain', class: 'A', 'daily-orders': 5, divisible: true },
    { id: 'plain', class: 'C', 'daily-orders': 4 },
  ],
  lanes: [
    {
      from: 'maker',
      to: 'depot',
      'lead-time': { distribution: 'gamma', mean: 9, cv: 0.4 },
    },
    { from: 'depot', to: 'north', 'lead-time': '2 d' },
    { from: 'depot', to: 'south', 'lead-time': '3 d' },
  ],
  speeds: [{ id: 'standard', deadline: '72 h', 'when-short': 'backorder' }],
  outbound: { rates: [{ speed: 'standard', transit: '24 h' }] },
  demand: {
    'by-item': { process: { type: 'poisson' }, size: { distribution: 'geometric', mean: 1.5 } },
    weekday: [1.3, 1.1, 1, 1, 0.9, 0.8, 0.9],
    events: [{ name: 'sale', from: '2025-03-01', days: 7, factor: 2.5, classes: ['B'] }],
  },
  policy: {
    replenishment: [
      { where: { kinds: ['dc'] }, use: 'newsvendor', review: '7 d', quantile: 0.9 },
      { where: { nodes: ['north'], classes: ['C'] }, use: 'base-stock', level: 20 },
      { where: { kinds: ['fc'] }, use: 'newsvendor', review: '1 d', quantile: 0.8 },
    ],
  },
};

function withoutTables(policy: PreparedPolicy): PreparedPolicy {
  const reviewGroups = policy.reviewGroups.map((group) => ({ ...group, levels: undefined }));
  return { ...policy, reviewGroups };
}

test('levels read from the tables of a review group are those that the rules themselves would order up to', async () => {
  const policy = await prepareWorld(WORLD);
  const options = { seed: 'levels', replication: 0 };
  const asked = simulate(withoutTables(policy), options);
  const read = simulate(policy, options);
  expect(policy.reviewGroups.filter(({ levels }) => levels !== undefined)).toHaveLength(2);
  expect(asked.eventCount).toBeGreaterThan(6_000);
  expect(read.traceHash).toBe(asked.traceHash);
});

test('a level that cannot be ordered is a mistake that the engine names, not one that is rounded', async () => {
  const replenishment = [{ use: 'R-S', review: '1 d', 'order-up-to': 4.5 }];
  const initialStock = WORLD.items.flatMap(({ id }) =>
    ['depot', 'north', 'south'].map((node) => ({ item: id, node, units: 3 })),
  );
  const world = { ...WORLD, 'initial-stock': initialStock, policy: { replenishment } };
  const policy = await prepareWorld(world);
  const run = () => simulate(policy, { seed: 'levels', replication: 0 });
  expect(run).toThrow(/"R-S".*ordered 1\.5 units .*expected a whole number of units/);
});
