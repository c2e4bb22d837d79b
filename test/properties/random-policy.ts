import fc from 'fast-check';
import type { Draw } from './random-world.ts';

interface Names {
  readonly nodes: readonly { readonly id: string; readonly kind: string }[];
  readonly regions: readonly { readonly id: string }[];
  readonly speeds: readonly { readonly id: string }[];
}

/** A policy block that uses any of the built-in policies, one replenishment rule for each kind of node. */
export function randomPolicy(draw: Draw, names: Names) {
  const perKind = ['dc', 'fc', 'same-day'].map((kind) => ({ where: { kinds: [kind] }, ...draw(stockRules) }));
  return {
    replenishment: draw(fc.boolean()) ? perKind : [draw(nationalRules), ...perKind],
    fulfillment: draw(
      fc.constantFrom<unknown>({ use: 'nearest' }, { use: 'cheapest' }, preference(draw, names)),
    ),
    allocation: draw(
      fc.constantFrom<unknown>(
        { use: 'fifo' },
        { use: 'proportional' },
        { use: 'priority', nodes: [names.nodes[names.nodes.length - 1].id] },
      ),
    ),
  };
}

/** Whole levels, so that they suit items that come in whole units. */
const stockRules: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.constantFrom(
  { use: 'base-stock', level: 0 },
  { use: 'base-stock', level: 6 },
  { use: 's-S', 'reorder-point': 3, 'order-up-to': 11 },
  { use: 's-S', 'reorder-point': -2, 'order-up-to': 2 },
  { use: 's-Q', 'reorder-point': 2, quantity: 5 },
  { use: 's-nQ', 'reorder-point': 4, quantity: 6 },
  { use: 'R-S', review: '1 d', 'order-up-to': 9 },
  { use: 'R-S', review: '7 h', 'order-up-to': 5 },
  { use: 'R-s-S', review: '2 d', 'reorder-point': 4, 'order-up-to': 12 },
  { use: 'newsvendor', review: '1 d' },
  { use: 'newsvendor', review: '3 d', quantile: 0.8 },
);

const nationalRules: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.constantFrom(
  { where: { kinds: ['fc'] }, use: 'national-order-up-to', review: '2 d', quantile: 0.9 },
  { where: { kinds: ['fc', 'same-day'] }, use: 'national-order-up-to', review: '1 d' },
);

/** One list for every region, with any of the FCs, and a list of its own for one speed. */
function preference(draw: Draw, { nodes, regions, speeds }: Names) {
  const fcs = nodes.filter((node) => node.kind === 'fc').map((node) => node.id);
  const some = fc.shuffledSubarray(fcs, { minLength: 1 });
  const general = regions.map(({ id }) => ({ region: id, nodes: draw(some) }));
  return {
    use: 'preference',
    lists: [...general, { region: regions[0].id, speed: speeds[0].id, nodes: draw(some) }],
  };
}
