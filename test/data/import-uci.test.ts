import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportOrdersResult, importOrders } from '../../src/import/import-orders.ts';
import { loadModel } from '../../src/model/load-model.ts';
import { projectRoot } from '../support/project-root.ts';

/*
 * The UCI Online Retail log (Chen, Sain and Guo 2012), December 2010 to August 2011, as it was published. Expected
 * values: a separate Python program (csv, re, datetime) that applies the documented rules row by row; 320,705 rows and
 * the share of the United Kingdom (about 91 %) also stand in the data set's own description.
 */
const file = join(projectRoot, '../shared/data/uci-online-retail/transactions-2010-12-to-2011-08.csv.gz');

describe('the UCI Online Retail log', () => {
  let folder: string;
  let result: ImportOrdersResult;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'echelon-uci-'));
    result = await importOrders({ file, out: join(folder, 'uci'), settings: { currency: 'GBP' } });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('accounts for every row', () => {
    expect(result.report.rows).toEqual({ read: 320_705, kept: 311_079, setAside: 9_626 });
    expect(Object.fromEntries(result.report.setAside.map(({ reason, rows }) => [reason, rows]))).toEqual({
      cancelled: 5_847,
      'quantity-not-positive': 925,
      'non-goods': 1_579,
      'price-not-positive': 864,
      'cancelled-soon-after': 411,
    });
  });

  it('counts orders, items, units and money', () => {
    expect(result.report).toMatchObject({
      period: { first: '2010-12-01', last: '2011-08-31', days: 274, openDays: 219 },
      orders: { count: 12_347 },
      units: 3_238_073,
      revenue: 5_925_989.86,
    });
    expect(result.report.items.count).toBe(3_518);
    expect(result.report.orders.linesPerOrder.mean).toBeCloseTo(306_343 / 12_347, 6);
    expect(result.report.orders.singleLineShare).toBeCloseTo(997 / 12_347, 8);
    expect(result.report.items.top.slice(0, 2).map(({ id, revenue }) => [id, revenue])).toEqual([
      ['22423', 130_723.02],
      ['47566', 83_705.86],
    ]);
  });

  it('sees where and when the orders come', () => {
    expect(result.report.regions[0]).toMatchObject({ id: 'united-kingdom', rows: 284_918 });
    expect(result.report.calendar.busiestHours).toEqual([15, 12, 13]);
    expect(result.report.calendar.hours[15]).toBeCloseTo(43_851 / 311_079, 4);
    expect(result.report.calendar.weekday[5]).toBe(0);
  });

  it('makes models that load, with every unit in the replay', async () => {
    const replay = await loadModel(join(folder, 'uci'));
    expect(replay.demand.trace?.quantity.reduce((sum, units) => sum + units, 0)).toBe(3_238_073);
    const fitted = await loadModel(join(folder, 'uci', 'model-fitted.yaml'));
    expect(fitted.demand.streams.length).toBe(3_518);
  });

  it('fits processes whose expected units over the log are those of the log', async () => {
    const { demand, startDate } = await loadModel(join(folder, 'uci', 'model-fitted.yaml'));
    const start = Date.parse(`${startDate}T00:00:00Z`);
    let exposure = 0;
    for (let day = 0; day < 274; day++) {
      const date = new Date(start + day * 86_400_000);
      const isClosed = demand.events.some(({ fromDay, days }) => day >= fromDay && day < fromDay + days);
      if (!isClosed)
        exposure += demand.weekday[(date.getUTCDay() + 6) % 7] * demand.months[date.getUTCMonth()];
    }
    const units = demand.streams.reduce((sum, { count, size }) => {
      const mean =
        count.kind === 'periodic'
          ? Number.NaN
          : count.kind === 'intermittent'
            ? count.probability
            : count.mean;
      return sum + mean * size.mean * exposure;
    }, 0);
    // Means are written with six digits.
    expect(Math.abs(units / 3_238_073 - 1)).toBeLessThan(1e-5);
  });
});
