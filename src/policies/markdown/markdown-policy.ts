import type { z } from 'zod';
import type { PluginDefinition } from '../../foundation/plugin-definition.ts';

/** What never changes about an item that may be marked down. */
export interface MarkdownFacts {
  readonly item: {
    readonly id: string;
    readonly class: string;
    /** Cost of one unit [money]. */
    readonly value: number;
    /** Sales price of one unit at no discount [money]. */
    readonly price: number;
  };
  /** Age from which units count as aged [days]. */
  readonly ageDays: number;
  /** Time between reviews [days]. */
  readonly reviewDays: number;
  /** Greatest discount, as a share of the price. */
  readonly greatestDiscount: number;
  /** Demand at a discount d is (1 - d) ^ -elasticity times that at none. */
  readonly elasticity: number;
}

/** Live view of one item over all nodes at a review. Valid only inside the call that received it. */
export interface MarkdownState {
  /** Seconds since the start. */
  readonly now: number;
  /** Units on hand, all nodes. */
  readonly onHand: number;
  /** Of these, units that came at least `ageDays` ago, oldest sold first. */
  readonly agedUnits: number;
  /** The discount until now, as a share of the price; 0 = none. */
  readonly discount: number;
}

/** A policy made ready for one item. All runs share it, so it keeps nothing from one call to the next. */
export interface MarkdownRule {
  /** The discount until the next review, 0 to `greatestDiscount`. */
  discount(state: MarkdownState): number;
}

/** Sets discounts at the reviews of `markdown`. */
export interface MarkdownPolicy<P = unknown> extends PluginDefinition {
  readonly family: 'markdown';
  readonly parameters: z.ZodType<P>;
  /** The rule for one item; undefined = never a discount. Throws Error with a sentence for the user when the parameters do not fit. */
  prepare(parameters: P, facts: MarkdownFacts): MarkdownRule | undefined;
}

/** Keeps the parameter type while a policy is written, then forgets it so that policies fit in one list. */
export function defineMarkdownPolicy<P>(policy: MarkdownPolicy<P>): MarkdownPolicy {
  return policy as unknown as MarkdownPolicy;
}
