import { describe, expect, test } from 'vitest';
import { eventLine } from '../../src/observation/event-log.ts';
import type { RunObserver } from '../../src/simulation/run-observer.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';
import { heldMeans } from './basket-scenarios.ts';

/* Orders of a lamp and a chair: lamps are far, chairs near until one is received far away at hour 20. */

type Fields = Readonly<Record<string, unknown>>;

function model(more: Fields = {}): Fields {
  const nodes = ['near', 'far'];
  return {
    format: 1,
    name: 'waves',
    horizon: '4 d',
    nodes: [{ id: 'vendor', kind: 'vendor' }, ...nodes.map((id) => ({ id, kind: 'fc' }))],
    regions: [{ id: 'town', share: 1 }],
    items: [{ id: 'lamp' }, { id: 'chair' }],
    lanes: [
      { from: 'vendor', to: 'far', 'lead-time': '20 h' },
      { from: 'vendor', to: 'near', 'lead-time': '50 h' },
    ],
    speeds: [{ id: 'standard', deadline: '1 d', 'when-short': 'lost' }],
    outbound: {
      lanes: nodes.map((from, index) => ({
        from,
        to: 'town',
        transit: '5 h',
        distance: `${100 * (index + 1)} km`,
        fixed: 4,
      })),
    },
    demand: { trace: 'orders.csv' },
    baskets: { consolidation: '10 h' },
    departures: [{ times: ['14:00', '18:00', '22:00'], 'cycle-time': '1 h' }],
    'initial-stock': [
      { item: 'chair', node: 'near', units: 1 },
      { item: 'lamp', node: 'far', units: 1 },
      { item: 'lamp', node: 'near', units: 0 },
      { item: 'chair', node: 'far', units: 0 },
    ],
    policy: {
      replenishment: [
        { where: { nodes: ['far'], items: ['chair'] }, use: 'base-stock', level: 1 },
        { use: 'base-stock', level: 0 },
      ],
      fulfillment: { use: 'nearest' },
    },
    ...more,
  };
}

/** One order of each, at noon, and what else is asked for. */
async function run(more: Fields = {}, others: readonly string[] = []) {
  const orders = ['time,item,region,quantity,order', '0.5,lamp,town,1,one', '0.5,chair,town,1,one'];
  const policy = await prepareWorld(model(more), { 'orders.csv': [...orders, ...others].join('\n') });
  const boxes: string[] = [];
  const reserved: string[] = [];
  let box = 0;
  const observer: RunObserver = {
    onBox: (_, number) => {
      box = number;
    },
    onEvent: (...fields) => {
      const [seconds, event, item, node] = eventLine(policy.network, ...fields).split(',');
      const hour = Number(seconds) / 3600;
      if (event === 'ship') boxes.push(`${hour}: ${item} from ${node} in ${box}`);
      if (event === 'reserve') reserved.push(`${hour}: ${item} at ${node} in ${box}`);
    },
  };
  const { summary } = runChecked(policy, { observer });
  return { boxes, reserved, metrics: summary.metrics, totals: summary.totals };
}

const TOGETHER = ['22: lamp from far in 3', '22: chair from far in 3'];
const apart = (hour: number) => [`${hour}: lamp from far in 1`, `${hour}: chair from near in 2`];

describe('an order that lies at two nodes, with departures', () => {
  test('is booked for the last departure of its window and leaves in one box when one node has all of it', async () => {
    const { boxes, reserved, metrics, totals } = await run();
    expect(reserved).toEqual([
      '12: lamp at far in 1',
      '12: chair at near in 2',
      '20: lamp at far in 3',
      '20: chair at far in 3',
    ]);
    expect(boxes).toEqual(TOGETHER);
    expect(totals.costs.shipping).toBeCloseTo(4, 9);
    expect(metrics).toMatchObject({
      'split-rate': 0,
      'boxes-per-order': 1,
      'complete-orders': 1,
      'fill-rate': 1,
      'held-orders': 1,
      'consolidated-orders': 1,
      'hold-hours': 8,
      'delivery-hours-mean': 15,
      'on-time-to-promise': 1,
    });
  });

  test('leaves in two boxes when the window, the promise or the work leave too little time', async () => {
    const hours = (await run({ baskets: { consolidation: '6 h' } })).boxes;
    expect(hours).toEqual(apart(18));
    const late = [{ id: 'standard', deadline: '9 h', 'when-short': 'lost' }];
    const promised = await run({ speeds: late });
    expect(promised.boxes).toEqual(apart(14));
    expect(promised.metrics['on-time-to-promise']).toBe(1);
    // Work for 22:00 begins at 19:00.
    const begun = await run({ departures: [{ times: ['16:00', '22:00'], 'cycle-time': '3 h' }] });
    expect(begun.boxes).toEqual(apart(22));
    expect(begun.metrics).toMatchObject({ 'hold-hours': 7, 'consolidated-orders': 0, 'split-rate': 1 });
  });

  test('leaves as it would have without a window when nothing holds all of it', async () => {
    const nodes = [
      { id: 'vendor', kind: 'vendor' },
      { id: 'near', kind: 'fc', classes: ['chairs'] },
      { id: 'far', kind: 'fc', classes: ['lamps'] },
    ];
    const { boxes, metrics } = await run({
      nodes,
      items: [
        { id: 'lamp', class: 'lamps' },
        { id: 'chair', class: 'chairs' },
      ],
      'initial-stock': [
        { item: 'chair', node: 'near', units: 1 },
        { item: 'lamp', node: 'far', units: 1 },
      ],
      policy: { replenishment: [{ use: 'base-stock', level: 0 }], fulfillment: { use: 'nearest' } },
    });
    expect(boxes).toEqual(apart(14));
    expect(metrics['held-orders']).toBe(0);
  });

  test('gives back the units and the work of the boxes that one box replaces', async () => {
    // Near can pack one unit before 22:00, none before; from hour 20 on it is free for another customer.
    const shifts = [{ from: '18:00', until: '22:00', 'units-per-hour': 0.25 }];
    const capacity = { outbound: [{ where: { nodes: ['near'] }, shifts }] };
    const speeds = [{ id: 'standard', deadline: '16 h', 'when-short': 'lost' }];
    const before = await run({ capacity, speeds }, [`${19 / 24},chair,town,1,two`]);
    expect(before.boxes).toEqual(TOGETHER);
    expect(before.metrics['fill-rate']).toBeCloseTo(2 / 3, 9);
    const after = await run({ capacity, speeds }, [`${20.5 / 24},chair,town,1,two`]);
    expect(after.boxes).toEqual([...TOGETHER, '22: chair from near in 4']);
    expect(after.metrics['fill-rate']).toBe(1);
  });
});

test('orders that wait for a node with one place are a queue: Pollaczek and Khinchine give how many and how long', async () => {
  const { held, hours, together } = await heldMeans();
  // 4 x 1000 days of about 1 order a day: standard errors from batch means below 0.02 and 0.9 h; 4 of them, 1 in 10,000.
  expect(held).toBeGreaterThan(0.5 - 0.06);
  expect(held).toBeLessThan(0.5 + 0.06);
  expect(hours).toBeGreaterThan(12 - 2.5);
  expect(hours).toBeLessThan(12 + 2.5);
  expect(together).toBe(1);
});
