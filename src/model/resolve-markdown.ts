import { priceLift } from '../processes/choice/price-lift.ts';
import { greatestFactor } from './check-intermittent.ts';
import { isItemIn } from './forecast-spec.ts';
import { markdownSchema } from './markdown-schema.ts';
import type { MarkdownRuleSpec, MarkdownSpec } from './markdown-spec.ts';
import type { DemandSpec, ItemSpec } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';
import { itemFilter } from './resolve-forecast.ts';
import type { SellerSpec } from './sellers-spec.ts';
import type { ValuePath } from './source-document.ts';

const SECONDS_PER_DAY = 86_400;
/** A probability, and what rounding may add to it. */
const MOST = 1 + 1e-5;

/** What markdowns are checked against. */
export interface MarkdownContext {
  readonly items: CheckedList<ItemSpec>;
  readonly demand: DemandSpec;
  readonly startDate: string;
  readonly sellers: readonly SellerSpec[] | undefined;
}

/** The section `markdown`; undefined when the model has none, or after reporting why it cannot be read. */
export function resolveMarkdown(reader: ModelReader, context: MarkdownContext): MarkdownSpec | undefined {
  if (reader.rawAt(['markdown']) === undefined) return undefined;
  const fields = reader.field(markdownSchema, ['markdown']);
  if (fields === undefined) return undefined;
  const reviewDays = fields.review / SECONDS_PER_DAY;
  if (reviewDays < 1 || !Number.isInteger(reviewDays)) {
    const expected = 'a whole number of days, more than 0';
    reader.report(['markdown', 'review'], { code: 'wrong-period', expected, received: `${reviewDays} d` });
    return undefined;
  }
  const rules = fields.rules.map((row, position) => {
    const path = ['markdown', 'rules', position];
    const ageDays = row.age / SECONDS_PER_DAY;
    if (ageDays < reviewDays || !Number.isInteger(ageDays / reviewDays)) {
      const expected = `a whole number of reviews of ${reviewDays} d, at least one`;
      reader.report([...path, 'age'], { code: 'wrong-period', expected, received: `${ageDays} d` });
    }
    return {
      where: itemFilter(reader, row.where, [...path, 'where']),
      ageDays,
      greatestDiscount: row['greatest-discount'],
      elasticity: row.elasticity,
    };
  });
  const markdown = { reviewDays, rules };
  checkDemand(reader, markdown, context);
  return markdown;
}

/** What was ordered cannot answer a price; what comes at most once a day cannot come more often. */
function checkDemand(reader: ModelReader, { rules }: MarkdownSpec, context: MarkdownContext): void {
  const { items, demand, startDate, sellers = [] } = context;
  const ofSellers = new Set(sellers.flatMap((seller) => seller.items));
  const ruleOf = items.map((spec, item) =>
    spec === undefined || ofSellers.has(item)
      ? -1
      : rules.findIndex(({ where }) => isItemIn(where, item, spec.class)),
  );
  const nameOf = (item: number): string => `item "${items[item]?.id ?? ''}"`;
  for (const item of new Set(demand.trace?.item)) {
    if (ruleOf[item] === undefined || ruleOf[item] < 0) continue;
    reader.report(pathOf(ruleOf[item]), {
      code: 'markdown-demand',
      expected: 'items whose orders are not replayed, as those cannot answer a price',
      received: `${nameOf(item)} in demand.trace`,
      hint: 'leave it out of where, or fit its demand (echelon import)',
    });
  }
  const streams = [
    ...demand.streams.map(({ item, count }) => ({ items: [item], count })),
    ...(demand.together ?? []),
  ];
  for (const { items: own, count } of streams) {
    if (count.kind !== 'intermittent') continue;
    const factor = greatestFactor(demand, startDate, items[own[0]]?.class ?? '');
    const tooOften = own.find(
      (item) => count.probability * factor * greatestLift(rules[ruleOf[item]]) > MOST,
    );
    if (tooOften === undefined) continue;
    const lift = greatestLift(rules[ruleOf[tooOften]]);
    reader.report(pathOf(ruleOf[tooOften]), {
      code: 'markdown-demand',
      expected: 'a probability of intermittent demand that no discount lifts above 1',
      received: `${nameOf(tooOften)}: ${count.probability} x ${short(factor)} of the calendar x ${short(lift)}`,
      hint: 'a smaller greatest-discount or elasticity, or process type poisson',
    });
  }
}

const pathOf = (rule: number): ValuePath => ['markdown', 'rules', rule];
const short = (factor: number): number => Number(factor.toPrecision(4));

function greatestLift(rule: MarkdownRuleSpec | undefined): number {
  return rule === undefined ? 1 : priceLift(rule.elasticity, rule.greatestDiscount);
}
