import { expect, test } from 'vitest';
import { DayOrders } from '../../../src/processes/demand/day-orders.ts';
import { masterKey } from '../../../src/random/master-key.ts';
import { PURPOSES, RandomStream } from '../../../src/random/random-stream.ts';

interface Row {
  readonly second: number;
  readonly item: number;
  readonly cell: number;
  readonly quantity: number;
}

// Expected order: Array.prototype.toSorted, which is stable. Few seconds for many rows, so that most rows tie.
test.each([0, 1, 2, 47, 48, 1024, 1025, 5000])(
  '%i orders come in order of time, ties as they were added',
  (count) => {
    const random = new RandomStream().rekey(masterKey('day orders'), PURPOSES.test, count);
    const orders = new DayOrders();
    for (const seconds of [86_400, 40]) {
      const rows = Array.from({ length: count }, (_, item) => ({
        second: 86_399 - Math.floor(random.uniform32() * seconds),
        item,
        cell: Math.floor(random.uniform32() * 1000),
        quantity: 0.25 + item,
      }));
      orders.clear();
      for (const row of rows) orders.add(row.second, row.item, row.cell, row.quantity);
      orders.sort();
      expect(orders.count).toBe(count);
      expect(sorted(orders)).toEqual(rows.toSorted((left, right) => left.second - right.second));
    }
  },
);

function sorted(orders: DayOrders): Row[] {
  return Array.from({ length: orders.count }, (_, place) => {
    const row = orders.rowAt(place);
    return {
      second: orders.secondAt(place),
      item: orders.itemOf(row),
      cell: orders.cellOf(row),
      quantity: orders.quantityOf(row),
    };
  });
}
