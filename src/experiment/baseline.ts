import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseString } from 'fast-csv';
import { InputError } from '../foundation/issue.ts';
import { RESULT_FORMAT, type Result } from './result.ts';

/** An earlier result that a change is checked against. */
export interface Baseline {
  readonly directory: string;
  readonly result: Result;
  /** Hashes by replication; empty when the baseline has no such cell. */
  traceHashes(scenario: string, policy: string): readonly string[];
  /** Values of a metric by replication; empty when the baseline has none. */
  values(scenario: string, policy: string, metric: string): readonly number[];
}

/**
 * Reads result.json and replications.csv of a result folder.
 * @throws InputError when the folder holds no result of this format
 */
export async function readBaseline(directory: string): Promise<Baseline> {
  const result = await readResult(join(directory, 'result.json'));
  const rows = await readRows(join(directory, 'replications.csv'));
  const own = (scenario: string, policy: string) =>
    rows.filter((row) => row.scenario === scenario && row.policy === policy);
  return {
    directory,
    result,
    traceHashes: (scenario, policy) => own(scenario, policy).map((row) => row['trace-hash']),
    values: (scenario, policy, metric) =>
      own(scenario, policy).flatMap((row) =>
        row[metric] === undefined || row[metric] === '' ? [] : Number(row[metric]),
      ),
  };
}

async function readResult(file: string): Promise<Result> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw notABaseline(file, 'no file there');
  const value = parseJson(text);
  const isResult =
    typeof value === 'object' && value !== null && 'format' in value && value.format === RESULT_FORMAT;
  if (!isResult) throw notABaseline(file, 'something else');
  // The format name stands for the whole structure; only this package writes it.
  return value as Result;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readRows(file: string): Promise<Record<string, string>[]> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw notABaseline(file, 'no file there');
  return new Promise((resolve, reject) => {
    const rows: Record<string, string>[] = [];
    parseString<Record<string, string>, Record<string, string>>(text, { headers: true })
      .on('error', reject)
      .on('data', (row: Record<string, string>) => rows.push(row))
      .on('end', () => resolve(rows));
  });
}

function notABaseline(file: string, received: string): InputError {
  const expected = `a baseline: a result folder of format "${RESULT_FORMAT}"`;
  return new InputError([{ code: 'wrong-result', place: { file }, path: '', expected, received }]);
}
