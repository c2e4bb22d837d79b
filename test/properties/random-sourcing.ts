import fc from 'fast-check';
import type { Draw } from './random-world.ts';

/** Fields of a lane that sourcing policies look at; half of the lanes have none. */
export function randomLaneMode(draw: Draw): Readonly<Record<string, unknown>> {
  return draw(
    fc.constantFrom<Readonly<Record<string, unknown>>>(
      {},
      {},
      {},
      { express: true },
      { 'first-leg': '1 d' },
      { 'first-leg': { distribution: 'exponential', mean: 1 } },
    ),
  );
}

/** A sourcing policy that the lanes allow, or none. */
export function randomSourcing(
  draw: Draw,
  lanes: readonly Readonly<Record<string, unknown>>[],
): Readonly<Record<string, unknown>> {
  const isExpress = lanes.some(({ express }) => express === true);
  const hasFirstLeg = lanes.some((lane) => lane['first-leg'] !== undefined);
  const possible: Readonly<Record<string, unknown>>[] = [
    {},
    { sourcing: { use: 'cheapest' } },
    { sourcing: { use: 'fastest' } },
    ...(isExpress
      ? [
          { sourcing: { use: 'expedite-when-low', below: 4 } },
          { sourcing: { use: 'capped-dual-index', 'express-up-to': 4, cap: 3 } },
        ]
      : []),
    ...(isExpress && hasFirstLeg ? [{ sourcing: { use: 'overflow-bypass', limit: 1 } }] : []),
  ];
  return draw(fc.constantFrom(...possible));
}
