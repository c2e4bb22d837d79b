import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prepareWorld, runChecked } from '../support/run-world.ts';

/*
 * Orders of two or three items over two or three nodes, most of them short of something, so that many are held for one box
 * and many of those are then sent in one: rare in the random worlds of laws.test.ts.
 */

const hours = (from: number, to: number) => fc.integer({ min: from, max: to }).map((value) => `${value} h`);

const departures = fc.record({
  times: fc.constantFrom(['09:00', '21:00'], ['06:00', '12:00', '18:00', '24:00'], ['03:30']),
  'cycle-time': fc.constantFrom('0 s', '1 h', '3 h'),
});

const shifts = fc.option(
  fc.record({
    shifts: fc.constantFrom(
      [{ from: '00:00', until: '24:00', 'units-per-hour': 0.5 }],
      [{ from: '08:00', until: '20:00', 'units-per-hour': 2 }],
    ),
    overtime: fc.constantFrom({ share: 0.5, cost: 1 }, { share: 0, cost: 1 }),
  }),
);

const heldWorlds = fc.record({
  departures,
  shifts,
  consolidation: hours(1, 60),
  deadline: hours(20, 90),
  whenShort: fc.constantFrom<object>(
    { 'when-short': 'lost' },
    { 'when-short': 'backorder', patience: '2 d' },
    { 'when-short': 'late' },
  ),
  levels: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 9, maxLength: 9 }),
  leads: fc.array(hours(1, 40), { minLength: 3, maxLength: 3 }),
  size: fc.constantFrom<unknown>(1, 2, { distribution: 'poisson', mean: 1.5 }),
  customers: fc.constantFrom<object>(
    {},
    { customers: { cancellation: { share: 0.5, 'half-life': '6 h' } } },
    {
      customers: {
        conversion: { base: 0.9, 'per-day': 0.05 },
        cancellation: { share: 0.3, 'half-life': '9 h' },
      },
    },
  ),
  outages: fc.constantFrom<object>(
    {},
    {
      shocks: {
        outages: [
          {
            of: 'node',
            where: { nodes: ['near'] },
            random: { 'time-between': { distribution: 'exponential', mean: 3 }, duration: '12 h' },
          },
        ],
      },
    },
  ),
});

type HeldWorld = typeof heldWorlds extends fc.Arbitrary<infer T> ? T : never;

const NODES = ['near', 'middle', 'far'];
const ITEMS = ['lamp', 'chair', 'mug'];

function modelOf(world: HeldWorld): Readonly<Record<string, unknown>> {
  const { departures, shifts, levels, leads } = world;
  return {
    format: 1,
    name: 'held',
    horizon: '30 d',
    nodes: [{ id: 'vendor', kind: 'vendor' }, ...NODES.map((id) => ({ id, kind: 'fc' }))],
    regions: [{ id: 'town', share: 1 }],
    items: ITEMS.map((id) => ({ id, weight: '1 kg', price: 9 })),
    lanes: NODES.map((to, node) => ({ from: 'vendor', to, 'lead-time': leads[node] })),
    speeds: [{ id: 'standard', deadline: world.deadline, ...world.whenShort }],
    outbound: { rates: [{ speed: 'standard', transit: '6 h', fixed: 3 }] },
    demand: {
      rows: [
        { items: ITEMS.slice(0, 2), process: { type: 'poisson', mean: 3 }, size: world.size },
        { items: ITEMS, process: { type: 'poisson', mean: 1 } },
        { item: 'chair', process: { type: 'poisson', mean: 2 } },
      ],
    },
    baskets: { consolidation: world.consolidation },
    departures: [departures],
    ...(shifts === null ? {} : { capacity: { outbound: [shifts] } }),
    ...world.customers,
    ...world.outages,
    policy: {
      replenishment: levels.map((level, index) => ({
        where: { nodes: [NODES[index % 3]], items: [ITEMS[Math.floor(index / 3)]] },
        use: 'base-stock',
        level,
      })),
    },
  };
}

test('60 worlds whose orders wait for one box keep every law at every event', async () => {
  let [held, whole, cancelled] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(heldWorlds, async (world) => {
      const { outcome, summary } = runChecked(await prepareWorld(modelOf(world)));
      const { metrics } = summary;
      const share = metrics['held-orders'];
      held += Number.isFinite(share) ? share : 0;
      whole += metrics['consolidated-orders'] > 0 ? 1 : 0;
      cancelled += metrics['cancelled-share'] > 0 ? 1 : 0;
      expect(outcome.eventCount).toBeGreaterThan(0);
    }),
    { seed: 20261120, numRuns: 60 },
  );
  // The worlds do what they are made for.
  expect(held).toBeGreaterThan(1);
  expect(whole).toBeGreaterThan(20);
  expect(cancelled).toBeGreaterThan(20);
});
