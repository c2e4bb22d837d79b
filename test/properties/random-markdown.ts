import fc from 'fast-check';
import type { Draw, World } from './random-world.ts';

interface DrawnDemand {
  readonly 'by-item': { readonly process: { readonly type: string } };
  readonly rows: readonly {
    readonly item?: string;
    readonly items?: readonly string[];
    readonly process: { readonly type: string };
  }[];
  readonly weekday?: unknown;
  readonly events?: unknown;
}

/** A world half of whose draws may mark down items that are not replayed. */
export function withMarkdown(
  draw: Draw,
  model: World['model'],
  replayed: ReadonlySet<string>,
): World['model'] {
  if (!draw(fc.boolean())) return model;
  const items = model.items.map(({ id }) => id).filter((id) => !replayed.has(id));
  if (items.length === 0) return model;
  const demand = model.demand as DrawnDemand;
  const comesOnceADay = [demand['by-item'], ...demand.rows].some(
    ({ process }) => process.type === 'intermittent',
  );
  // A probability of 0.3 may be lifted to 1 at most, by weekdays, an event and a discount together.
  const isLifted = demand.weekday !== undefined || demand.events !== undefined;
  const elasticities = comesOnceADay && isLifted ? [0] : comesOnceADay ? [0, 1.5] : [0, 1.5, 3];
  const rule = {
    where: { items: draw(fc.shuffledSubarray(items, { minLength: 1 })) },
    age: draw(fc.constantFrom('1 d', '2 d', '3 d')),
    elasticity: draw(fc.constantFrom(...elasticities)),
  };
  const policy = {
    ...(model.policy as object),
    markdown: draw(
      fc.constantFrom<object>({ use: 'full-price' }, { use: 'aged-stock', discount: 0.4, above: 2 }),
    ),
  };
  return { ...model, markdown: { review: '1 d', rules: [rule] }, policy };
}
