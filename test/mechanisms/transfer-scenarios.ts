import { summarizeRun } from '../../src/observation/summarize-run.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld } from '../support/run-world.ts';
import type { Scenario } from './scenarios.ts';

/** FCs that each serve a town of their own, which no other reaches; what they do not have is lost. */
function towns(count: number, dailyUnits: number) {
  const names = Array.from({ length: count }, (_, index) => `${index}`);
  return {
    format: 1,
    name: 'towns',
    nodes: [{ id: 'vendor', kind: 'vendor' }, ...names.map((name) => ({ id: `fc-${name}`, kind: 'fc' }))],
    regions: names.map((name) => ({ id: `town-${name}`, share: 1 / count })),
    items: [{ id: 'item', value: 20, price: 50, 'lost-sale-cost': 30, 'daily-orders': count * dailyUnits }],
    speeds: [{ id: 'now', deadline: '1 h', 'when-short': 'lost' }],
    outbound: {
      lanes: names.map((name) => ({ from: `fc-${name}`, to: `town-${name}`, speed: 'now', transit: '1 h' })),
    },
    demand: { 'by-item': { process: { type: 'poisson' } } },
  };
}

async function meanLost(model: Readonly<Record<string, unknown>>, replications: number): Promise<number> {
  const prepared = await prepareWorld(model);
  let sum = 0;
  for (let replication = 0; replication < replications; replication++) {
    const outcome = simulate(prepared, { seed: 'transfers', replication });
    sum += summarizeRun(prepared, outcome).metrics['lost-share'];
  }
  return sum / replications;
}

/* 20 days of 10 units a day in each of two towns, all 400 units in one FC, no supply. */
const DAYS = 20;
const DAILY = 10;
const TRANSFER_DAYS = 2;

async function unbalanced(rebalancing: Readonly<Record<string, unknown>>): Promise<number> {
  return meanLost(
    {
      ...towns(2, DAILY),
      horizon: `${DAYS} d`,
      lanes: ['fc-0', 'fc-1'].map((to) => ({ from: 'vendor', to, 'lead-time': '60 d' })),
      'initial-stock': [
        { item: 'item', node: 'fc-0', units: 2 * DAYS * DAILY },
        { item: 'item', node: 'fc-1', units: 0 },
      ],
      transfers: { review: '7 d', lanes: [{ 'lead-time': `${TRANSFER_DAYS} d`, 'unit-cost': 0.45 }] },
      policy: {
        replenishment: [{ use: 'R-S', review: '60 d', 'order-up-to': 0 }],
        rebalancing,
      },
    },
    20,
  );
}

/** E[(D - mean)+] of a Poisson count with a large mean: 0.399 standard deviations (normal loss at 0). */
const lossAtMean = (mean: number): number => Math.sqrt(mean / (2 * Math.PI));

/* Four towns of 5 units a day; every 28 days each FC is filled up to the mean demand of 28 days, which arrives at once. */
const CYCLE = 28;
const TOWNS = 4;
const TOWN_DAILY = 5;
const cycleMean = CYCLE * TOWN_DAILY;
const aloneLost = lossAtMean(cycleMean) / cycleMean;
const pooledLost = lossAtMean(TOWNS * cycleMean) / (TOWNS * cycleMean);

async function pooled(rebalancing: Readonly<Record<string, unknown>>): Promise<number> {
  const world = towns(TOWNS, TOWN_DAILY);
  return meanLost(
    {
      ...world,
      horizon: `${CYCLE * 100} d`,
      lanes: world.nodes
        .filter(({ kind }) => kind === 'fc')
        .map(({ id }) => ({ from: 'vendor', to: id, 'lead-time': '0 s' })),
      transfers: { review: '1 d', lanes: [{ 'lead-time': '1 h', 'unit-cost': 0.3 }] },
      policy: {
        replenishment: [{ use: 'R-S', review: `${CYCLE} d`, 'order-up-to': cycleMean }],
        rebalancing,
      },
    },
    2,
  );
}

/** What moving stock does to lost sales. */
export const TRANSFER_SCENARIOS: readonly Scenario[] = [
  {
    mechanism: 'transfers',
    statement:
      'with all 400 units in one of two FCs and no supply for 20 days, the demand of the other is lost, 50 %; moving half at once loses its 2 days under way (5 %) and a normal loss at the sender (0.399 x sqrt(200) = 5.6 units, 1.4 %): 43.6 points fewer, within 2',
    unit: '% of units lost',
    expected: [-46, -42],
    async measure() {
      const off = await unbalanced({ use: 'none' });
      const on = await unbalanced({ use: 'balance-cover', low: '10 d', high: '30 d', horizon: `${DAYS} d` });
      return { off: 100 * off, on: 100 * on };
    },
  },
  {
    mechanism: 'transfers',
    statement:
      'four FCs filled every 28 days to mean demand lose 0.399 / sqrt(140) of it; daily moves of one hour by marginal value bring that close to one pool (0.399 / sqrt(560), half, Eppen 1979): 60 to 100 % of the way',
    unit: '% of units lost',
    expected: [100 * (pooledLost - aloneLost) - 0.2, 60 * (pooledLost - aloneLost)],
    async measure() {
      const off = await pooled({ use: 'none' });
      const on = await pooled({ use: 'marginal-value', horizon: '7 d' });
      return { off: 100 * off, on: 100 * on };
    },
  },
];
