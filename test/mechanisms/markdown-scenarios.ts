import { summarizeRun } from '../../src/observation/summarize-run.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld } from '../support/run-world.ts';
import type { Scenario } from './scenarios.ts';

const DAILY = 10;
const DISCOUNT = 0.3;
const ELASTICITY = 2;
const REPLICATIONS = 8;

type Fields = Readonly<Record<string, unknown>>;

/** One FC that starts with 3,000 units, sells 10 a day, and orders nothing; measured from day 28, when all are aged. */
async function metric(id: string, markdown: Fields, fields: Fields = {}): Promise<number> {
  const prepared = await prepareWorld({
    format: 1,
    name: 'glut',
    horizon: '56 d',
    'warm-up': '28 d',
    nodes: [
      { id: 'vendor', kind: 'vendor' },
      { id: 'fc', kind: 'fc' },
    ],
    regions: [{ id: 'town', share: 1 }],
    items: [{ id: 'item', value: 6, price: 20, 'daily-orders': DAILY }],
    lanes: [{ from: 'vendor', to: 'fc', 'lead-time': '7 d' }],
    speeds: [{ id: 'now', deadline: '4 h', 'when-short': 'lost' }],
    outbound: { rates: [{ speed: 'now', transit: '1 h' }] },
    demand: { 'by-item': { process: { type: 'poisson' } } },
    'initial-stock': [{ item: 'item', node: 'fc', units: 3000 }],
    markdown: { review: '7 d', rules: [{ age: '28 d', elasticity: ELASTICITY }] },
    policy: { replenishment: [{ use: 'base-stock', level: 0 }], markdown },
    ...fields,
  });
  let sum = 0;
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    const outcome = simulate(prepared, { seed: 'markdown', replication });
    sum += summarizeRun(prepared, outcome).metrics[id];
  }
  return sum / REPLICATIONS;
}

async function both(id: string, fields: Fields = {}) {
  return {
    off: await metric(id, { use: 'full-price' }, fields),
    on: await metric(id, { use: 'aged-stock', discount: DISCOUNT }, fields),
  };
}

const LIFT = (1 - DISCOUNT) ** -ELASTICITY;
const MORE = DAILY * (LIFT - 1);
const CONVERSION = 0.6;
const RETURNED = 0.2;
const CHANCE = 0.3;

/** Customers of whom six in ten buy, and one of five buyers sends back what he bought, to be sold again. */
const CUSTOMERS = {
  costs: { 'holding-rate': 0 },
  customers: {
    conversion: { base: CONVERSION, 'per-day': 0 },
    returns: [{ share: RETURNED, delay: '0 s', resellable: 1 }],
  },
};

/** Twice as many units for a second item, and orders of two lines on average. */
const BASKETS = {
  items: [
    { id: 'item', value: 6, price: 20, 'daily-orders': DAILY },
    { id: 'other', value: 6, price: 20, 'daily-orders': 2 * DAILY },
  ],
  baskets: { lines: 2, affinity: 0 },
  'initial-stock': ['item', 'other'].map((item) => ({ item, node: 'fc', units: 3000 })),
  markdown: { review: '7 d', rules: [{ where: { items: ['item'] }, age: '28 d', elasticity: ELASTICITY }] },
};

/** What discounts on aged stock do to sales and what they cost. */
export const MARKDOWN_SCENARIOS: readonly Scenario[] = [
  {
    mechanism: 'markdown',
    statement:
      'a discount of 30 % at elasticity 2 sells 0.7^-2 = 2.04 times as much of aged stock: 10.4 units a day more than 10, within 0.9, four standard errors',
    unit: 'units/day',
    expected: [MORE - 0.9, MORE + 0.9],
    measure: () => both('units-shipped'),
  },
  {
    mechanism: 'markdown',
    statement: 'every unit sold then gives away 30 % of its price of 20: 6.00 USD per unit, exactly',
    unit: 'USD/unit',
    expected: [6 - 1e-9, 6 + 1e-9],
    measure: () => both('cost-markdown-per-unit'),
  },
  {
    mechanism: 'markdown',
    statement:
      'six of ten customers buy and one of five sends it back: contribution per potential unit at full price 0.6 x 0.8 x 14 = 6.72; at a discount of 30 %, 2.04 times as many customers leave 0.8 x 0.6 x (14 - 6) each: 7.84, 1.12 more',
    unit: 'money',
    // 2,240 customers at full price: of a difference of variance 6^2 x 0.48 x 0.52 + 8^2 x 1.04 x 0.48 each; four standard errors.
    expected: [
      CONVERSION * (1 - RETURNED) * (LIFT * 8 - 14) - 0.54,
      CONVERSION * (1 - RETURNED) * (LIFT * 8 - 14) + 0.54,
    ],
    measure: () => both('contribution-per-unit', CUSTOMERS),
  },
  {
    mechanism: 'markdown',
    statement:
      'one of two items that are bought together is marked down: 10.4 of its units a day more, within 0.9, and the other item sells the same',
    unit: 'units/day',
    expected: [MORE - 0.9, MORE + 0.9],
    measure: () => both('units-shipped', BASKETS),
  },
  {
    mechanism: 'markdown',
    statement:
      'an order on three days in ten, at a discount on 0.3 x 2.04 = 6.1 days in ten: 0.312 orders a day more, within 0.125, four standard errors',
    unit: 'units/day',
    expected: [CHANCE * (LIFT - 1) - 0.125, CHANCE * (LIFT - 1) + 0.125],
    measure: () =>
      both('units-shipped', {
        demand: { 'by-item': { process: { type: 'intermittent', probability: CHANCE } } },
        markdown: {
          review: '7 d',
          rules: [{ age: '28 d', elasticity: ELASTICITY, 'greatest-discount': DISCOUNT }],
        },
      }),
  },
];
