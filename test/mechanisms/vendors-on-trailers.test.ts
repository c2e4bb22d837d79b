import { expect, test } from 'vitest';
import { type ModelFields, runHandmade } from '../simulation/handmade-world.ts';

/* What vendors do with goods that travel on trailers, followed by hand: a trailer every day at noon, a day on the way. */

const item = { id: 'item', volume: '10 l', weight: '2 kg' };
const lane = { from: 'vendor', to: 'store', 'lead-time': '1 d' };
const transport = [{ trailer: { volume: '1 m3' }, departures: { times: ['12:00'] } }];

async function eventsOf(fields: ModelFields, orders: readonly (readonly [number, number])[]) {
  const world = { items: [item], lanes: [lane], transport, ...fields };
  const { history } = await runHandmade(world, [{ use: 'base-stock', level: 50 }], orders);
  return history.filter((line) => /(dispatch|truck|receive)/.test(line));
}

test('a part that is ready later comes to the yard later and travels from then on', async () => {
  const receipts = [{ share: 0.8 }, { share: 0.2, delay: '2 d' }];
  expect(await eventsOf({ vendors: [{ receipts }] }, [[0.25, 10]])).toEqual([
    '0.25 dispatch store 8 from vendor',
    '0.5 truck store 8',
    '1.5 receive store 8',
    '2.25 dispatch store 2 from vendor',
    '2.5 truck store 2',
    '3.5 receive store 2',
  ]);
});

test('a trailer takes the time of the worst regime of the goods on it', async () => {
  const other = { id: 'other', class: 'slow', volume: '10 l' };
  const twice = [
    { factor: 2, mean: '9 d' },
    { factor: 2, mean: '9 d' },
  ];
  const vendors = [{ where: { classes: ['slow'] }, regimes: twice }];
  const both = { items: [item, other], vendors };
  const received = (events: readonly string[]) => events.filter((line) => line.includes('receive'));
  expect(received(await eventsOf(both, [[0.25, 10]]))).toEqual(['1.5 receive store 10']);
  const slow = { ...both, items: [{ ...item, class: 'slow' }] };
  expect(received(await eventsOf(slow, [[0.25, 10]]))).toEqual(['2.5 receive store 10']);
});

test('orders at the yard of a lane with a first leg are in it, until the first leg of their trailer is over', async () => {
  const lanes = [
    { ...lane, 'first-leg': '12 h' },
    { from: 'air', to: 'store', 'lead-time': '6 h', express: true, priority: 2 },
  ];
  const nodes = [
    { id: 'vendor', kind: 'vendor' },
    { id: 'air', kind: 'vendor' },
    { id: 'store', kind: 'fc' },
  ];
  const fields = {
    nodes,
    lanes,
    transport: [{ ...transport[0], where: { from: { nodes: ['vendor'] } } }],
    policy: { sourcing: { use: 'overflow-bypass', limit: 1 } },
  };
  const events = await eventsOf(fields, [
    [0.25, 1],
    [0.4, 1],
    [0.9, 1],
    [1.1, 1],
  ]);
  // The first is in the first leg until 1.0, so those of 0.4 and 0.9 go by air; that of 1.1 does not.
  expect(events.filter((line) => line.includes('dispatch'))).toEqual([
    '0.25 dispatch store 1 from vendor',
    '0.4 dispatch store 1 from air',
    '0.9 dispatch store 1 from air',
    '1.1 dispatch store 1 from vendor',
  ]);
  // 12 hours and a day after noon.
  expect(events).toContain('2 receive store 1');
});
