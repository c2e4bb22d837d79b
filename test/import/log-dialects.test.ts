import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importOrders } from '../../src/import/import-orders.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { importSample, setAsideCounts } from './import-sample.ts';

describe('other dialects of CSV', () => {
  it('reads semicolons, decimal commas, d.m.yyyy, a byte order mark, CRLF and latin1', async () => {
    const text =
      'Bestellung;Artikel;Menge;Datum;Preis;Land\r\n1;X1;1.000;13.02.2023 07:05;1.234,50;Österreich\r\n2;X1;2;1.3.2023 8:00;0,99 €;Schweiz\r\n';
    const columns = {
      order: 'Bestellung',
      item: 'Artikel',
      quantity: 'Menge',
      time: 'Datum',
      price: 'Preis',
      region: 'Land',
    };
    const latin = await importSample(Buffer.from(text.replace('€', ''), 'latin1'), {
      columns,
      encoding: 'latin1',
    });
    const marked = await importSample(`\uFEFF${text}`, { columns });
    for (const sample of [latin, marked]) {
      expect(sample.report.reading).toMatchObject({ delimiter: ';', decimal: ',', 'date-order': 'dmy' });
      expect((await sample.rows('orders.csv.gz')).slice(1)).toEqual([
        ['2023-02-13T07:05:00', 'X1', 'osterreich', '1000', '1'],
        ['2023-03-01T08:00:00', 'X1', 'schweiz', '2', '2'],
      ]);
      expect(sample.report.revenue).toBeCloseTo(1000 * 1234.5 + 2 * 0.99, 6);
    }
  });

  it('reads tabs, 12-hour American dates and line totals', async () => {
    const sample = await importSample(
      'Order ID\tProduct ID\tQuantity\tOrder Date\tSales\nCA-1\tF-10\t3\t11/8/2016 1:05 PM\t261.96\nCA-2\tF-10\t2\t6/12/16 12:30 am\t10\nCA-3\tF-10\t1\t6/13/2016\t5\n',
    );
    expect(sample.report.reading).toMatchObject({
      delimiter: 'tab',
      'date-order': 'mdy',
      'price-is': 'total',
    });
    expect((await sample.rows('orders.csv.gz')).slice(1).map(([time]) => time)).toEqual([
      '2016-06-12T00:30:00',
      '2016-06-13T00:00:00',
      '2016-11-08T13:05:00',
    ]);
    // Unit prices 87.32, 5 and 5.
    expect(sample.report.items.top[0].revenue).toBe(276.96);
    expect((await sample.rows('items.csv'))[1].slice(0, 4)).toEqual(['F-10', 'A', '3', '5']);
  });

  it('joins a date column with a clock column', async () => {
    const sample = await importSample(
      'date,time,transaction,item\n2016-10-30,09:58:11,1,Bread\n2016-10-30,10:05:34,2,Scandinavian\n2016-10-31,7:00 pm,2,Bread\n',
    );
    expect(sample.report.columns).toMatchObject({
      time: 'date',
      clock: 'time',
      order: 'transaction',
      item: 'item',
    });
    expect((await sample.rows('orders.csv.gz')).slice(1)).toEqual([
      ['2016-10-30T09:58:11', 'Bread', 'all', '1', '1'],
      ['2016-10-30T10:05:34', 'Scandinavian', 'all', '1', '2'],
      ['2016-10-31T19:00:00', 'Bread', 'all', '1', '2#2'],
    ]);
    expect(sample.report.revenue).toBeNull();
  });

  it('prefers the column that has the time of day', async () => {
    const sample = await importSample(
      'order_ID,user_ID,sku_ID,order_date,order_time,quantity,final_unit_price,dc_des\nd0,u1,581d,2018-03-01,2018-03-01 17:14:25.0,1,79,4\n',
    );
    expect(sample.report.columns).toMatchObject({
      time: 'order_time',
      item: 'sku_ID',
      price: 'final_unit_price',
      region: 'dc_des',
    });
    expect((await sample.rows('orders.csv.gz'))[1][0]).toBe('2018-03-01T17:14:25');
  });

  it('reads seconds since 1970 and the status column', async () => {
    // 1,700,000,000 s is 2023-11-14T22:13:20Z.
    const sample = await importSample(
      'timestamp,sku,qty,price,status\n1700000000,S1,2,3,shipped\n1700000100,S1,2,3,Canceled\n',
    );
    expect((await sample.rows('orders.csv.gz'))[1][0]).toBe('2023-11-14T22:13:20');
    expect(setAsideCounts(sample)).toEqual({ cancelled: 1 });
  });

  it('counts lines over quoted line breaks and skips blank lines', async () => {
    const sample = await importSample(
      'time,sku,qty,description\n2024-01-01,S1,1,"two\nlines"\n\n2024-01-02,S1,-1,x\n',
    );
    expect((await sample.rows('set-aside.csv.gz'))[1].slice(0, 2)).toEqual(['5', 'quantity-not-positive']);
  });

  it('keeps items and regions beyond the limits apart or together as told', async () => {
    const log = 'time,sku,country\n2024-01-01,S.1,A\n2024-01-01,S-1,A\n2024-01-02,S-1,B\n2024-01-02,S-1,C\n';
    const sample = await importSample(log, { 'maximum-regions': 2, 'minimum-orders': 2 });
    expect(setAsideCounts(sample)).toEqual({ 'rare-item': 1 });
    expect((await sample.rows('regions.csv')).map(([id]) => id)).toEqual(['id', 'a', 'other-regions']);
    expect((await (await importSample(log)).rows('items.csv')).map(([id]) => id)).toEqual([
      'id',
      'S-1',
      'S-1-2',
    ]);
  });
});

