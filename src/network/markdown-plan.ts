import { isItemIn } from '../model/forecast-spec.ts';
import type { MarkdownRuleSpec, Model } from '../model/model.ts';
import { priceLift } from '../processes/choice/price-lift.ts';

/** Items that may be marked down. */
export interface MarkdownPlan {
  readonly reviewDays: number;
  /** Rule of each item; undefined = never marked down. */
  readonly ruleOf: readonly (MarkdownRuleSpec | undefined)[];
  /** Demand at the greatest discount of any of its items over that at none, by demand stream; 1 = no discount lifts it. */
  readonly greatestLift: Float64Array;
}

/** The plan of a model; undefined when it has no markdowns. Sellers set the prices of their items themselves. */
export function compileMarkdown({ items, markdown, demand, sellers = [] }: Model): MarkdownPlan | undefined {
  if (markdown === undefined) return undefined;
  const priced = new Set(sellers.flatMap((seller) => seller.items));
  const ruleOf = items.map((spec, item) =>
    priced.has(item) ? undefined : markdown.rules.find(({ where }) => isItemIn(where, item, spec.class)),
  );
  const streams = [...demand.streams.map(({ item }) => [item]), ...(demand.together ?? []).map(itemsOf)];
  const greatestLifts = Float64Array.from(streams, (own) =>
    Math.max(...own.map((item) => greatestLift(ruleOf[item]))),
  );
  return { reviewDays: markdown.reviewDays, ruleOf, greatestLift: greatestLifts };
}

const itemsOf = ({ items }: { readonly items: readonly number[] }) => items;

function greatestLift(rule: MarkdownRuleSpec | undefined): number {
  return rule === undefined ? 1 : priceLift(rule.elasticity, rule.greatestDiscount);
}
