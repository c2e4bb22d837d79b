import { describe, expect, test } from 'vitest';
import { formatIssue, InputError } from '../../src/foundation/issue.ts';
import { BASE, type ModelFields } from '../simulation/handmade-world.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';

/** Items by units sold per day (orders x size), price and volume: a 4, b 6, c 1, d 2. */
const ITEMS = [
  { id: 'a', price: 2, volume: '10 l', 'daily-orders': 4 },
  { id: 'b', price: 1, volume: '30 l', 'daily-orders': 2 },
  { id: 'c', price: 30, volume: '1 l', 'daily-orders': 1 },
  { id: 'd', price: 1, volume: '10 l', 'daily-orders': 2, 'storage-type': 'bulky' },
];

/** An FC that holds everything behind a same-day site that may not, both near the town. */
function world(site: ModelFields, fields: ModelFields = {}) {
  return prepareWorld({
    ...BASE,
    nodes: [
      { id: 'vendor', kind: 'vendor' },
      { id: 'site', kind: 'same-day', ...site },
      { id: 'fc', kind: 'fc' },
    ],
    items: ITEMS,
    lanes: [
      { from: 'vendor', to: 'fc', 'lead-time': '1 d' },
      { from: 'fc', to: 'site', 'lead-time': '1 h' },
    ],
    outbound: {
      lanes: [
        { from: 'site', to: 'town', transit: '1 h', distance: '5 km' },
        { from: 'fc', to: 'town', transit: '2 h', distance: '50 km' },
      ],
    },
    demand: {
      'by-item': { process: { type: 'poisson' }, size: 1 },
      // b: 2 orders of 1 and one of 4 a day.
      rows: [{ item: 'b', process: { type: 'periodic', every: '1 d' }, size: 4 }],
    },
    policy: { replenishment: [{ use: 'base-stock', level: 200 }] },
    ...fields,
  });
}

async function heldAtSite(site: ModelFields): Promise<string[]> {
  const { held, network } = await world(site);
  return ITEMS.flatMap(({ id }, item) => (held[item * network.siteCount] === 1 ? [id] : []));
}

describe('what a node may hold', () => {
  test('is everything, unless its storage types leave some out', async () => {
    expect(await heldAtSite({})).toEqual(['a', 'b', 'c', 'd']);
    expect(await heldAtSite({ 'storage-types': ['standard'] })).toEqual(['a', 'b', 'c']);
    expect(await heldAtSite({ 'storage-types': ['bulky', 'standard'] })).toEqual(['a', 'b', 'c', 'd']);
  });

  test('is the best items that it accepts where its assortment is small', async () => {
    expect(await heldAtSite({ assortment: { items: 2 } })).toEqual(['a', 'b']);
    expect(await heldAtSite({ assortment: { items: 1, by: 'demand' } })).toEqual(['b']);
    // Revenue a day: 8, 6, 30, 2.
    expect(await heldAtSite({ assortment: { items: 2, by: 'revenue' } })).toEqual(['a', 'c']);
    // Units a day and litre: 0.4, 0.2, 1, 0.2; the tie goes to b, listed first.
    expect(await heldAtSite({ assortment: { items: 3, by: 'demand-per-volume' } })).toEqual(['a', 'b', 'c']);
    expect(await heldAtSite({ assortment: { items: 9 }, 'storage-types': ['bulky'] })).toEqual(['d']);
  });

  test('decides which node is nearest: what the near site may not hold is local from the next', async () => {
    const { summary } = runChecked(await world({ assortment: { items: 2 } }));
    expect(summary.metrics['fill-rate']).toBe(1);
    expect(summary.metrics['local-share']).toBe(1);
    const { summary: without } = runChecked(
      await world(
        {},
        { policy: { replenishment: [{ where: { kinds: ['fc'] }, use: 'base-stock', level: 200 }] } },
      ),
    );
    expect(without.metrics['local-share']).toBe(0);
  });
});

test('a rule that would hold an item only where its storage type is refused is a mistake', async () => {
  const replenishment = [{ where: { kinds: ['same-day'] }, use: 'base-stock', level: 1 }];
  const fields = {
    lanes: [
      { from: 'vendor', to: 'fc', 'lead-time': '1 d' },
      { from: 'vendor', to: 'site', 'lead-time': '1 h' },
    ],
    policy: { replenishment },
  };
  const error: unknown = await world({ 'storage-types': ['standard'] }, fields).catch(
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof InputError)) throw new Error('the policy was accepted');
  expect(error.issues.map(formatIssue)).toEqual([
    expect.stringContaining(
      'expected a node for item "d" that accepts storage type "bulky", got none among those of the rule',
    ),
  ]);
});
