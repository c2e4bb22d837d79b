import fc from 'fast-check';
import type { Draw, World } from './random-world.ts';

const money = fc.integer({ min: 0, max: 8 }).map((quarters) => quarters / 4);

/**
 * A world half of whose draws may move stock between nodes. Rules name kinds of node, never nodes, so that nodes can be
 * renamed.
 */
export function withTransfers(draw: Draw, model: World['model']): World['model'] {
  if (draw(fc.boolean())) return model;
  const sites = model.nodes.map(({ kind }) => kind).filter((kind) => kind !== 'vendor');
  const isPair = sites.some((kind, index) => sites.indexOf(kind) < index);
  if (sites.length < 2) return model;
  const lane = {
    'across-kinds': !isPair || draw(fc.boolean()),
    'lead-time': draw(
      fc.constantFrom<unknown>('0 s', '5 h', '2 d', { distribution: 'gamma', mean: 2, cv: 0.5 }),
    ),
    'unit-cost': draw(money),
    'shipment-cost': draw(money),
    'unit-distance-cost': draw(money) / 100,
    'volume-distance-cost': draw(money) / 100,
  };
  const rebalancing = draw(
    fc.constantFrom<Readonly<Record<string, unknown>>>(
      { use: 'none' },
      { use: 'balance-cover', low: '2 d', high: '4 d', horizon: '3 d' },
      { use: 'marginal-value', horizon: '4 d' },
    ),
  );
  const review = draw(fc.constantFrom('6 h', '1 d', '2 d'));
  const others = model.policy as Readonly<Record<string, unknown>>;
  return { ...model, transfers: { review, lanes: [lane] }, policy: { ...others, rebalancing } };
}
