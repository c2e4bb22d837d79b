import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importOrders } from '../../src/import/import-orders.ts';
import { IMPORT_FILES, putFolder } from '../../src/import/put-folder.ts';
import { loadModel } from '../../src/model/load-model.ts';
import { loadExperiment } from '../support/load-experiment.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { importSample, setAsideCounts } from './import-sample.ts';

it('sets rows aside that end before a column that is read, and keeps those that end before others', async () => {
  const log =
    'order,sku,quantity,date,country,note\n1,A1,2,2024-03-04,UK,first\n2,A1,2,2024-03-05\n3,A1,2,2024-03-06,UK\n';
  const sample = await importSample(log);
  expect(setAsideCounts(sample)).toEqual({ 'column-count': 1 });
  expect(sample.report.rows).toEqual({ read: 3, kept: 2, setAside: 1 });
});

/** Every kind of row that is set aside, once or twice, among six kept rows; counted by hand. */
const wellKnown = `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
1001,A1,red cup,2,2024-03-04 09:15:00,2.50,7,United Kingdom
1001,B2,"blue cup, large",1,2024-03-04 09:16:00,4.00,7,United Kingdom
1002,a1,red cup,3,2024-03-05 10:00:00,2.70,8,United Kingdom
1002,A1,red cup,1,2024-03-05 10:00:00,2.70,8,United Kingdom
1003,A1,red cup,5,2024-03-05 11:00:00,2.60,9,Côte d'Ivoire
1003,POST,postage,1,2024-03-05 11:00:00,18.00,9,Côte d'Ivoire
C1004,A1,red cup,-5,2024-03-05 12:00:00,2.60,9,Côte d'Ivoire
1005,C3,green cup,-4,2024-03-06 12:00:00,1.00,,United Kingdom
1006,C3,green cup,1,2024-03-06 12:00:00,0,,United Kingdom
1007,C3,green cup,two,2024-03-06 12:00:00,1,,United Kingdom
1008,C3,green cup,1,2024-13-06 12:00:00,1,,United Kingdom
1009,,green cup,1,2024-03-06 12:00:00,1,,United Kingdom
1010,C3,green cup,1,2024-03-06 12:00:00,free,,United Kingdom
1011,C3,green, cup,1,2024-03-06 12:00:00,1,,United Kingdom
1012,gift_0001_20,voucher,1,2024-03-06 12:00:00,20,,United Kingdom
1013,C3,green cup,6,2024-03-07 23:59:59,1.00,,France
`;

describe('an order log with well-known headers', () => {
  it('keeps goods and sets every other row aside with its reason', async () => {
    const sample = await importSample(wellKnown);
    expect(setAsideCounts(sample)).toEqual({
      'column-count': 1,
      cancelled: 1,
      'missing-item': 1,
      'unreadable-date': 1,
      'unreadable-quantity': 1,
      'quantity-not-positive': 1,
      'non-goods': 2,
      'unreadable-price': 1,
      'price-not-positive': 1,
      'cancelled-soon-after': 1,
    });
    expect(sample.report.rows).toEqual({ read: 16, kept: 5, setAside: 11 });
  });

  it('writes each row set aside with its line in the file', async () => {
    const rows = await (await importSample(wellKnown)).rows('set-aside.csv.gz');
    expect(rows.slice(1).map(([line, reason]) => `${line} ${reason}`)).toEqual([
      '6 cancelled-soon-after',
      '7 non-goods',
      '8 cancelled',
      '9 quantity-not-positive',
      '10 price-not-positive',
      '11 unreadable-quantity',
      '12 unreadable-date',
      '13 missing-item',
      '14 unreadable-price',
      '15 column-count',
      '16 non-goods',
    ]);
  });

  it('replays the kept rows in order, one time per order, one spelling per item', async () => {
    const rows = await (await importSample(wellKnown)).rows('orders.csv.gz');
    expect(rows).toEqual([
      ['time', 'item', 'region', 'quantity', 'order'],
      ['2024-03-04T09:15:00', 'A1', 'united-kingdom', '2', '1001'],
      ['2024-03-04T09:15:00', 'B2', 'united-kingdom', '1', '1001'],
      ['2024-03-05T10:00:00', 'A1', 'united-kingdom', '3', '1002'],
      ['2024-03-05T10:00:00', 'A1', 'united-kingdom', '1', '1002'],
      ['2024-03-07T23:59:59', 'C3', 'france', '6', '1013'],
    ]);
  });

  it('prices items at the median, costs at 60 % of it', async () => {
    const rows = await (await importSample(wellKnown)).rows('items.csv');
    // A1: prices 2.5, 2.7, 2.7; revenue 5 + 8.1 + 2.7 = 15.8 of 25.8, C3 6, B2 4: before A1 0 %, C3 61 %, B2 84 %.
    expect(rows.map((cells) => cells.slice(0, 5))).toEqual([
      ['id', 'class', 'value', 'price', 'divisible'],
      ['A1', 'A', '1.62', '2.7', 'false'],
      ['B2', 'B', '2.4', '4', 'false'],
      ['C3', 'A', '0.6', '1', 'false'],
    ]);
  });

  it('reports what was chosen and found', async () => {
    const { report } = await importSample(wellKnown);
    expect(report.columns).toEqual({
      time: 'InvoiceDate',
      order: 'InvoiceNo',
      item: 'StockCode',
      quantity: 'Quantity',
      price: 'UnitPrice',
      region: 'Country',
      customer: 'CustomerID',
      description: 'Description',
    });
    expect(report).toMatchObject({
      period: { first: '2024-03-04', last: '2024-03-07', days: 4 },
      orders: {
        count: 3,
        linesPerOrder: { mean: 1.33333333, p50: 1, greatest: 2 },
        singleLineShare: 0.666666667,
      },
      units: 13,
      revenue: 25.8,
    });
  });

  it('makes models that load: the replay and the fitted one', async () => {
    const { folder } = await importSample(wellKnown);
    const replay = await loadModel(folder);
    expect(replay.demand.trace?.quantity).toEqual(Float64Array.of(2, 1, 3, 1, 6));
    expect([replay.startDate, replay.warmUpDays, replay.horizonDays]).toEqual(['2024-03-04', 1, 3]);
    const fitted = await loadModel(join(folder, 'model-fitted.yaml'));
    expect(fitted.demand.streams.map(({ size }) => size.mean)).toEqual([3, 1, 6]);
  });

  it('reads the same from a gzipped log', async () => {
    const packed = await importSample(gzipSync(wellKnown));
    expect(packed.report.rows).toEqual({ read: 16, kept: 5, setAside: 11 });
  });

  it('gives the same bytes twice', async () => {
    const [first, second] = [await importSample(wellKnown), await importSample(wellKnown)];
    expect(await first.rows('demand-fitted.csv')).toEqual(await second.rows('demand-fitted.csv'));
    expect(first.report).toEqual(second.report);
  });
});

