import { isItemIn } from '../model/forecast-spec.ts';
import type { MarkdownRuleSpec, Model } from '../model/model.ts';
import { COUNT_KIND, type DemandStreams } from '../processes/demand/demand-streams.ts';

/** Items that may be marked down. */
export interface MarkdownPlan {
  readonly reviewDays: number;
  /** Rule of each item; undefined = never marked down. */
  readonly ruleOf: readonly (MarkdownRuleSpec | undefined)[];
  /** Demand at the greatest discount over that at none, by item; 1 = never marked down. */
  readonly greatestLift: Float64Array;
}

/** The plan of a model; undefined when it has no markdowns. Sellers set the prices of their items themselves. */
export function compileMarkdown({ items, markdown, sellers = [] }: Model): MarkdownPlan | undefined {
  if (markdown === undefined) return undefined;
  const priced = new Set(sellers.flatMap((seller) => seller.items));
  const ruleOf = items.map((spec, item) =>
    priced.has(item) ? undefined : markdown.rules.find(({ where }) => isItemIn(where, item, spec.class)),
  );
  const greatestLift = Float64Array.from(ruleOf, (rule) =>
    rule === undefined ? 1 : liftOf(rule, rule.greatestDiscount),
  );
  return { reviewDays: markdown.reviewDays, ruleOf, greatestLift };
}

/** Demand at a discount over that at none: constant elasticity of price. */
export function liftOf({ elasticity }: MarkdownRuleSpec, discount: number): number {
  return (1 - discount) ** -elasticity;
}

/**
 * The streams of all who would buy at the greatest discount. Means rise by the greatest lift G; the excess of variance
 * over mean does, too, so that a crowd thinned to 1 / G has the law of the model again.
 */
export function withGreatestCrowd(streams: DemandStreams, plan: MarkdownPlan | undefined): DemandStreams {
  if (plan === undefined) return streams;
  const lift = (stream: number) => plan.greatestLift[streams.item[stream]];
  const isMixed = (stream: number) => streams.kind[stream] === COUNT_KIND.negativeBinomial;
  return {
    ...streams,
    mean: streams.mean.map((mean, stream) => mean * lift(stream)),
    second: streams.second.map((second, stream) =>
      isMixed(stream) ? 1 + (second - 1) * lift(stream) : second,
    ),
  };
}
