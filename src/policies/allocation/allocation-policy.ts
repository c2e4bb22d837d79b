import type { z } from 'zod';
import type { PluginDefinition } from '../../foundation/plugin-definition.ts';

/** The orders of other nodes waiting at one stock, oldest first, as columns of length `count`. */
export interface WaitingOrders {
  readonly count: number;
  /** Units still owed, > 0. */
  readonly quantity: Float64Array;
  /** Position of the node that ordered, in the model's list. */
  readonly node: Int32Array;
  /** When it was ordered [s]. */
  readonly placedAt: Float64Array;
}

export interface AllocationFacts {
  readonly nodes: readonly { readonly id: string; readonly kind: string; readonly size: number }[];
}

export interface AllocationRule {
  /** True when orders are filled strictly oldest first: the engine then shows only as many as the stock can reach. */
  readonly oldestFirst: boolean;
  /**
   * Writes the units granted to each waiting order: 0 <= granted <= quantity, sum <= available, whole units when
   * `whole`. Called only when `available` > 0 and `count` > 0.
   */
  allocate(available: number, waiting: WaitingOrders, whole: boolean, granted: Float64Array): void;
}

/** Shares stock that is too small among the nodes that ordered it. */
export interface AllocationPolicy<P = unknown> extends PluginDefinition {
  readonly family: 'allocation';
  readonly parameters: z.ZodType<P>;
  prepare(parameters: P, facts: AllocationFacts): AllocationRule;
}

/** Keeps the parameter type while a policy is written, then forgets it so that policies fit in one list. */
export function defineAllocationPolicy<P>(policy: AllocationPolicy<P>): AllocationPolicy {
  return policy as unknown as AllocationPolicy;
}
