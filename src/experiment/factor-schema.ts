import { z } from 'zod';
import { name } from '../model/schema-fields.ts';

/** More points of a sweep than anyone can read; a slip of the pen rather than a plan. */
export const MOST_POINTS = 1000;

const unitSchema = z
  .string()
  .min(1)
  .optional()
  .describe('Written after the number, as durations need it, e.g. h. Default: none.');

/** Levels written out, or so many of them at equal distances. */
const levelsSchema = z
  .union([
    z.array(z.union([z.number(), z.string(), z.boolean()])).min(1),
    z.strictObject({
      from: z.number().describe('Lowest level.'),
      to: z.number().describe('Highest level; more than from.'),
      count: z
        .int()
        .min(2)
        .max(MOST_POINTS)
        .optional()
        .describe('Number of levels at equal distances. Default: 2, the ends; a latin hypercube needs none.'),
      integer: z.boolean().default(false).describe('Round levels to whole numbers.'),
    }),
  ])
  .describe('A list of values, or a range.');

/** One value that a sweep varies. */
const factorSchema = z.strictObject({
  id: name().describe('Name of the factor; a column of sweep.csv.'),
  label: z.string().optional().describe('Name in tables and charts. Default: the id.'),
  path: z
    .string()
    .min(1)
    .describe(
      'What it replaces: a path into the model, as in set, or policies.<id>.… into a policy of this experiment.',
    ),
  levels: levelsSchema,
  unit: unitSchema,
  also: z
    .array(
      z.strictObject({
        path: z.string().min(1).describe('A further path that moves with the factor.'),
        times: z.number().optional().describe('Its value is level x times + plus. Default: 1.'),
        plus: z.number().optional().describe('Default: 0. A share that takes the rest: times: -1, plus: 1.'),
        unit: unitSchema,
      }),
    )
    .default([])
    .describe('Other values that follow the level. Default: none.'),
});

/** The factors of a sweep. */
export const factorsSchema = z.array(factorSchema).min(1);

/** Which combinations of levels a sweep runs. */
export const designSchema = z.union([
  z.enum(['full', 'fractional']),
  z.strictObject({
    fractional: z
      .literal([3, 4, 5])
      .describe(
        'Two levels of each factor, the first and the last; the resolution wanted. fractional alone: 4.',
      ),
  }),
  z.strictObject({
    'latin-hypercube': z
      .int()
      .min(2)
      .max(MOST_POINTS)
      .describe('Points spread over the ranges of all factors.'),
  }),
]);

export type FactorFields = z.infer<typeof factorSchema>;
export type DesignFields = z.infer<typeof designSchema>;
