import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type ImportOrdersResult, importOrders } from '../../src/import/import-orders.ts';
import type { ImportSettingsInput } from '../../src/import/import-settings.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Writes `content` as a log into a new folder, imports it and reads back what was written. */
export async function importSample(
  content: string | Buffer,
  settings: ImportSettingsInput = {},
): Promise<ImportedSample> {
  const folder = temporaryFolder('import');
  const file = join(folder, 'log.csv');
  await writeFile(file, content);
  const out = join(folder, 'model');
  const result = await importOrders({ file, out, settings });
  return {
    ...result,
    folder: out,
    rows: async (name) => {
      const bytes = await readFile(join(out, name));
      const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
      return text
        .trimEnd()
        .split('\n')
        .map((line) => line.split(','));
    },
  };
}

export interface ImportedSample extends ImportOrdersResult {
  readonly folder: string;
  /** Cells of a written table, the header first; for tables without quoted cells. */
  rows(name: string): Promise<string[][]>;
}

/** Rows set aside for each reason. */
export function setAsideCounts({ report }: ImportOrdersResult): Record<string, number> {
  return Object.fromEntries(report.setAside.map(({ reason, rows }) => [reason, rows]));
}
