import fc from 'fast-check';
import type { Draw, World } from './random-world.ts';

/** Half of the worlds get orders of several lines: formed, in rows of several items, and replayed. Drawn after all else. */
export function withRandomBaskets(draw: Draw, world: World): World {
  const { model, trace } = world;
  if (draw(fc.boolean())) return world;
  const { items, demand: alone } = model;
  const formed = {
    lines: draw(lineLaws),
    affinity: draw(fc.constantFrom(0, 0.5, 1)),
    ...(draw(fc.boolean()) ? { groups: [{ items: [items[0].id] }, { classes: ['A'] }] } : {}),
  };
  const baskets = {
    ...(draw(fc.boolean()) ? formed : {}),
    ...(draw(fc.boolean()) ? { consolidation: draw(fc.constantFrom('2 h', '30 h')) } : {}),
  };
  const demand = alone as { readonly rows: readonly unknown[] };
  // Orders of new items come one by one.
  const isLearnt = JSON.stringify(model).includes('"cold-start"');
  const together = items.length > 1 && !isLearnt && draw(fc.boolean()) ? [togetherRow(draw, items)] : [];
  return {
    model: { ...model, baskets, demand: { ...demand, rows: [...demand.rows, ...together] } },
    trace: withOrders(trace),
  };
}

const lineLaws = fc.constantFrom<unknown>(
  2,
  { distribution: 'geometric', mean: 1.8 },
  { distribution: 'discrete', values: [1, 3], probabilities: [0.4, 0.6] },
);

function togetherRow(draw: Draw, items: World['model']['items']) {
  const chosen = draw(fc.shuffledSubarray([...items], { minLength: 2 }));
  return {
    items: chosen.map(({ id }) => id),
    process: draw(
      fc.constantFrom({ type: 'poisson', mean: 2 }, { type: 'periodic', every: '5 h', at: '2 h' }),
    ),
    size: draw(fc.constantFrom<unknown>(1, { distribution: 'poisson', mean: 1.5 })),
  };
}

/** The replayed lines, each with an order of its own, and one unit of the last line's item in the order of the first. */
function withOrders(trace: string): string {
  const [header, ...rows] = trace.trim().split('\n');
  const [time, , region, speed] = rows[0].split(',');
  const item = rows[rows.length - 1].split(',')[1];
  const lines = [
    ...rows.map((row, index) => `${row},order-${index}`),
    `${time},${item},${region},${speed},1,order-0`,
  ];
  return `${header},order\n${lines.join('\n')}\n`;
}
