import { z } from 'zod';
import { policySchema } from '../model/policy-schema.ts';
import { name, quantity } from '../model/schema-fields.ts';
import { designSchema, factorsSchema } from './factor-schema.ts';
import { optimizeSchema } from './optimize-schema.ts';
import { runCount } from './run-count.ts';

/** A named set of decisions, as written in an experiment file. */
const namedPolicySchema = policySchema.extend({
  label: z.string().optional().describe('Name in tables and charts. Default: the id.'),
  description: z.string().default('').describe('One or two sentences for readers of the report.'),
});

/** A world to compare the policies in. */
const scenarioSchema = z.strictObject({
  id: name().describe('Name of the scenario.'),
  label: z.string().optional().describe('Name in tables and charts. Default: the id.'),
  x: z.number().optional().describe('Position on the x axis of the curve.'),
  set: z
    .record(z.string(), z.unknown())
    .default({})
    .describe(
      'Values of the model to replace, by dotted path, e.g. speeds.one-day.share: 0.5; null takes a value out.',
    ),
});

/** How precise the results must become. */
const precisionSchema = z
  .strictObject({
    targets: z
      .array(
        z
          .strictObject({
            metric: z.string().describe('Metric id.'),
            relative: z
              .number()
              .gt(0)
              .lt(1)
              .optional()
              .describe('Half width allowed, relative to the mean, e.g. 0.01.'),
            absolute: z
              .number()
              .gt(0)
              .optional()
              .describe("Half width allowed in the metric's unit; shares are 0..1."),
          })
          .refine((target) => (target.relative === undefined) !== (target.absolute === undefined), {
            message: 'either relative or absolute',
          }),
      )
      .min(1)
      .describe('One or more; all must be met in every scenario, for every policy.'),
    of: z
      .enum(['estimates', 'differences'])
      .default('estimates')
      .describe(
        "What must be precise: each policy's estimate, or the paired differences from the incumbent.",
      ),
    budget: runCount(2).default(200).describe('Replications at most of each policy in each scenario.'),
  })
  .describe('Sequential run length (Law 2015, section 9.4.1). Starts with `replications`, at least 10.');

/** How the best policy is chosen. */
const selectionSchema = z.strictObject({
  metric: z.string().describe('Metric that decides; it must be one where lower or higher is better.'),
  procedure: z
    .enum(['kn', 'ocba'])
    .default('kn')
    .describe(
      'kn: Kim and Nelson with common random numbers, a guarantee; ocba: a fixed budget, independent draws.',
    ),
  'indifference-zone': z
    .number()
    .gt(0)
    .optional()
    .describe("kn: least advantage worth finding [metric's unit]."),
  confidence: z.number().gt(0.5).lt(1).default(0.95).describe('kn: probability of choosing the best.'),
  budget: runCount(10)
    .default(1000)
    .describe('kn: replications at most of a policy; ocba: runs of all policies together.'),
});

/** Gates that a change must pass before it ships. */
const gatesSchema = z.strictObject({
  exact: z
    .boolean()
    .default(false)
    .describe('Every event as in the baseline (trace hashes equal): for changes that must change nothing.'),
  metrics: z
    .array(
      z
        .strictObject({
          metric: z.string().describe('Metric id; one where lower or higher is better.'),
          margin: z
            .number()
            .gt(0)
            .optional()
            .describe("Harm still accepted, in the metric's unit; shares are 0..1."),
          'relative-margin': z
            .number()
            .gt(0)
            .lt(1)
            .optional()
            .describe("Harm still accepted, as a share of the baseline's mean."),
          alpha: z
            .number()
            .gt(0)
            .lt(0.5)
            .default(0.05)
            .describe('Chance of passing a change whose harm is the margin.'),
          power: z
            .number()
            .gt(0.5)
            .lt(1)
            .default(0.9)
            .describe('Chance of passing a change that does no harm; sets the replications needed.'),
        })
        .refine((gate) => (gate.margin === undefined) !== (gate['relative-margin'] === undefined), {
          message: 'either margin or relative-margin',
        }),
    )
    .default([])
    .describe('Paired non-inferiority against the baseline.'),
  limits: z
    .array(
      z
        .strictObject({
          metric: z.string().describe('Metric id.'),
          'at-most': z.number().optional().describe('Upper bound of every replication.'),
          'at-least': z.number().optional().describe('Lower bound of every replication.'),
        })
        .refine((limit) => limit['at-most'] !== undefined || limit['at-least'] !== undefined, {
          message: 'at-most or at-least',
        }),
    )
    .default([])
    .describe('Hard limits.'),
});

/** What is asked of the long run. */
const steadyStateSchema = z.strictObject({
  interval: quantity('duration').describe('Length of one observation, whole days.'),
  metrics: z
    .array(z.string())
    .min(1)
    .optional()
    .describe(
      'Metrics whose series decide where the start ends; no quantiles. Default: the metrics to lead with.',
    ),
});

/** An experiment file. */
export const experimentSchema = z.strictObject({
  format: z.literal(1).describe('Version of the format.'),
  name: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .describe('kebab-case; the result goes to reports/<name>.'),
  title: z.string().optional().describe('Headline of the report. Default: the name.'),
  description: z.string().default('').describe('What is asked, in a sentence or two.'),
  model: z.string().min(1).describe('Model folder or file, relative to this file.'),
  replications: runCount(1)
    .default(10)
    .describe('Independent runs of each policy in each scenario; at most 1000000 runs in all.'),
  seed: z
    .union([z.string(), z.number()])
    .transform(String)
    .default('1')
    .describe('Any text; with the replication number it fixes every draw.'),
  horizon: quantity('duration').optional().describe("Measured time, whole days. Default: the model's."),
  'warm-up': quantity('duration')
    .optional()
    .describe("Time run and not measured, whole days. Default: the model's."),
  incumbent: name().optional().describe('The policy that the others are compared with. Default: the first.'),
  policies: z
    .record(z.string(), namedPolicySchema)
    .optional()
    .describe('The policies to run, by id. Default: the policy block of the model.'),
  scenarios: z.array(scenarioSchema).min(1).optional().describe('Default: the model as it is.'),
  factors: factorsSchema
    .optional()
    .describe('What echelon sweep varies, in place of scenarios. Default: nothing.'),
  design: designSchema
    .optional()
    .describe('Which combinations of levels are run: full, fractional or a latin hypercube. Default: full.'),
  curve: z
    .strictObject({
      label: z.string().describe('Label of the x axis.'),
      share: z.boolean().default(false).describe('Print x as a percentage.'),
    })
    .optional()
    .describe("Draw the metrics against the scenarios' x."),
  metrics: z.array(z.string()).optional().describe('Metrics to lead with, in order (echelon list metrics).'),
  'control-variates': z
    .boolean()
    .default(true)
    .describe('Use what is known of each replication (demand, lead times) to sharpen differences.'),
  precision: precisionSchema
    .optional()
    .describe('Add replications until these targets are met. Default: a fixed number.'),
  select: selectionSchema
    .optional()
    .describe('Run until the best policy is found, instead of comparing all. Default: compare.'),
  'steady-state': steadyStateSchema
    .optional()
    .describe(
      "Estimate the long run: record every run from day 0, find where its start ends (MSER-5) and drop it. The model's warm-up is ignored.",
    ),
  optimize: optimizeSchema
    .optional()
    .describe('What echelon optimize searches: the best parameters of one policy. Default: nothing.'),
  gates: gatesSchema.optional().describe('What echelon check demands of a change against a baseline.'),
});

export type ExperimentFields = z.infer<typeof experimentSchema>;
