import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RESULT_FORMAT } from '../experiment/result.ts';
import { InputError } from '../foundation/issue.ts';
import { type WrittenReport, writeReport } from '../report/write-report.ts';
import { asResult } from './result-structure.ts';

/** What was written, and into which folder. */
export interface RenderedReport extends WrittenReport {
  readonly directory: string;
}

/**
 * Draws the report of an earlier result again.
 * @param resultPath result.json, or the folder it is in
 * @param out folder to write into; default: where the result is
 * @throws InputError when there is no whole result of a known format there
 */
export async function renderReport(resultPath: string, out?: string): Promise<RenderedReport> {
  const found = await stat(resultPath).catch(() => undefined);
  const file = found?.isDirectory() === true ? join(resultPath, 'result.json') : resultPath;
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw wrongResult(file, 'no file there');
  const result = asResult(parse(text, file), file);
  const directory = out ?? dirname(file);
  return { directory, ...(await writeReport(result, directory)) };
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrongResult(file, 'text that is no whole JSON');
  }
}

function wrongResult(file: string, received: string): InputError {
  const expected = `a result of format "${RESULT_FORMAT}"`;
  return new InputError([{ code: 'wrong-result', place: { file }, path: '', expected, received }]);
}
