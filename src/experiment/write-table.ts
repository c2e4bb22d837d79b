import { writeToPath } from 'fast-csv';

/** Rows of a CSV file: cells by column, every row with the same columns; null leaves a cell empty. */
export type Table = readonly Readonly<Record<string, string | number | boolean | null>>[];

/** Writes a CSV file with a header line. Rejects with file system errors. */
export function writeTable(path: string, table: Table): Promise<void> {
  return new Promise((resolve, reject) => {
    writeToPath(path, [...table], { headers: true, includeEndRowDelimiter: true })
      .on('error', reject)
      .on('finish', () => resolve());
  });
}
