import { describe, expect, test } from 'vitest';
import { BASE, type ModelFields, type Order, runHandmade } from '../simulation/handmade-world.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';

/*
 * Storage followed by hand. Units of 100 l; one store orders every unit sold from its vendor, a day away. The laws of
 * docks and rooms are checked at every event.
 */

const ITEMS = [{ id: 'item', volume: '100 l' }];

async function run(storage: ModelFields, level: number, orders: readonly Order[], fields: ModelFields = {}) {
  const world = { items: ITEMS, capacity: { storage: [storage], ...(fields.capacity as object) } };
  const result = await runHandmade(world, [{ use: 'base-stock', level }], orders);
  const events = result.history.filter((line) => /(receive|stow)/.test(line));
  return { ...result, events, metrics: result.summary.metrics };
}

describe('a room', () => {
  test('costs more above the threshold', async () => {
    // 10 units on hand, 4 sold on day 5 and back on day 6: 1 m3 but for a day with 0.6.
    const storage = { limit: '1 m3', hard: false, 'penalty-above': 0.8, penalty: 7 };
    const { metrics, summary } = await run(storage, 10, [[5, 4]]);
    expect(metrics['storage-utilisation']).toBeCloseTo((19 + 0.6) / 20, 9);
    expect(metrics['storage-days-over']).toBeCloseTo((365 * 19) / 20, 9);
    expect(metrics['storage-days-full']).toBeCloseTo((365 * 19) / 20, 9);
    expect(summary.totals.costs.storage).toBeCloseTo(19 * 0.2 * 7, 9);
    expect(metrics['cost-storage-per-unit']).toBeCloseTo((19 * 0.2 * 7) / 4, 9);
    expect(metrics['total-cost-per-day']).toBeCloseTo((19 * 0.2 * 7) / 20, 9);
    expect(metrics['storage-overflow-units']).toBe(0);
  });

  test('with a hard limit takes no more than fits; the rest waits at the dock for what is sold', async () => {
    // It starts with 10 where 6 may lie. Of the 5 that come back on day 2.5 one fits; the next does when one is sold.
    const { events, metrics, summary } = await run({ limit: '0.6 m3' }, 10, [
      [1.5, 5],
      [8, 1],
    ]);
    expect(events).toEqual([
      '2.5 receive store 5',
      '2.5 stow store 1',
      '8 stow store 1',
      '9 receive store 1',
    ]);
    expect(metrics['storage-overflow-units']).toBeCloseTo((4 * 5.5 + 3 * 1 + 4 * 11) / 20, 9);
    // At or above the limit to day 1.5, and from day 2.5 on.
    expect(metrics['storage-days-full']).toBeCloseTo((365 * 19) / 20, 9);
    expect(summary.stocks[0].meanOnHand * 20).toBeCloseTo(10 * 1.5 + 5 + 6 * 17.5, 9);
    expect(metrics).not.toHaveProperty('dock-utilisation');
  });

  test('splits the work of a receipt among the parts that it is unloaded in', async () => {
    // 10 h for 5 units: 2 h for the one that fits, 2 h for the one after the sale on day 8.
    const inbound = [{ doors: 1, time: '10 h' }];
    const orders: readonly Order[] = [
      [1.5, 5],
      [8, 1],
    ];
    const { events, metrics } = await run({ limit: '0.6 m3' }, 10, orders, { capacity: { inbound } });
    expect(events).toEqual([
      '2.5 receive store 5',
      `${2.5 + 2 / 24} stow store 1`,
      `${8 + 2 / 24} stow store 1`,
      '9 receive store 1',
    ]);
    expect(metrics['dock-utilisation']).toBeCloseTo(4 / 24 / 20, 12);
    // No receipt has been taken to its last unit.
    expect(metrics['dock-wait-hours']).toBeNaN();
  });
});

test('units reserved for parcels that have not left still take room', async () => {
  // 10 units fill the room. 4 are sold on day 5 at noon and leave at 18:00; what replaces them comes a day after the sale.
  const departures = [{ times: ['18:00'] }];
  const result = await runHandmade(
    { items: ITEMS, departures, capacity: { storage: [{ limit: '1 m3' }] } },
    [{ use: 'base-stock', level: 10 }],
    [[5.5, 4]],
  );
  const stored = 10 * 20 - 4 * 0.75;
  expect(result.summary.metrics['storage-utilisation']).toBeCloseTo(stored / (10 * 20), 9);
});

/** A cold and a dry item that both order 3 units back on day 2, the cold one first; doors are few or many. */
async function coldAndDry(storage: readonly ModelFields[], node: ModelFields = {}) {
  const policy = await prepareWorld(
    {
      ...BASE,
      nodes: [
        { id: 'vendor', kind: 'vendor' },
        { id: 'store', kind: 'fc', ...node },
      ],
      items: [
        { id: 'cold', volume: '100 l', 'storage-type': 'cold' },
        { id: 'dry', volume: '100 l' },
      ],
      capacity: { storage },
      policy: { replenishment: [{ use: 'base-stock', level: 10 }] },
    },
    { 'orders.csv': 'time,item,region,quantity\n1,cold,town,3\n1,dry,town,3\n' },
  );
  const { summary } = runChecked(policy);
  return Object.fromEntries(summary.stocks.map(({ item, meanOnHand }) => [item, meanOnHand * 20]));
}

describe('storage types', () => {
  // 10 units but for one day with 7; or 7 from day 1 on.
  const back = 10 * 19 + 7;
  const out = 10 + 7 * 19;

  test('a full room stops the goods of its own types only', async () => {
    expect(await coldAndDry([{ types: ['cold'], limit: '0.7 m3' }])).toEqual({ cold: out, dry: back });
    const both = [
      { types: ['cold'], limit: '0.7 m3' },
      { types: ['standard'], limit: '0.7 m3' },
    ];
    expect(await coldAndDry(both)).toEqual({ cold: out, dry: out });
  });

  test('a rule without types takes those that no earlier rule took, and they share its room', async () => {
    // 20 at the start, 14 left: the cold goods, listed first, fill 1.7 m3, the dry ones find no room.
    expect(await coldAndDry([{ limit: '1.7 m3' }])).toEqual({ cold: back, dry: out });
    const rest = [{ types: ['cold'], limit: '5 m3' }, { limit: '0.7 m3' }];
    expect(await coldAndDry(rest)).toEqual({ cold: back, dry: out });
  });
});
