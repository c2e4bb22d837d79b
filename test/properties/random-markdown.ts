import fc from 'fast-check';
import type { Draw, World } from './random-world.ts';

interface DrawnDemand {
  readonly 'by-item': { readonly process: { readonly type: string } };
  readonly rows: readonly {
    readonly item?: string;
    readonly items?: readonly string[];
    readonly process: { readonly type: string };
  }[];
}

const THINNED = ['poisson', 'negative-binomial'];

/** A world half of whose draws may mark down the items whose orders are a Poisson crowd, where customers do not choose. */
export function withMarkdown(draw: Draw, model: World['model']): World['model'] {
  if (!draw(fc.boolean()) || 'customers' in model || 'baskets' in model) return model;
  const demand = model['demand'] as DrawnDemand;
  if (!THINNED.includes(demand['by-item'].process.type)) return model;
  const isOther = (id: string) =>
    demand.rows.some(
      ({ item, items, process }) =>
        items?.includes(id) === true || (item === id && !THINNED.includes(process.type)),
    );
  const items = model.items.map(({ id }) => id).filter((id) => !isOther(id));
  if (items.length === 0) return model;
  const rule = {
    where: { items },
    age: draw(fc.constantFrom('1 d', '2 d', '3 d')),
    elasticity: draw(fc.constantFrom(0, 1.5, 3)),
  };
  const policy = {
    ...(model['policy'] as object),
    markdown: draw(
      fc.constantFrom<object>({ use: 'full-price' }, { use: 'aged-stock', discount: 0.4, above: 2 }),
    ),
  };
  return { ...model, markdown: { review: '1 d', rules: [rule] }, policy };
}
