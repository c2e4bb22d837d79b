import { expect, test } from 'vitest';
import { CROWD, CROWD_ITEM, crowdItemPlace } from '../../src/simulation/mechanisms/crowd-layout.ts';
import { MARKDOWN } from '../../src/simulation/mechanisms/markdowns.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';

type Fields = Readonly<Record<string, unknown>>;

/*
 * Lamps are only in the east and are aged there from the second day on. Torches and mugs are everywhere. Every promise is
 * kept by one building, so that customers of the west who come for a lamp find none.
 */
const WORLD: Fields = {
  format: 1,
  name: 'two-towns',
  horizon: '100 d',
  'warm-up': '1 d',
  nodes: [
    { id: 'vendor', kind: 'vendor' },
    { id: 'east-fc', kind: 'fc' },
    { id: 'west-fc', kind: 'fc' },
  ],
  regions: [
    { id: 'east', share: 0.5 },
    { id: 'west', share: 0.5 },
  ],
  items: [
    { id: 'lamp', value: 5, price: 20, 'daily-orders': 40 },
    { id: 'torch', value: 5, price: 20, 'daily-orders': 10 },
    { id: 'mug', value: 5, price: 20, 'daily-orders': 10 },
  ],
  lanes: ['east-fc', 'west-fc'].map((to) => ({ from: 'vendor', to, 'lead-time': '1 d' })),
  speeds: [{ id: 'now', deadline: '1 d', 'when-short': 'lost' }],
  outbound: {
    rates: [],
    lanes: ['east', 'west'].map((town) => ({
      from: `${town}-fc`,
      to: town,
      speed: 'now',
      transit: '1 h',
      distance: '10 km',
    })),
  },
  demand: { 'by-item': { process: { type: 'poisson' } } },
  'initial-stock': [
    { item: 'lamp', node: 'east-fc', units: 100_000 },
    ...['torch', 'mug'].flatMap((item) =>
      ['east-fc', 'west-fc'].map((node) => ({ item, node, units: 100_000 })),
    ),
  ],
};
const REPLENISHMENT = [{ use: 'base-stock', level: 0 }];
const DISCOUNT = 0.5;

async function run(items: readonly string[], discount: number, fields: Fields) {
  const markdown = discount > 0 ? { use: 'aged-stock', discount } : { use: 'full-price' };
  const model = {
    ...WORLD,
    markdown: { review: '1 d', rules: [{ where: { items }, age: '1 d', elasticity: 1 }] },
    policy: { replenishment: REPLENISHMENT, markdown },
    ...fields,
  };
  const { outcome, summary } = runChecked(await prepareWorld(model), { checkEveryEvent: false });
  const { customers, markdown: counters } = outcome.measured.mechanisms;
  return { summary, customers, counters };
}

const SUBSTITUTION = { attempts: 1, substitute: 1, wait: 0, groups: [['lamp', 'torch', 'mug']] };

test.each([
  ['one by one', {}],
  ['in orders of several lines', { baskets: {} }],
])(
  'whom only a cheap lamp brings takes no torch at full price: as many switch as without a discount (%s)',
  async (_, more) => {
    const fields = { ...more, customers: { substitution: SUBSTITUTION } };
    const full = await run(['lamp'], 0, fields);
    const marked = await run(['lamp'], DISCOUNT, fields);
    expect(marked.counters[MARKDOWN.brought]).toBeGreaterThan(3000);
    expect(full.customers[CROWD.switched]).toBeGreaterThan(1500);
    expect(marked.customers[CROWD.switched]).toBe(full.customers[CROWD.switched]);
    // In the west at a discount of a half everyone else who comes for a lamp is lost.
    expect(marked.summary.metrics['disappointed-share']).toBeGreaterThan(
      full.summary.metrics['disappointed-share'],
    );
  },
);

test.each([
  ['one by one', {}],
  ['in orders of several lines', { baskets: {} }],
])('whom a cheap lamp brings takes a torch that is as cheap, as all do (%s)', async (_, more) => {
  const fields = { ...more, customers: { substitution: SUBSTITUTION } };
  const all = await run(['lamp', 'torch', 'mug'], DISCOUNT, fields);
  expect(all.customers[CROWD.switched]).toBe(all.customers[CROWD.disappointed]);
  expect(all.customers[CROWD.switched]).toBeGreaterThan(3000);
});

test('of those who find no lamp, a cheaper torch draws exp(weight x discount x price) times as many as a mug', async () => {
  const weight = 0.1;
  const fields = { customers: { substitution: { ...SUBSTITUTION, 'price-weight': weight } } };
  const { customers } = await run(['torch'], DISCOUNT, fields);
  const movedTo = (item: number) => customers[crowdItemPlace(1, item) + CROWD_ITEM.movedIn];
  const [torches, mugs] = [movedTo(1), movedTo(2)];
  const expected = 1 / (1 + Math.exp(-weight * DISCOUNT * 20));
  // Four standard errors of a share of some 2,000 who switch.
  expect(torches + mugs).toBeGreaterThan(1800);
  expect(Math.abs(torches / (torches + mugs) - expected)).toBeLessThan(0.04);
});

test('the discount of what is sent back is not given away', async () => {
  const returns = [{ share: 1, delay: '0 s', resellable: 1 }];
  const kept = await run(['lamp'], DISCOUNT, { customers: {} });
  const back = await run(['lamp'], DISCOUNT, { customers: { returns } });
  expect(kept.summary.metrics['cost-markdown-per-unit']).toBeGreaterThan(3);
  expect(Math.abs(back.summary.metrics['cost-markdown-per-unit'])).toBeLessThan(0.05);
});

test('brought-share is 1 - 1 / lift of those who come for what is marked down', async () => {
  const { summary } = await run(['lamp', 'torch', 'mug'], DISCOUNT, { customers: {} });
  // 60 a day at full price and as many whom the discount brings: four standard errors of 12,000 customers.
  expect(Math.abs(summary.metrics['brought-share'] - 0.5)).toBeLessThan(0.02);
  expect(Math.abs(summary.metrics['units-potential'] - 120)).toBeLessThan(4.4);
});

test('units that customers came for less those whom a discount brought are those at full price, to the unit', async () => {
  const items = ['lamp', 'torch', 'mug'];
  const unitsAt = async (discount: number) => {
    const { summary, counters } = await run(items, discount, { baskets: { lines: 2 }, customers: {} });
    return 100 * summary.metrics['units-potential'] - counters[MARKDOWN.brought];
  };
  expect(await unitsAt(DISCOUNT)).toBeCloseTo(await unitsAt(0), 6);
});