describe('the output folder', () => {
  it('is not overwritten unless forced, and a failed import leaves nothing behind', async () => {
    const folder = temporaryFolder('import');
    const file = join(folder, 'log.csv');
    const out = join(folder, 'model');
    await writeFile(file, wellKnown);
    await importOrders({ file, out });
    await expect(importOrders({ file, out })).rejects.toThrow('import-folder-not-empty');
    await importOrders({ file, out, force: true });
    await writeFile(file, 'a,b\n1,2\n');
    await expect(importOrders({ file, out, force: true })).rejects.toThrow('import-missing-column');
    expect((await readdir(folder)).sort()).toEqual(['log.csv', 'model']);
    expect(await readdir(out)).toContain('model.yaml');
  });

  it('never loses what an import did not write, forced or not', async () => {
    const folder = temporaryFolder('import');
    const file = join(folder, 'log.csv');
    const out = join(folder, 'mine');
    await writeFile(file, wellKnown);
    await importOrders({ file, out });
    await writeFile(join(out, 'thesis.txt'), 'years of work');
    for (const force of [true, false]) {
      await expect(importOrders({ file, out, force })).rejects.toThrow(
        /also holds thesis.txt .*\[folder-not-empty\]/,
      );
    }
    expect(await readFile(join(out, 'thesis.txt'), 'utf8')).toBe('years of work');
    await expect(importOrders({ file, out: '/', force: true })).rejects.toThrow('[folder-not-empty]');
  });

  it('may replace exactly the files that an import writes', async () => {
    const { files } = await importSample(wellKnown);
    expect(files).toEqual([...IMPORT_FILES].sort());
  });

  it('comes back when the new one cannot be moved to its place', async () => {
    const folder = temporaryFolder('import');
    const out = join(folder, 'model');
    await mkdir(out);
    await writeFile(join(out, 'report.md'), 'the old one');
    await expect(putFolder(out, (made) => rm(made, { recursive: true }))).rejects.toThrow('ENOENT');
    expect(await readFile(join(out, 'report.md'), 'utf8')).toBe('the old one');
    expect(await readdir(folder)).toEqual(['model']);
  });
});

it('says in the experiment, which reports print, what is assumed and what the intervals leave out', async () => {
  const { folder } = await importSample(wellKnown, { 'lead-time-mean': 11 });
  const { description } = await loadExperiment(join(folder, 'experiment.yaml'));
  expect(description).toContain('assumptions of the import, not data: supplier lead time 11 d (cv');
  expect(description).toContain('holding 25 % of that a year');
  expect(description).toContain('the intervals cover the draw of lead times only');
  expect(description).toContain('set from the very log that is replayed');
});
