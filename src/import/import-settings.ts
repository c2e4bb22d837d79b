import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { describeValue } from '../foundation/describe-value.ts';
import { isCalendarDate } from '../foundation/is-calendar-date.ts';
import { InputError } from '../foundation/issue.ts';
import { checkAgainst, valueAt } from '../model/check-against.ts';
import { parseSourceDocument, type SourceDocument } from '../model/source-document.ts';
import { columnRoles } from './import-columns.ts';
import { isNumberDate } from './parse-date.ts';
import { encodings } from './read-rows.ts';

const pattern = z.string().refine(isPattern, 'a regular expression');
const dateOnly = z.string().refine(isCalendarDate, 'an ISO date such as 2011-01-31');
const columnNames = z.strictObject(
  // One optional header for each role; Object.fromEntries loses the names of the keys.
  Object.fromEntries(columnRoles.map((role) => [role, z.string().optional()])) as Record<
    (typeof columnRoles)[number],
    z.ZodOptional<z.ZodString>
  >,
);

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'i') instanceof RegExp;
  } catch {
    return false;
  }
}

/** Every setting of an import, as written in a mapping file. The same names are the flags of `echelon import`. */
export const importSettingsSchema = z.strictObject({
  columns: columnNames
    .default({})
    .describe('Header of each column; `none` = the log has none. Left out = found by well-known names.'),
  name: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .optional()
    .describe('Name of the model.'),
  delimiter: z.string().length(1).optional().describe('Field separator. Default: read off the header line.'),
  encoding: z.enum(encodings).optional().describe('Default: utf8, or utf16le by its byte order mark.'),
  quotes: z.boolean().default(true).describe('False: quote characters are ordinary text.'),
  decimal: z.enum(['.', ',']).optional().describe('Decimal sign. Default: read off the numbers.'),
  'date-format': z
    .string()
    .refine(
      (text) => isNumberDate(text) || /^(?=.*y)(?=.*m)(?=.*d)/i.test(text),
      'such as d/m/yyyy h:mm, m/d/yyyy, yyyy-mm-dd, epoch, epoch-ms, excel or day',
    )
    .optional()
    .describe('Order of day, month and year. Default: read off the dates; ambiguous dates are refused.'),
  'price-is': z
    .enum(['unit', 'total'])
    .optional()
    .describe('Whether the price is of one unit or of the whole line.'),
  'cancelled-pattern': pattern
    .optional()
    .describe('Order ids that are cancellations; `none` = no such ids. Default ^C[0-9]+$.'),
  'status-pattern': pattern
    .default('cancel|return|refund|void|^(true|yes|y|1)$')
    .describe('Values of the status column that cancel a row.'),
  'non-goods-pattern': pattern
    .optional()
    .describe(
      'Item codes that are not goods; `none` = all are. Default: gift vouchers, tests, and codes without a digit where nearly all codes have one.',
    ),
  from: dateOnly.optional().describe('First day to keep.'),
  to: dateOnly.optional().describe('Day after the last one to keep.'),
  'minimum-orders': z
    .number()
    .int()
    .min(1)
    .default(1)
    .describe('Rows of items with fewer order lines are set aside.'),
  'maximum-regions': z
    .number()
    .int()
    .min(1)
    .default(50)
    .describe('The smallest regions beyond this count become one, other-regions.'),
  'cost-share': z
    .number()
    .gt(0)
    .max(1)
    .default(0.6)
    .describe('Cost of a unit as a share of its median price (assumption).'),
  currency: z.string().min(1).default('money').describe('Label of the prices.'),
  'lead-time-mean': z.number().gt(0).default(14).describe('Mean supplier lead time [days] (assumption).'),
  'lead-time-cv': z
    .number()
    .gt(0)
    .max(3)
    .default(0.4)
    .describe('Coefficient of variation of the supplier lead time (assumption).'),
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
export async function resolveSettings(
  own: Readonly<Record<string, unknown>>,
  mappingFile?: string,
): Promise<ImportSettings> {
  const document = mappingFile === undefined ? undefined : await readMapping(mappingFile);
  const written = recordOf(document?.value);
  const columns = mergedColumns(written.columns, own.columns);
  const checked = checkAgainst(importSettingsSchema, { ...written, ...withoutUndefined(own), columns });
  if (checked.ok) return checked.value;
  throw new InputError(
    checked.problems.map(({ at, ...problem }) => {
      const isWritten =
        document !== undefined && valueAt(written, at) !== undefined && valueAt(own, at) === undefined;
      const place = isWritten ? document.placeOf(at) : { file: 'import settings' };
      return { ...problem, place, path: at.join('.') };
    }),
  );
}

async function readMapping(file: string): Promise<SourceDocument> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw mappingProblem(file, 'a readable mapping file', error.message);
  });
  const { document, issues } = parseSourceDocument(bytes, file);
  if (document === undefined || issues.length > 0) throw new InputError(issues);
  const { value } = document;
  if (value !== null && (typeof value !== 'object' || Array.isArray(value))) {
    throw mappingProblem(file, 'settings by name', describeValue(value));
  }
  return document;
}

function mappingProblem(file: string, expected: string, received: string): InputError {
  return new InputError([{ code: 'import-bad-mapping', place: { file }, path: '', expected, received }]);
}

/** Own headers over the file's; what is no mapping is left as it is for the schema to refuse. */
function mergedColumns(written: unknown, own: unknown): unknown {
  const isMapping = (value: unknown) => value === undefined || value === null || isRecord(value);
  if (!isMapping(own)) return own;
  if (!isMapping(written)) return written;
  return { ...recordOf(written), ...withoutUndefined(recordOf(own)) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function withoutUndefined(given: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
