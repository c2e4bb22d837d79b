import { type RunSummary, summarizeRun } from '../../src/observation/summarize-run.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld } from '../support/run-world.ts';
import type { Scenario } from './scenarios.ts';

const DAILY = 100;
const REPLICATIONS = 4;

/**
 * One store with a room for 3,000 units, an own item and one of a seller, 100 orders a day each. The seller's demand is
 * five times that for two weeks from day 84 on; the three weeks before are measured.
 */
async function summaries(fields: object): Promise<RunSummary[]> {
  const prepared = await prepareWorld({
    format: 1,
    name: 'crowded',
    start: '2025-01-06',
    'warm-up': '63 d',
    horizon: '35 d',
    nodes: [
      { id: 'vendor', kind: 'vendor' },
      { id: 'store', kind: 'fc' },
    ],
    regions: [{ id: 'town', share: 1 }],
    items: [
      { id: 'own', value: 5, price: 10, volume: '10 l', 'daily-orders': DAILY },
      { id: 'theirs', class: 'theirs', value: 5, price: 10, volume: '10 l', 'daily-orders': DAILY },
    ],
    lanes: [
      { from: 'vendor', to: 'store', items: ['own'], 'lead-time': '2 d' },
      { from: 'vendor', to: 'store', items: ['theirs'], 'lead-time': '7 d' },
    ],
    speeds: [{ id: 'now', deadline: '4 h', 'when-short': 'lost' }],
    outbound: { rates: [{ speed: 'now', transit: '1 h' }] },
    demand: {
      'by-item': { process: { type: 'poisson' } },
      events: [{ name: 'peak', from: '2025-03-31', days: 14, factor: 5, classes: ['theirs'] }],
    },
    capacity: { storage: [{ limit: '30 m3' }] },
    sellers: [
      {
        id: 'seller',
        where: { items: ['theirs'] },
        replenishment: [{ use: 'newsvendor', review: '7 d', quantile: 0.95 }],
        ...fields,
      },
    ],
    policy: { replenishment: [{ use: 'R-S', review: '7 d', 'order-up-to': 1000 }] },
  });
  return Array.from({ length: REPLICATIONS }, (_, replication) =>
    summarizeRun(prepared, simulate(prepared, { seed: 'sellers', replication, horizonDays: 21 })),
  );
}

async function mean(fields: object, figureOf: (summary: RunSummary) => number): Promise<number> {
  const figures = (await summaries(fields)).map(figureOf);
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}

const EARLY = { sight: { 'look-ahead': '28 d' } };
const LIMITED = { ...EARLY, 'restock-limit': { weeks: 3 } };

const ownInStock = ({ metrics }: RunSummary) => metrics['own-in-stock-rate'];
const cover = ({ metrics }: RunSummary) => metrics['seller-days-of-cover'];
/** Arrived and not yet sellable, of the own item, time-averaged [units]. */
const ownAtDock = ({ stocks }: RunSummary) => stocks[0].meanOnOrder - stocks[0].meanInTransit;

/**
 * On day 63 come 3,500 units of the seller, behind at most one order of the own item (1,000 units at most). Two hundred a
 * day leave the room, so that nothing behind them gets in before day 80: 10 of the 21 days have own stock at most.
 */
const LEAST_DAYS_OUT = (21 - 1000 / DAILY) / 21;
/** While out of stock the position of 1,000 units is at the dock, but for a week's order of 700 that is two days under way. */
const LEAST_AT_DOCK = LEAST_DAYS_OUT * (1000 - (700 * 2) / 7);
/** Three weeks of supply less the week's order that is always under way and half a week's sales. */
const LIMITED_COVER = 21 - 7 - 3.5;

/** Sellers crowd the room before a peak, and what a restock limit makes of it. */
export const SELLER_SCENARIOS: readonly Scenario[] = [
  {
    mechanism: 'sellers',
    unit: 'units',
    statement:
      'Sellers crowd the storage before the peak: a seller who is four weeks early for two weeks of fivefold demand orders 14 days x 500 units into a room for 3,000. In the three weeks before the peak an order-up-to position of 1,000 own units then waits at the dock for at least 11 of 21 days, but for 200 under way: at least 419 units on average instead of none.',
    measure: async () => ({ off: await mean({}, ownAtDock), on: await mean(EARLY, ownAtDock) }),
    expected: [LEAST_AT_DOCK, 1000],
  },
  {
    mechanism: 'sellers',
    unit: 'share of time',
    statement:
      'The own item, in stock all the time beside a seller who is not early, is then out of stock at least 11 of 21 days: at most one own order of 1,000 units, ten days of sales, stands before the 3,500 units that 200 a day make room for.',
    measure: async () => ({ off: await mean({}, ownInStock), on: await mean(EARLY, ownInStock) }),
    expected: [-1, -LEAST_DAYS_OUT],
  },
  {
    mechanism: 'sellers',
    unit: 'days',
    statement:
      "A restock limit of 3 weeks holds the seller's cover at 21 days less the week under way and half a week of sales, 10.5 days within 0.6; without it the seller fills the room for 30 days of its sales, but for at most 1,000 own units.",
    measure: async () => ({ off: await mean(EARLY, cover), on: await mean(LIMITED, cover) }),
    expected: [LIMITED_COVER - 0.6 - 30, LIMITED_COVER + 0.6 - 20],
  },
  {
    mechanism: 'sellers',
    unit: 'share of time',
    statement:
      "The limit restores the own item's stock: 2,100 units of the seller and 1,000 own ones never wait, as a week of the seller's and two days of own orders are under way and not in the room for 3,000.",
    measure: async () => ({ off: await mean(EARLY, ownInStock), on: await mean(LIMITED, ownInStock) }),
    expected: [LEAST_DAYS_OUT, 1],
  },
];