describe('what is ambiguous or missing is refused with the flag to use', () => {
  const refusals: readonly (readonly [string, string, RegExp])[] = [
    [
      'dates that read both ways',
      'date,sku\n01/02/2024,S1\n03/04/2024,S1\n',
      /date-format d\/m\/yyyy or --date-format m\/d\/yyyy.*import-ambiguous-date/,
    ],
    ['no date', 'date,sku\nsoon,S1\n', /--column.time <header>.*import-missing-column/],
    [
      'no item column',
      'date,what\n2024-01-01,S1\n',
      /headers date, what \(say which with --column.item <header>/,
    ],
    [
      'numbers that read both ways',
      'date,sku,price\n2024-01-01,S1,"1,234"\n',
      /"1,234" \(pass --decimal . or --decimal ,\).*import-ambiguous-number/,
    ],
    [
      'mostly cancellations',
      'date,sku,order_id\n2024-01-01,S1,C1\n2024-01-01,S1,C2\n',
      /--cancelled-pattern.*import-mostly-cancelled/,
    ],
    [
      'only rows to set aside',
      'date,sku,qty\n2024-01-01,S1,0\n',
      /quantity-not-positive.*import-nothing-left/,
    ],
    ['a header alone', 'date,sku\n', /import-empty-log/],
    ['an empty file', '', /import-unreadable-file/],
    ['a workbook', 'PK\u0003\u0004', /import-unreadable-file/],
    [
      'a quote that never closes',
      'date,sku\n2024-01-01,"S1\n2024-01-02,S2\n',
      /--no-quotes.*import-unreadable-file/,
    ],
  ];
  it.each(refusals)('%s', async (_, text, message) => {
    await expect(importSample(text)).rejects.toThrow(message);
  });

  it('letters that are no UTF-8, with their place, wherever they lie', async () => {
    const bytes = (text: string) => Buffer.from(text, 'latin1');
    const good = Buffer.from('date,sku\n2024-01-01,Café\n');
    await expect(importSample(Buffer.concat([good, bytes('2024-01-02,Tür,x\n')]))).rejects.toThrow(
      /log.csv:3:13: expected UTF-8 text, got byte 0xFC \(if it is an older encoding: --encoding latin1\)/,
    );
    // Lines 1 to 20,001 are some 400 kB, read in parts: letters cut in two between parts are no mistake.
    const long = Buffer.from(`date,sku\n${'2024-01-01,Café-é-é\n'.repeat(20_000)}`);
    await expect(importSample(Buffer.concat([long, bytes('2024-01-02,\xe9')]))).rejects.toThrow(
      'log.csv:20002:12: expected UTF-8 text, got byte 0xE9',
    );
    const read = await importSample(Buffer.concat([bytes('date,sku\n2024-01-01,T\xfcr\n')]), {
      encoding: 'latin1',
    });
    expect((await read.rows('item-facts.csv'))[1]).toContain('Tür');
    expect((await importSample(long)).report.rows.kept).toBe(20_000);
  });

  it('an unknown header, naming the nearest', async () => {
    await expect(importSample('date,sku\n2024-01-01,S1\n', { columns: { item: 'skuu' } })).rejects.toThrow(
      /did you mean "sku"\?.*import-unknown-column/,
    );
  });

  it('takes the ambiguous ones once told', async () => {
    const told = await importSample('date,sku,price\n01/02/2024 5:00,S1,"1,234"\n', {
      'date-format': 'd/m/yyyy h:mm',
      decimal: '.',
    });
    expect((await told.rows('orders.csv.gz'))[1][0]).toBe('2024-02-01T05:00:00');
    expect(told.report.revenue).toBe(1234);
  });
});

describe('a mapping file', () => {
  const log = 'wann,was,wieviel\n2024-01-01,S1,2\n';
  it('carries columns and settings; the caller may override them', async () => {
    const { file, mappingFile, out } = await files(
      log,
      'columns:\n  time: wann\n  item: was\nname: aus-datei\ncost-share: 0.5\n',
    );
    const { report } = await importOrders({
      file,
      out,
      mappingFile,
      settings: { columns: { quantity: 'wieviel' } },
    });
    expect(report.units).toBe(2);
  });

  it('is refused with every mistake and its line', async () => {
    const { file, mappingFile, out } = await files(
      log,
      'columns:\n  tine: wann\ncost-share: 7\ndelimeter: ";"\n',
    );
    const refused = importOrders({ file, out, mappingFile });
    await expect(refused).rejects.toThrow(/mapping.yaml:2.*tine.*did you mean "time"/);
    await expect(refused).rejects.toThrow(/mapping.yaml:3.*cost-share: expected at most 1, got 7/);
    await expect(refused).rejects.toThrow(/mapping.yaml:4.*delimeter.*did you mean "delimiter"/);
  });
});

async function files(
  log: string,
  mapping: string,
): Promise<{ file: string; mappingFile: string; out: string }> {
  const folder = temporaryFolder('import');
  const names = {
    file: join(folder, 'log.csv'),
    mappingFile: join(folder, 'mapping.yaml'),
    out: join(folder, 'model'),
  };
  await writeFile(names.file, log);
  await writeFile(names.mappingFile, mapping);
  return names;
}
