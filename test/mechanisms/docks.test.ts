import { describe, expect, test } from 'vitest';
import { OpenClock } from '../../src/network/open-clock.ts';
import { BASE, type ModelFields, type Order, runHandmade } from '../simulation/handmade-world.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';

/*
 * Docks followed by hand. One store orders every unit sold from its vendor, a day away; time 0 is a Monday. The laws of
 * docks and rooms are checked at every event.
 */

const BASE_STOCK = [{ use: 'base-stock', level: 50 }];

async function run(inbound: ModelFields, orders: readonly Order[], fields: ModelFields = {}) {
  const result = await runHandmade({ capacity: { inbound: [inbound] }, ...fields }, BASE_STOCK, orders);
  const events = result.history.filter((line) => /(receive|stow)/.test(line));
  return { ...result, events, metrics: result.summary.metrics };
}

describe('a dock with one door', () => {
  test('takes receipts one after the other; they are sellable after the stow delay', async () => {
    const { events, metrics } = await run(
      { doors: 1, time: '6 h', 'units-per-hour': 1, 'stow-delay': '1 d' },
      [
        [1, 6],
        [1.25, 2],
      ],
    );
    // Work of 12 h and 8 h; the second waits 6 h.
    expect(events).toEqual([
      '2 receive store 6',
      '2.25 receive store 2',
      '3.5 stow store 6',
      `${2.5 + 8 / 24 + 1} stow store 2`,
    ]);
    expect(metrics['dock-utilisation']).toBeCloseTo(20 / 24 / 20, 12);
    expect(metrics['dock-wait-hours']).toBeCloseTo(6 / 2, 12);
    expect(metrics['dock-wait-hours-p90']).toBe(6);
    expect(metrics['dock-waited-share']).toBe(0.5);
    expect(metrics['dock-queue-receipts']).toBeCloseTo(0.25 / 20, 12);
    expect(metrics['dock-queue-units']).toBeCloseTo((2 * 0.25) / 20, 12);
    expect(metrics['dock-days-queued']).toBeCloseTo((365 * 0.25) / 20, 12);
    const unitDays = 6 * 1.5 + 2 * (1.25 + 8 / 24);
    expect(metrics['mean-at-dock']).toBeCloseTo(unitDays / 20, 9);
    expect(metrics['dock-to-stock-hours']).toBeCloseTo((24 * unitDays) / 8, 9);
  });

  test('goods at the dock are on order and not on hand, and cost holding', async () => {
    const items = [{ id: 'item', 'holding-cost': 2 }];
    const { summary } = await run({ doors: 1, time: '12 h' }, [[1, 5]], { items });
    const [stock] = summary.stocks;
    expect(stock.meanInTransit * 20).toBeCloseTo(5, 12);
    expect(stock.meanOnOrder * 20).toBeCloseTo(5 * 1.5, 12);
    expect(stock.meanOnHand * 20).toBeCloseTo(50 * 20 - 5 * 1.5, 9);
    expect(summary.totals.costs.holding).toBeCloseTo(2 * (50 * 20 - 5), 9);
    expect(summary.nodes[0].holdingCost).toBeCloseTo(2 * (50 * 20 - 5), 9);
  });

  test('closes at night and at the weekend: nothing begins, and work under way rests', async () => {
    const hours = { opens: '08:00', closes: '16:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'] };
    const { events, metrics } = await run({ doors: 1, time: '10 h', ...hours }, [
      [2.5, 1],
      [4, 1],
    ]);
    // Thursday noon: 4 h that day and 6 h on Friday. Saturday midnight: 8 h on Monday and 2 h on Tuesday.
    expect(events).toEqual([
      '3.5 receive store 1',
      `${4 + 14 / 24} stow store 1`,
      '5 receive store 1',
      `${8 + 10 / 24} stow store 1`,
    ]);
    expect(metrics['dock-wait-hours']).toBeCloseTo((2 * 24 + 8) / 2, 12);
    // 15 of the 20 days are weekdays.
    expect(metrics['dock-utilisation']).toBeCloseTo(20 / (8 * 15), 12);
  });
});

test('with short-first, items out of stock go before those that came earlier', async () => {
  const world = (priority: string) =>
    prepareWorld(
      {
        ...BASE,
        items: [{ id: 'plenty' }, { id: 'scarce' }],
        'initial-stock': [{ item: 'scarce', node: 'store', units: 1 }],
        capacity: { inbound: [{ doors: 1, time: '12 h', priority }] },
        policy: {
          replenishment: [
            { where: { items: ['scarce'] }, use: 'base-stock', level: 1 },
            { use: 'base-stock', level: 50 },
          ],
        },
      },
      // The door is at work on the first from day 2; the second and third come while it is.
      { 'orders.csv': 'time,item,region,quantity\n1,plenty,town,1\n1.1,plenty,town,1\n1.2,scarce,town,1\n' },
    );
  const inStock = async (priority: string) => {
    const { summary } = runChecked(await world(priority));
    return summary.stocks.find(({ item }) => item === 'scarce')?.inStockShare;
  };
  // Scarce is out from day 1.2 to the end of its work: third in line at 3.5, second at 3.
  expect(await inStock('arrival')).toBeCloseTo(1 - (3.5 - 1.2) / 20, 9);
  expect(await inStock('short-first')).toBeCloseTo(1 - (3 - 1.2) / 20, 9);
});

test('policies plan with the mean time from dock to stock', async () => {
  // The 90 % quantile of the demand of 2 days, and of 2 + 1.5 + 0.5: Poisson with mean 20 and 40 (R: qpois).
  const levelWith = async (capacity: ModelFields | undefined) => {
    const policy = await prepareWorld({
      ...BASE,
      lanes: [{ from: 'vendor', to: 'store', 'lead-time': '1 d' }],
      demand: { rows: [{ item: 'item', process: { type: 'poisson', mean: 10 } }] },
      ...(capacity === undefined ? {} : { capacity }),
      policy: { replenishment: [{ use: 'newsvendor', review: '1 d', quantile: 0.9 }] },
    });
    return policy.initialStock[0];
  };
  expect(await levelWith(undefined)).toBe(26);
  expect(await levelWith({ inbound: [{ time: '12 h', 'stow-delay': '36 h' }] })).toBe(48);
});

test('a clock of opening hours and its inverse agree', () => {
  const days = [true, true, false, true, true, false, false];
  const clock = new OpenClock({ fromSecond: 7 * 3600, toSecond: 19 * 3600, days }, 3);
  // Day 0 is a Thursday: Thursday, Friday, then Monday, Tuesday.
  expect(clock.openSeconds(86_400)).toBe(12 * 3600);
  expect(clock.openSeconds(7 * 86_400)).toBe(4 * 12 * 3600);
  expect(clock.nextOpening(2 * 86_400)).toBe(4 * 86_400 + 7 * 3600);
  for (let open = 1; open < 20 * 12 * 3600; open += 997) {
    const time = clock.timeOf(open);
    expect(clock.openSeconds(time)).toBe(open);
    expect(clock.openSeconds(time - 1)).toBe(open - 1);
  }
});
