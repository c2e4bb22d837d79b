import fc from 'fast-check';
import type { Draw, World } from './random-world.ts';

const integer = (min: number, max: number) => fc.integer({ min, max });
const share = fc.constantFrom(0, 0.3, 0.6, 1);

type Market = World['model'];

/** Customers who all buy what they ask for, or any mixture of choice, conversion, substitution, cancellation and returns. */
export function randomCustomers(draw: Draw, model: Market): Market {
  if (draw(fc.boolean())) return model;
  const chooses = draw(fc.boolean());
  const cancels = draw(fc.boolean());
  const customers = {
    ...(draw(fc.boolean()) ? { speeds: randomTastes(draw, model, chooses) } : {}),
    ...(chooses ? { choice: { 'days-weight': draw(integer(0, 4)) / 2, 'fee-weight': 0.5 } } : {}),
    ...(draw(fc.boolean())
      ? { conversion: { base: draw(fc.constantFrom(0.2, 0.9, 1)), 'per-day': draw(integer(0, 3)) / 10 } }
      : {}),
    ...(draw(fc.boolean()) ? { substitution: randomSubstitution(draw, model, chooses) } : {}),
    ...(cancels ? { cancellation: { share: draw(share), 'half-life': `${draw(integer(1, 40))} h` } } : {}),
    ...(draw(fc.boolean()) ? { returns: randomReturns(draw, model) } : {}),
  };
  // Only parcels that wait for a departure can be cancelled.
  const departures =
    cancels && model.departures === undefined ? { departures: [{ times: ['06:00', '15:00'] }] } : {};
  // Where customers choose, no speed has a share.
  const speeds = chooses ? { speeds: model.speeds.map(({ share: _, ...speed }) => speed) } : {};
  return { ...model, ...departures, ...speeds, customers };
}

function randomTastes(draw: Draw, { speeds }: Market, chooses: boolean) {
  return draw(fc.shuffledSubarray([...speeds])).map(({ id }) => ({
    speed: id,
    fee: draw(integer(0, 8)) / 2,
    ...(chooses && draw(fc.boolean()) ? { constant: draw(integer(-2, 2)) } : {}),
  }));
}

function randomSubstitution(draw: Draw, { items, speeds }: Market, chooses: boolean) {
  const groups = [true, false]
    .map((divisible) => items.filter((item) => item.divisible === divisible).map(({ id }) => id))
    .filter((ids) => ids.length > 1);
  const canWait = speeds.some((speed) => speed['when-short'] !== 'lost');
  return {
    groups,
    ...(chooses && draw(fc.boolean())
      ? { dissimilarity: draw(fc.constantFrom(0.3, 1)) }
      : { attempts: draw(integer(1, 2)) }),
    ...draw(
      fc.constantFrom({ substitute: 0.5, wait: 0.2 }, { substitute: 1, wait: 0 }, { substitute: 0, wait: 1 }),
    ),
    ...(canWait ? {} : { wait: 0 }),
    ...(draw(fc.boolean()) ? { 'slow-after': `${draw(integer(0, 60))} h` } : {}),
    'price-weight': draw(integer(0, 2)) / 20,
  };
}

function randomReturns(draw: Draw, { nodes }: Market) {
  const holders = nodes.filter(({ kind }) => kind !== 'vendor').map(({ id }) => id);
  const rule = () => ({
    share: draw(share),
    delay: draw(fc.constantFrom<unknown>('1 d', { distribution: 'exponential', mean: 2 })),
    resellable: draw(share),
    'handling-cost': draw(integer(0, 4)) / 2,
    to: draw(fc.constantFrom('shipping-node', 'nearest', ...holders)),
  });
  const first = draw(fc.boolean()) ? [{ where: { classes: ['A'] }, ...rule() }] : [];
  return [...first, rule()];
}
