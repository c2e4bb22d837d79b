import fc from 'fast-check';
import type { Draw, World } from './random-world.ts';

const integer = (min: number, max: number) => fc.integer({ min, max });

const times: fc.Arbitrary<unknown> = fc.constantFrom(
  '1 d',
  '30 h',
  { distribution: 'exponential', mean: 1.5 },
  { distribution: 'gamma', mean: 3, cv: 0.8 },
);

/** Shocks of every kind that the world allows, in half of the worlds. Rules name kinds of node, so nodes can be renamed. */
export function withShocks(draw: Draw, world: World): World {
  if (draw(fc.boolean())) return world;
  const { model } = world;
  const surges = hasIntermittent(model.demand) ? [] : randomSurges(draw);
  const outages = Array.from({ length: draw(integer(0, 3)) }, () => randomOutage(draw));
  const hasDocks = isRecord(model.capacity) && hasElements(model.capacity.inbound);
  // A rule of docks may be for FCs only.
  const partial = hasDocks && draw(fc.boolean());
  const partialOutage = {
    of: 'node',
    where: { kinds: ['fc'] },
    random: { 'time-between': draw(times), duration: draw(times) },
    severity: draw(fc.constantFrom(0.3, 0.9)),
  };
  const path = { 'weekly-correlation': 0.8, 'log-deviation': draw(fc.constantFrom(0, 0.4)) };
  const shocks = {
    surges,
    outages: partial ? [...outages, partialOutage] : outages,
    capacity: partial && draw(fc.boolean()) ? [path] : [],
  };
  return { ...world, model: { ...model, shocks } };
}

/** A world's shocks without those that need a capacity. */
export function withoutPartialShocks(model: World['model']): World['model'] {
  const { shocks } = model;
  if (!isRecord(shocks) || !Array.isArray(shocks.outages)) return model;
  const outages = shocks.outages.filter((outage) => !('severity' in outage));
  return { ...model, shocks: { ...shocks, outages, capacity: [] } };
}

function randomSurges(draw: Draw): unknown[] {
  const where = draw(fc.constantFrom({}, { classes: ['A'] }));
  const tilt = draw(fc.constantFrom(0, 0.4));
  const all = [
    {
      name: 'storm',
      where,
      random: { 'time-between': draw(times), duration: draw(times) },
      factor: { distribution: 'gamma', mean: 2, cv: 0.5 },
      'category-tilt': tilt,
    },
    {
      name: 'launch',
      where,
      scheduled: { from: '2025-01-08', duration: '2 d', known: draw(fc.boolean()) },
      factor: draw(fc.constantFrom<unknown>(0.1, 2.5, { distribution: 'gamma', mean: 2, cv: 0.3 })),
    },
    { name: 'years', regime: { 'weekly-correlation': 0.98, 'log-deviation': 0.3 } },
  ];
  return draw(fc.subarray<unknown>(all));
}

function randomOutage(draw: Draw): object {
  const of = draw(fc.constantFrom('node', 'lane', 'vendor'));
  const when = draw(fc.boolean())
    ? { scheduled: { from: draw(fc.constantFrom('2025-01-05', '2025-01-09')), duration: '40 h' } }
    : { random: { 'time-between': draw(times), duration: draw(times) } };
  const where = of === 'lane' ? { to: { kinds: ['fc'] } } : of === 'node' ? { kinds: ['fc'] } : {};
  return { of, ...(draw(fc.boolean()) ? { where } : {}), ...when };
}

function hasIntermittent(demand: unknown): boolean {
  return JSON.stringify(demand).includes('"intermittent"');
}

function hasElements(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
