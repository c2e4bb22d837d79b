import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importOrders } from '../../src/import/import-orders.ts';
import { setAsideReasonNames } from '../../src/import/set-aside.ts';
import { projectRoot } from '../support/project-root.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { importSample } from './import-sample.ts';

it('every error code and every reason is in docs/import.md, and none besides', () => {
  const folder = join(projectRoot, 'src/import');
  const sources = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const codes = new Set(Array.from(sources.matchAll(/'(import-(?:[a-z]+-)+[a-z]+)'/g), ([, code]) => code));
  const documented = Array.from(
    readFileSync(join(projectRoot, 'docs/import.md'), 'utf8').matchAll(/^\| `([a-z-]+)` \|/gm),
    ([, code]) => code,
  );
  expect(documented.filter((code) => code.startsWith('import-'))).toEqual([...codes].sort());
  expect(documented.filter((code) => setAsideReasonNames.some((reason) => reason === code))).toEqual(
    setAsideReasonNames,
  );
});

it('refuses a time column without dates', async () => {
  await expect(importSample('when,sku\nsoon,S1\n', { columns: { time: 'when' } })).rejects.toThrow(
    /when: .*--date-format.*import-unreadable-date/,
  );
});

it('refuses a missing log, a missing or useless mapping file and an output that is a file', async () => {
  const folder = temporaryFolder('import');
  const file = join(folder, 'log.csv');
  const out = join(folder, 'model');
  await writeFile(file, 'date,sku\n2024-01-01,S1\n');
  await expect(importOrders({ file: join(folder, 'lg.csv'), out })).rejects.toThrow(
    /expected an order log that can be read, got no file of that name \(the folder holds "log.csv"\) \[import-unreadable-file\]/,
  );
  await expect(importOrders({ file: folder, out })).rejects.toThrow(
    /got a folder \[import-unreadable-file\]/,
  );
  await expect(importOrders({ file, out, mappingFile: join(folder, 'none.yaml') })).rejects.toThrow(
    'import-bad-mapping',
  );
  await writeFile(join(folder, 'list.yaml'), '- time\n');
  await expect(importOrders({ file, out, mappingFile: join(folder, 'list.yaml') })).rejects.toThrow(
    'import-bad-mapping',
  );
  await expect(importOrders({ file, out: file })).rejects.toThrow('import-bad-folder');
});

it('refuses columns that are no mapping, wherever they are written', async () => {
  const folder = temporaryFolder('import');
  const file = join(folder, 'log.csv');
  const mappingFile = join(folder, 'mapping.yaml');
  const out = join(folder, 'model');
  await writeFile(file, 'date,sku\n2024-01-01,S1\n');
  await writeFile(mappingFile, 'name: x\ncolumns: [sku]\n');
  await expect(importOrders({ file, out, settings: { columns: 'sku' } })).rejects.toThrow(
    /columns: expected a mapping, got "sku"/,
  );
  await expect(importOrders({ file, out, mappingFile })).rejects.toThrow(
    /mapping.yaml:2:\d+: columns: expected a mapping/,
  );
});

it('refuses settings out of range or not regular expressions, all at once', async () => {
  const refused = importSample('date,sku\n2024-01-01,S1\n', {
    'cost-share': 2,
    'status-pattern': '(',
    from: 'May',
  });
  await expect(refused).rejects.toThrow(/cost-share: expected at most 1, got 2/);
  await expect(refused).rejects.toThrow(/status-pattern: expected a regular expression, got "\("/);
  await expect(refused).rejects.toThrow(/from: expected an ISO date such as 2011-01-31, got "May"/);
});

it('refuses days that do not exist', async () => {
  for (const day of ['2025-99-99', '2025-02-29']) {
    await expect(importSample('when,sku\n2024-01-01,S1\n', { from: day })).rejects.toThrow(
      `from: expected an ISO date such as 2011-01-31, got "${day}"`,
    );
  }
});
