import fc from 'fast-check';
import type { Draw, World } from './random-world.ts';

const EVERYWHERE = { kinds: ['dc', 'fc', 'same-day'] };

/** A world half of whose draws leave some of its items to a seller or two, with errors, limits and fees. */
export function withSellers(draw: Draw, model: World['model']): World['model'] {
  if (!draw(fc.boolean())) return model;
  const ids = model.items.map(({ id }) => id);
  const theirs = draw(fc.shuffledSubarray(ids, { minLength: 1 }));
  const cut = draw(fc.integer({ min: 0, max: theirs.length - 1 }));
  const groups = [theirs.slice(0, cut), theirs.slice(cut)].filter((group) => group.length > 0);
  const hasTrailers = 'transport' in model;
  const sellers = groups.map((items, index) => ({
    id: `seller-${index}`,
    where: { items },
    ...randomSeller(draw, hasTrailers),
  }));
  return { ...model, sellers };
}

function randomSeller(draw: Draw, hasTrailers: boolean) {
  const sometimes = <T extends object>(fields: T): Partial<T> => (draw(fc.boolean()) ? fields : {});
  const isLimited = draw(fc.boolean());
  return {
    replenishment: [{ ...draw(rules), where: EVERYWHERE }],
    ...(hasTrailers ? {} : sometimes({ 'lead-time': { distribution: 'gamma', mean: 2, cv: 0.5 } })),
    ...sometimes({
      sight: {
        bias: draw(fc.constantFrom(0.7, 1, 1.5)),
        'log-deviation': 0.4,
        redrawn: '2 d',
        ...sometimes({ 'events-known-before': '1 d' }),
        ...sometimes({ 'look-ahead': '3 d' }),
      },
    }),
    ...(isLimited
      ? {
          'restock-limit': draw(
            fc.constantFrom<object>(
              { weeks: 0.5 },
              { weeks: 1, volume: '60 l' },
              { weeks: 2, 'measured-by': 'recent-sales', 'sales-window': '2 d', 'least-units': 2 },
              { volume: '80 l' },
            ),
          ),
        }
      : {}),
    fees: {
      fulfillment: 3,
      referral: 0.1,
      inbound: 0.5,
      storage: 1,
      ...sometimes({ overstock: { above: 1, surcharge: 2 } }),
      ...sometimes({ aged: { from: '2 d', surcharge: 4 } }),
    },
    ...sometimes({ 'fee-sensitivity': 1.5 }),
  };
}

const rules = fc.constantFrom<Readonly<Record<string, unknown>>>(
  { use: 's-S', 'reorder-point': 3, 'order-up-to': 12 },
  { use: 'base-stock', level: 8 },
  { use: 'R-S', review: '1 d', 'order-up-to': 15 },
  { use: 'newsvendor', review: '2 d', quantile: 0.9 },
  { use: 'national-order-up-to', review: '1 d', quantile: 0.9 },
);
