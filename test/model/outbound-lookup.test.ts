import { expect, test } from 'vitest';
import { loadModel } from '../../src/model/load-model.ts';
import { OutboundLookup, zoneOf } from '../../src/model/outbound-lookup.ts';
import { withSmallModel } from '../support/small-model.ts';

const [depot, shop] = [1, 2];
const [east, west] = [0, 1];
const [nextDay, standard] = [0, 1];

async function lookupWith(lanes: readonly unknown[]): Promise<OutboundLookup> {
  const overrides = [{ path: 'outbound.lanes', value: lanes, place: { file: 'test' } }];
  return new OutboundLookup(await withSmallModel([], (folder) => loadModel(folder, overrides)));
}

test('a zone limit belongs to the zone below it, and the last zone has none', () => {
  expect([0, 150, 150.1, 300, 5000].map((distance) => zoneOf(distance, [150, 300]))).toEqual([0, 0, 1, 1, 2]);
});

test('zone rates hold within the reach of the speed, from nodes that serve customers', async () => {
  const lookup = await lookupWith([]);
  // Shop to east is about 33 km as the crow flies, shop to west about 510 km; next-day reaches 300 km.
  expect(lookup.option(shop, east, nextDay)).toMatchObject({ zone: 0, transitSeconds: 72_000 });
  expect(lookup.option(shop, west, nextDay)).toBeUndefined();
  expect(lookup.option(shop, west, standard)).toMatchObject({ zone: 2, transitSeconds: 144_000 });
  expect(lookup.option(depot, east, standard)).toBeUndefined();
});

test('an explicit lane replaces the rate, the one for the speed before the one for every speed', async () => {
  const lookup = await lookupWith([
    { from: 'shop', to: 'west', transit: '9 h', distance: '10 km' },
    { from: 'shop', to: 'west', transit: '5 h', distance: '20 km', speed: 'standard' },
  ]);
  expect(lookup.option(shop, west, nextDay)).toMatchObject({ transitSeconds: 32_400, distanceKm: 10 });
  expect(lookup.option(shop, west, standard)).toMatchObject({ transitSeconds: 18_000, distanceKm: 20 });
  expect(lookup.option(shop, east, standard)).toMatchObject({ zone: 0 });
});

test('the reach binds explicit lanes too', async () => {
  const lookup = await lookupWith([{ from: 'shop', to: 'west', transit: '9 h', distance: '301 km' }]);
  expect(lookup.option(shop, west, nextDay)).toBeUndefined();
});
