import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { InputError, type Issue } from '../foundation/issue.ts';
import { nearestName } from '../foundation/nearest-name.ts';
import { columnRoles } from './import-columns.ts';
import { encodings } from './read-rows.ts';

const pattern = z.string().refine(isPattern, 'a regular expression');
const dateOnly = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'an ISO date such as 2011-01-31');

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'i') instanceof RegExp;
  } catch {
    return false;
  }
}

/** Every setting of an import, as written in a mapping file. The same names are the flags of `echelon import`. */
export const importSettingsSchema = z.strictObject({
  columns: z
    .partialRecord(z.enum(columnRoles), z.string())
    .default({})
    .describe('Header of each column; `none` = the log has none. Left out = found by well-known names.'),
  name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a kebab-case name').optional().describe('Name of the model.'),
  delimiter: z.string().length(1).optional().describe('Field separator. Default: read off the header line.'),
  encoding: z.enum(encodings).optional().describe('Default: utf8, or utf16le by its byte order mark.'),
  quotes: z.boolean().default(true).describe('False: quote characters are ordinary text.'),
  decimal: z.enum(['.', ',']).optional().describe('Decimal sign. Default: read off the numbers.'),
  'date-format': z
    .string()
    .refine((text) => /^epoch(-ms)?$/.test(text) || /^(?=.*y)(?=.*m)(?=.*d)/i.test(text), 'such as d/m/yyyy h:mm, m/d/yyyy, yyyy-mm-dd, epoch or epoch-ms')
    .optional()
    .describe('Order of day, month and year. Default: read off the dates; ambiguous dates are refused.'),
  'price-is': z.enum(['unit', 'total']).optional().describe('Whether the price is of one unit or of the whole line.'),
  'cancelled-pattern': pattern.optional().describe('Order ids that are cancellations; `none` = no such ids. Default ^C[0-9]+$.'),
  'status-pattern': pattern.default('cancel|return|refund|void|^(true|yes|y|1)$').describe('Values of the status column that cancel a row.'),
  'non-goods-pattern': pattern.optional().describe('Item codes that are not goods; `none` = all are. Default: gift vouchers, tests, and codes without a digit where nearly all codes have one.'),
  from: dateOnly.optional().describe('First day to keep.'),
  to: dateOnly.optional().describe('Day after the last one to keep.'),
  'minimum-orders': z.number().int().min(1).default(1).describe('Rows of items with fewer order lines are set aside.'),
  'maximum-regions': z.number().int().min(1).default(50).describe('The smallest regions beyond this count become one, other-regions.'),
  'cost-share': z.number().gt(0).max(1).default(0.6).describe('Cost of a unit as a share of its median price (assumption).'),
  currency: z.string().min(1).default('money').describe('Label of the prices.'),
  'lead-time-mean': z.number().gt(0).default(14).describe('Mean supplier lead time [days] (assumption).'),
  'lead-time-cv': z.number().gt(0).max(3).default(0.4).describe('Coefficient of variation of the supplier lead time (assumption).'),
  'warm-up': z.number().int().min(0).default(28).describe('Days of the log before measuring starts.'),
});

/** Settings after defaults. */
export type ImportSettings = z.output<typeof importSettingsSchema>;

/** Settings as a caller writes them: everything optional. */
export type ImportSettingsInput = z.input<typeof importSettingsSchema>;

/**
 * Reads the mapping file if there is one, lays the caller's own settings over it (columns one by one), fills defaults.
 * @throws InputError with every mistake at once.
 */
export async function resolveSettings(own: ImportSettingsInput, mappingFile?: string): Promise<ImportSettings> {
  const file = mappingFile === undefined ? undefined : await readMapping(mappingFile);
  const written = file?.value ?? {};
  const merged = { ...written, ...withoutUndefined(own), columns: { ...columnsOf(written), ...withoutUndefined(own.columns ?? {}) } };
  const parsed = importSettingsSchema.safeParse(merged);
  if (parsed.success) return parsed.data;
  throw new InputError(parsed.error.issues.map((issue) => toIssue(issue, mappingFile, file?.lineOf)));
}

interface Mapping {
  readonly value: Record<string, unknown>;
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined;
}

async function readMapping(file: string): Promise<Mapping> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new InputError([mappingIssue(file, 'a readable mapping file', error.message)]);
  });
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  if (document.errors.length > 0) {
    throw new InputError(
      document.errors.map((error) => mappingIssue(file, 'valid YAML', error.message.split('\n')[0], lineCounter.linePos(error.pos[0]).line)),
    );
  }
  const value: unknown = document.toJS() ?? {};
  if (!isRecord(value)) throw new InputError([mappingIssue(file, 'settings by name', 'a list or a single value')]);
  const lineOf = (path: readonly PropertyKey[]) => {
    const node: unknown = document.getIn(path.map(String), true);
    const range: unknown = isRecord(node) ? node['range'] : undefined;
    return Array.isArray(range) ? lineCounter.linePos(Number(range[0])).line : undefined;
  };
  return { value, lineOf };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function columnsOf(written: Record<string, unknown>): Record<string, unknown> {
  return isRecord(written['columns']) ? written['columns'] : {};
}

function withoutUndefined(given: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function toIssue(issue: z.core.$ZodIssue, file: string | undefined, lineOf: Mapping['lineOf'] | undefined): Issue {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
  const path = [...issue.path, ...unknown.slice(0, 1)];
  const line = lineOf?.(path);
  const place = { file: file ?? 'import settings', ...(line === undefined ? {} : { line }) };
  const base = { code: 'import-bad-setting', place, path: path.map(String).join('.') };
  if (unknown.length === 0) {
    return { ...base, expected: issue.message, received: issue.input === undefined ? 'another value' : JSON.stringify(issue.input) };
  }
  const known = issue.path[0] === 'columns' ? columnRoles : Object.keys(importSettingsSchema.shape);
  const near = nearestName(unknown[0], known);
  const found = { ...base, expected: `one of ${known.join(', ')}`, received: `"${unknown[0]}"` };
  return near === undefined ? found : { ...found, hint: `did you mean ${near}?` };
}

function mappingIssue(file: string, expected: string, received: string, line?: number): Issue {
  return { code: 'import-bad-mapping', place: line === undefined ? { file } : { file, line }, path: '', expected, received };
}
