import { isItemIn } from './forecast-spec.ts';
import { markdownSchema } from './markdown-schema.ts';
import type { MarkdownSpec } from './markdown-spec.ts';
import type { DemandSpec, ItemSpec } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';
import { itemFilter } from './resolve-forecast.ts';
import type { ValuePath } from './source-document.ts';

const SECONDS_PER_DAY = 86_400;

/** What markdowns are checked against. */
export interface MarkdownContext {
  readonly items: CheckedList<ItemSpec>;
  readonly demand: DemandSpec;
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
  for (const section of ['baskets', 'customers']) {
    if (reader.rawAt([section]) === undefined) continue;
    const expected = `no section "${section}": its customers are not thinned by price`;
    reader.report(['markdown'], { code: 'markdown-demand', expected, received: 'both' });
  }
  checkDemand(reader, markdown, context);
  return markdown;
}

/** Lifts thin a Poisson crowd; orders that come at most once a day, at set times or together cannot be thinned so. */
function checkDemand(reader: ModelReader, markdown: MarkdownSpec, { items, demand }: MarkdownContext): void {
  const path: ValuePath = ['markdown'];
  const fixed = new Set(demand.together?.flatMap((together) => together.items));
  for (const { item, count } of demand.streams) {
    if (count.kind === 'periodic' || count.kind === 'intermittent') fixed.add(item);
  }
  for (const item of fixed) {
    const spec = items[item];
    if (spec === undefined || !markdown.rules.some(({ where }) => isItemIn(where, item, spec.class)))
      continue;
    reader.report(path, {
      code: 'markdown-demand',
      expected: 'items whose orders come alone and are poisson or negative-binomial',
      received: `item "${spec.id}" with other orders`,
    });
  }
}
