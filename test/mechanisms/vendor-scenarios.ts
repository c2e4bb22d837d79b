import { summarizeRun } from '../../src/observation/summarize-run.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld } from '../support/run-world.ts';
import type { Scenario } from './scenarios.ts';

const ITEMS = 20;
const UNIT = 'units per stock, net of backorders';

/** One vendor ten days away, one store, items of two orders a day (Poisson, backordered). */
export function storeWorld(rule: object, fields: object = {}): Readonly<Record<string, unknown>> {
  return {
    format: 1,
    name: 'vendor-store',
    horizon: '2002 d',
    'warm-up': '98 d',
    nodes: [
      { id: 'vendor', kind: 'vendor' },
      { id: 'store', kind: 'fc' },
    ],
    regions: [{ id: 'town', share: 1 }],
    items: Array.from({ length: ITEMS }, (_, index) => ({ id: `item-${index}`, 'daily-orders': 2 })),
    lanes: [{ from: 'vendor', to: 'store', 'lead-time': '10 d' }],
    speeds: [{ id: 'standard', deadline: '24 h', 'when-short': 'backorder' }],
    outbound: { rates: [{ speed: 'standard', transit: '1 h' }] },
    demand: { 'by-item': { process: { type: 'poisson' } } },
    policy: { replenishment: [rule] },
    ...fields,
  };
}

const WEEKLY = { use: 'R-S', review: '7 d', 'order-up-to': 60 };
const DAILY = { use: 'R-S', review: '1 d', 'order-up-to': 60 };
const CONTINUOUS = { use: 'base-stock', level: 40 };
const TENS = { use: 's-Q', 'reorder-point': 30, quantity: 10 };

/** Units on hand less units owed, time average per stock: what a change of supply takes away whatever the service. */
async function netStock(model: Readonly<Record<string, unknown>>, replications = 1): Promise<number> {
  const policy = await prepareWorld(model);
  let sum = 0;
  for (let replication = 0; replication < replications; replication++) {
    const { stocks } = summarizeRun(policy, simulate(policy, { seed: 'vendors', replication }));
    const units = stocks.reduce((total, stock) => total + stock.meanOnHand - stock.meanBackorders, 0);
    sum += units / stocks.length;
  }
  return sum / replications;
}

async function compare(
  rule: object,
  vendors: readonly object[],
): Promise<{ readonly off: number; readonly on: number }> {
  return {
    off: await netStock(storeWorld(rule)),
    on: await netStock(storeWorld(rule, { vendors })),
  };
}

/** Few items and a long run: what happens to a vendor happens to all its items at once. */
const LONG = {
  horizon: '20000 d',
  items: [{ id: 'item', 'daily-orders': 2 }],
};

/** Trailers with room for everything, every evening. */
const EVENINGS = { transport: [{ trailer: { volume: '1000 m3' }, departures: { times: ['18:00'] } }] };

/** What vendors do to the stock of a store; the ranges are the formula's value and four standard errors about. */
export const VENDOR_SCENARIOS: readonly Scenario[] = [
  {
    mechanism: 'vendors: confirmation',
    statement:
      'Vendors that confirm 85 % and cancel the rest take (1 - f) / f of a review period’s demand off a weekly order-up-to stock: 0.15 / 0.85 x 14 = 2.47 units.',
    measure: () => compare(WEEKLY, [{ confirmation: { share: 0.85 } }]),
    unit: UNIT,
    expected: [-2.62, -2.32],
  },
  {
    mechanism: 'vendors: order days',
    statement:
      'A vendor that takes orders on Mondays only makes a daily review a weekly one: the same level leaves demand x (7 - 1) / 2 = 6 units less, and as much more must be held for the same net stock.',
    measure: () => compare(DAILY, [{ 'order-days': ['mon'] }]),
    unit: UNIT,
    expected: [-6.2, -5.8],
  },
  {
    mechanism: 'vendors: regimes',
    statement:
      'Lead times tripled for 4 of every 16 days on average are 1.5 times as long over time; by Little’s law 2 x 10 x 0.5 = 10 units more are on order and net stock is 10 lower.',
    measure: async () => {
      const regimes = [
        { factor: 1, mean: '12 d' },
        { factor: 3, mean: '4 d' },
      ];
      return {
        off: await netStock(storeWorld(CONTINUOUS, LONG), 5),
        on: await netStock(storeWorld(CONTINUOUS, { ...LONG, vendors: [{ regimes }] }), 5),
      };
    },
    unit: UNIT,
    expected: [-10.6, -9.4],
  },
  {
    mechanism: 'vendors: case packs',
    statement:
      'Cases of 12 make base stock an (r, nQ) policy, whose inventory position is uniform over 12 values (Axsäter 2015, section 5.3.1): (12 - 1) / 2 = 5.5 units more, 2.75 days of cover.',
    measure: () => compare(CONTINUOUS, [{ 'case-pack': 12 }]),
    unit: UNIT,
    expected: [5.35, 5.65],
  },
  {
    mechanism: 'vendors: partial receipts',
    statement:
      'A fifth of each order five days late is, by Little’s law, 2 x 0.2 x 5 = 2 units more on order, and net stock 2 lower.',
    measure: () => compare(TENS, [{ receipts: [{ share: 0.8 }, { share: 0.2, delay: '5 d' }] }]),
    unit: UNIT,
    expected: [-2.1, -1.9],
  },
  {
    mechanism: 'vendors: regimes on trailers',
    statement:
      'The same bad times of the vendor where its goods travel on an evening trailer: the trailer takes 1.5 times as long over time, and net stock is 10 lower.',
    measure: async () => {
      const regimes = [
        { factor: 1, mean: '12 d' },
        { factor: 3, mean: '4 d' },
      ];
      const trailers = { ...LONG, ...EVENINGS };
      return {
        off: await netStock(storeWorld(CONTINUOUS, trailers), 5),
        on: await netStock(storeWorld(CONTINUOUS, { ...trailers, vendors: [{ regimes }] }), 5),
      };
    },
    unit: UNIT,
    expected: [-10.6, -9.4],
  },
  {
    mechanism: 'vendors: partial receipts on trailers',
    statement:
      'A fifth of each order comes to the yard five days after the rest and leaves with a trailer five days later: 2 x 0.2 x 5 = 2 units more on order, and net stock 2 lower.',
    measure: async () => ({
      off: await netStock(storeWorld(TENS, EVENINGS)),
      on: await netStock(
        storeWorld(TENS, {
          ...EVENINGS,
          vendors: [{ receipts: [{ share: 0.8 }, { share: 0.2, delay: '5 d' }] }],
        }),
      ),
    }),
    unit: UNIT,
    expected: [-2.1, -1.9],
  },
  {
    mechanism: 'vendors: joint minimum',
    statement:
      'Twenty items at base stock from a vendor that sends 201 units or more: units wait until as many are asked for, on average (201 - 1) / 2 = 100 of them, 5 of each item, and net stock is 5 lower.',
    measure: () => compare(CONTINUOUS, [{ 'joint-minimum': { units: 201 } }]),
    unit: UNIT,
    expected: [-5.15, -4.85],
  },
];
