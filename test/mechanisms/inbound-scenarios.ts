import { summarizeRun } from '../../src/observation/summarize-run.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld } from '../support/run-world.ts';
import type { Scenario } from './scenarios.ts';

const REPLICATIONS = 4;
const ITEMS = 7;
const DAILY = 20;
/** Units a door unloads per hour: 140 a day come, 240 could. */
const RATE = 10;

/** One store with seven items of 20 orders a day, reviewed every week on the same day, behind one dock door. */
const WEEKLY = {
  format: 1,
  name: 'dock-scenarios',
  horizon: '364 d',
  'warm-up': '28 d',
  nodes: [
    { id: 'vendor', kind: 'vendor' },
    { id: 'store', kind: 'fc' },
  ],
  regions: [{ id: 'town', share: 1 }],
  items: Array.from({ length: ITEMS }, (_, index) => ({
    id: `item-${index}`,
    volume: '10 l',
    'daily-orders': DAILY,
  })),
  lanes: [{ from: 'vendor', to: 'store', 'lead-time': '2 d' }],
  speeds: [{ id: 'standard', deadline: '24 h', 'when-short': 'backorder' }],
  outbound: { rates: [{ speed: 'standard', transit: '1 h' }] },
  demand: { 'by-item': { process: { type: 'poisson' } } },
  capacity: { inbound: [{ doors: 1, 'units-per-hour': RATE }] },
  policy: { replenishment: [{ use: 'R-S', review: '7 d', 'order-up-to': 300 }] },
};

async function meanOf(metric: string, fields: object): Promise<number> {
  const policy = await prepareWorld({ ...WEEKLY, ...fields });
  let sum = 0;
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    const outcome = simulate(policy, { seed: 'dock scenarios', replication });
    sum += summarizeRun(policy, outcome).metrics[metric];
  }
  return sum / REPLICATIONS;
}

async function waits(off: object, on: object) {
  const metric = 'dock-wait-hours';
  return { off: await meanOf(metric, off), on: await meanOf(metric, on) };
}

/** The k-th of n receipts that come together waits for the work of k - 1: (n - 1) / 2 times the work of one, on average. */
const BATCH_WAIT = (((ITEMS - 1) / 2) * 7 * DAILY) / RATE;

/** Vendor deliveries a day apart: each item's own lane takes two days and one more for each item before it. */
const PHASED = {
  lanes: WEEKLY.items.map(({ id }, index) => ({
    from: 'vendor',
    to: 'store',
    items: [id],
    'lead-time': `${index + 2} d`,
  })),
};

/** The jam of a week's purchase orders, and of a full building. */
export const INBOUND_SCENARIOS: readonly Scenario[] = [
  {
    mechanism: 'docks',
    unit: 'hours',
    statement: `Weekly orders of seven items for one weekday jam the dock: their goods come together and wait (7 - 1) / 2 x 14 h of work, 42 h on average; phased over the week they hardly wait. The sum of the orders varies by 3 %.`,
    measure: () => waits(PHASED, {}),
    expected: [BATCH_WAIT * 0.97, BATCH_WAIT * 1.03],
  },
  {
    mechanism: 'docks',
    unit: 'hours',
    statement: `The same orders placed every day wait a seventh of that, 6 h; so the weekly review adds 36 h.`,
    measure: () =>
      waits({ policy: { replenishment: [{ use: 'R-S', review: '1 d', 'order-up-to': 180 }] } }, {}),
    expected: [BATCH_WAIT * (6 / 7) * 0.97, BATCH_WAIT * (6 / 7) * 1.03],
  },
  {
    mechanism: 'storage',
    unit: 'hours',
    statement: `Crowded storage raises the time from dock to stock: of the 1,610 units of inventory position (2,100 less half a week's orders) 280 are under way and at most 500 lie in the room, so at least 830 wait at the dock, 142 h at 140 units a day (Little), instead of the 56 h of wait and work with an ample room; 228 h if nothing lay on the shelves.`,
    measure: async () => {
      const metric = 'dock-to-stock-hours';
      const capacity = { ...WEEKLY.capacity, storage: [{ limit: '5 m3' }] };
      return { off: await meanOf(metric, {}), on: await meanOf(metric, { capacity }) };
    },
    expected: [(142 - 56) * 0.97, (228 - 56) * 1.03],
  },
];
