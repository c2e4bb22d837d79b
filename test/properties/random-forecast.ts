import fc from 'fast-check';
import type { Draw } from './random-world.ts';

/** Demand as random worlds write it. */
interface WrittenDemand {
  readonly 'by-item': { readonly process: unknown };
  readonly rows: readonly { readonly item: string; readonly process: unknown }[];
}

const REVEALED: fc.Arbitrary<unknown> = fc.constantFrom(
  [{ weeks: 0, share: 1 }],
  [
    { weeks: 1, share: 0.6 },
    { weeks: 0, share: 0.4 },
  ],
  [
    { weeks: 6, share: 0.5 },
    { weeks: 2, share: 0.5 },
    { weeks: 0, share: 0 },
  ],
);

/**
 * A forecast section that the demand allows: levels and event factors are random only where no demand is intermittent, and
 * new items have only orders whose mean can be learnt. `traced` are the items with replayed orders.
 */
export function randomForecast(
  draw: Draw,
  items: readonly { readonly id: string }[],
  demand: WrittenDemand,
  traced: ReadonlySet<string>,
) {
  const isAllIntermittent = typeOf(demand['by-item'].process) === 'intermittent';
  const itemsOf = (...types: string[]) =>
    demand.rows.filter(({ process }) => types.includes(typeOf(process))).map(({ item }) => item);
  const intermittent = [...new Set(itemsOf('intermittent'))];
  const fixed = new Set([...itemsOf('intermittent', 'periodic'), ...traced]);
  const learnable = isAllIntermittent ? [] : items.map(({ id }) => id).filter((id) => !fixed.has(id));
  const isRandom = !isAllIntermittent;
  return {
    variance: isRandom ? draw(fc.constantFrom(0, 0.1, 1)) : 0,
    levels: intermittent.length === 0 ? [] : [{ where: { items: intermittent }, variance: 0 }],
    revealed: draw(REVEALED),
    'common-share': draw(fc.constantFrom(0, 0.3, 1)),
    bias: draw(fc.constantFrom(0.7, 1, 1.4)),
    calibration: draw(fc.constantFrom(0, 0.5, 1, 2)),
    'cold-start':
      learnable.length > 0 && draw(fc.boolean())
        ? [{ where: { items: [learnable[0]] }, 'first-sale': '2025-01-09', 'prior-cv2': 1.5 }]
        : [],
    events: {
      'known-before': `${draw(fc.integer({ min: 0, max: 3 }))} d`,
      'log-deviation': isRandom && intermittent.length === 0 ? draw(fc.constantFrom(0, 0.5)) : 0,
    },
  };
}

function typeOf(process: unknown): string {
  return typeof process === 'object' && process !== null && 'type' in process ? String(process.type) : '';
}
