import { summarizeRun } from '../../src/observation/summarize-run.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld } from '../support/run-world.ts';
import type { Scenario } from './scenarios.ts';

const DAILY = 10;
const DISCOUNT = 0.3;
const ELASTICITY = 2;
const REPLICATIONS = 8;

/** One FC that starts with 3,000 units, sells 10 a day, and orders nothing; measured from day 28, when all are aged. */
async function metric(id: string, markdown: Readonly<Record<string, unknown>>): Promise<number> {
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
  });
  let sum = 0;
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    const outcome = simulate(prepared, { seed: 'markdown', replication });
    sum += summarizeRun(prepared, outcome).metrics[id];
  }
  return sum / REPLICATIONS;
}

async function both(id: string) {
  return {
    off: await metric(id, { use: 'full-price' }),
    on: await metric(id, { use: 'aged-stock', discount: DISCOUNT }),
  };
}

const MORE = DAILY * ((1 - DISCOUNT) ** -ELASTICITY - 1);

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
];
