import type { Network } from '../network/network.ts';
import type { MarkdownFacts, MarkdownRule } from '../policies/markdown/markdown-policy.ts';

/**
 * The rule of every item that may be marked down; undefined = never.
 * @throws Error when the policy gives discounts and the model has no markdowns
 */
export function prepareMarkdown(
  { model, markdown }: Network,
  prepare: (facts: MarkdownFacts) => MarkdownRule | undefined,
): readonly (MarkdownRule | undefined)[] {
  if (markdown === undefined) {
    const [item] = model.items;
    const facts = { item, ageDays: 1, reviewDays: 1, greatestDiscount: 1, elasticity: 1 };
    if (prepare(facts) === undefined) return [];
    throw new Error('the model does not say what a discount does; give it a section "markdown"');
  }
  return model.items.map((item, position) => {
    const rule = markdown.ruleOf[position];
    if (rule === undefined) return undefined;
    const { ageDays, greatestDiscount, elasticity } = rule;
    return prepare({ item, ageDays, reviewDays: markdown.reviewDays, greatestDiscount, elasticity });
  });
}
