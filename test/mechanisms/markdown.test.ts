import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/foundation/issue.ts';
import { eventLine } from '../../src/observation/event-log.ts';
import { EVENT } from '../../src/simulation/layout.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';

type Fields = Readonly<Record<string, unknown>>;

const BASE: Fields = {
  format: 1,
  name: 'one-store',
  horizon: '60 d',
  nodes: [
    { id: 'vendor', kind: 'vendor' },
    { id: 'store', kind: 'fc' },
  ],
  regions: [{ id: 'town', share: 1 }],
  items: [{ id: 'item', value: 5, price: 20, 'daily-orders': 3 }],
  lanes: [{ from: 'vendor', to: 'store', 'lead-time': '1 d' }],
  speeds: [{ id: 'now', deadline: '4 h', 'when-short': 'lost' }],
  outbound: { rates: [{ speed: 'now', transit: '1 h' }] },
  demand: { 'by-item': { process: { type: 'negative-binomial', 'variance-to-mean': 3 } } },
  'initial-stock': [{ item: 'item', node: 'store', units: 100 }],
};
const MARKDOWN = { review: '7 d', rules: [{ age: '14 d', elasticity: 2 }] };
const REPLENISHMENT = [{ use: 'base-stock', level: 0 }];
const AGED = { use: 'aged-stock', discount: 0.4 };

interface Seen {
  readonly orders: readonly string[];
  readonly markdowns: readonly string[];
}

async function watch(markdown: Fields, fields: Fields = {}): Promise<Seen> {
  const orders: string[] = [];
  const markdowns: string[] = [];
  const model = {
    ...BASE,
    markdown: MARKDOWN,
    policy: { replenishment: REPLENISHMENT, markdown },
    ...fields,
  };
  runChecked(await prepareWorld(model), {
    observer: {
      onEvent: (event, time, _item, _site, other, quantity) => {
        if (event === EVENT.markdown) markdowns.push(`${time / 86_400} ${quantity}`);
        if (event === EVENT.order) orders.push(`${time} ${other} ${quantity}`);
      },
    },
  });
  return { orders, markdowns };
}

describe('an item with 100 units and nothing coming', () => {
  test('is marked down at the first review at which its stock is as old as the rule says, and until nothing is left', async () => {
    const { markdowns } = await watch(AGED);
    expect(markdowns[0]).toBe('14 0.4');
    expect(markdowns).toHaveLength(2);
    expect(markdowns[1]).toMatch(/^\d+ 0$/);
  });

  test('customers of full price come at a discount, too, and the discount brings others', async () => {
    const [full, marked] = [await watch({ use: 'full-price' }), await watch(AGED)];
    const came = new Set(marked.orders);
    expect(full.orders.filter((order) => !came.has(order))).toEqual([]);
    expect(marked.orders.length).toBeGreaterThan(full.orders.length);
    const early = ({ orders }: Seen) => orders.filter((order) => Number.parseInt(order, 10) < 14 * 86_400);
    expect(early(marked)).toEqual(early(full));
  });
});

test('without discounts demand keeps the law of the model: mean 3 and variance 9 a day', async () => {
  const days = 3000;
  const { orders } = await watch({ use: 'full-price' }, { horizon: `${days} d` });
  const counts = new Float64Array(days);
  for (const order of orders) counts[Math.floor(Number.parseInt(order, 10) / 86_400)] += 1;
  const mean = counts.reduce((sum, count) => sum + count, 0) / days;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (days - 1);
  // Standard errors: 3 / sqrt(3000) = 0.055, and about 9 x sqrt((2 + 2.2) / 3000) = 0.34 (fourth moment); four of each.
  expect(Math.abs(mean - 3)).toBeLessThan(0.22);
  expect(Math.abs(variance - 9)).toBeLessThan(1.4);
});

test('age is first in, first out: what came within the age is not aged, however little was sold', async () => {
  // At day 14 of 100 units 90 came on day 1: at most 10 are aged, and sales of 14 days leave none of those.
  const late = await watch(AGED, {
    horizon: '21 d',
    'initial-stock': [{ item: 'item', node: 'store', units: 10 }],
    policy: { replenishment: [{ use: 'R-S', review: '60 d', 'order-up-to': 100 }], markdown: AGED },
  });
  // Received on day 1, after the review of day 0: aged at the first review 14 days after the one before them, day 21.
  expect(late.markdowns).toEqual([]);
});

test('the event log shows the discount, and the policy of the model needs the section', async () => {
  const policy = await prepareWorld({
    ...BASE,
    markdown: MARKDOWN,
    policy: { replenishment: REPLENISHMENT, markdown: AGED },
  });
  const line = eventLine(policy.network, EVENT.markdown, 0, 0, -1, -1, 0.4, 0);
  expect(line).toBe('0,markdown,item,,,,,0.4,0');
  const without = prepareWorld({ ...BASE, policy: { replenishment: REPLENISHMENT, markdown: AGED } });
  await expect(without).rejects.toThrow(InputError);
});

test('whom a cheap lamp brings to a row of lamps with shades buys the lamp alone', async () => {
  const lines = async (markdown: Fields) => {
    const seen: [string[], string[]] = [[], []];
    const model = {
      ...BASE,
      items: ['lamp', 'shade'].map((id) => ({ id, value: 5, price: 20 })),
      demand: { rows: [{ items: ['lamp', 'shade'], process: { type: 'poisson', mean: 10 } }] },
      'initial-stock': ['lamp', 'shade'].map((item) => ({ item, node: 'store', units: 9000 })),
      markdown: { review: '1 d', rules: [{ where: { items: ['lamp'] }, age: '1 d', elasticity: 2 }] },
      policy: { replenishment: REPLENISHMENT, markdown },
    };
    runChecked(await prepareWorld(model), {
      observer: {
        onEvent: (event, time, item) => {
          if (event === EVENT.order) seen[item].push(`${time}`);
        },
      },
    });
    return seen;
  };
  const [full, marked] = [await lines({ use: 'full-price' }), await lines(AGED)];
  expect(marked[1]).toEqual(full[1]);
  const lamps = new Set(marked[0]);
  expect(full[0].filter((time) => !lamps.has(time))).toEqual([]);
  // 600 lamps at full price, and from the second day on 590 x (0.6^-2 - 1) = 1,049 more; four standard errors.
  expect(Math.abs(marked[0].length - full[0].length - 1049)).toBeLessThan(130);
});

test('what is replayed cannot be marked down, nor what a discount would bring more than once a day', async () => {
  const of = (fields: Fields) => watch(AGED, fields);
  const daily = (probability: number) => ({
    demand: { 'by-item': { process: { type: 'intermittent', probability } } },
    markdown: { review: '7 d', rules: [{ age: '14 d', elasticity: 1, 'greatest-discount': 0.5 }] },
  });
  await of(daily(0.5));
  await expect(of(daily(0.51))).rejects.toThrow('item "item": 0.51 x 1 of the calendar x 2');
});
