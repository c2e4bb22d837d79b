/*
 * In: a family name and its parameters from a model file. Out: a Distribution, ready to draw from keyed streams.
 * Never: own state between draws, or a source of randomness other than the stream it is given.
 */
import type { z } from 'zod';
import type { PluginDefinition } from '../../foundation/plugin-definition.ts';
import type { RandomStream } from '../random-stream.ts';

/** A distribution with fixed parameters, ready to draw from. */
export interface Distribution {
  readonly name: string;
  readonly mean: number;
  readonly variance: number;
  /** True when every value is an integer: such a distribution may size orders of indivisible items. */
  readonly isInteger: boolean;
  /** Least possible value; negative only for values that a demand size or lead time must refuse. */
  readonly minimum: number;
  /** One draw. Uses only `stream`, so the same key gives the same value. */
  sample(stream: RandomStream): number;
}

/**
 * A family of distributions: what the model format, `echelon list`, the docs and the tests know of it.
 * `create` takes only what `parameters` has parsed. It is a method so that definitions of different parameters fit one
 * list of `DistributionDefinition`.
 */
export interface DistributionDefinition<P = unknown> extends PluginDefinition {
  /** Parameter names as written in a model file (kebab-case). Constraints live here, in the schema. */
  readonly parameters: z.ZodType<P>;
  create(parameters: P): Distribution;
}
