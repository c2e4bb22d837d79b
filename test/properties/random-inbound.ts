import fc from 'fast-check';
import type { Draw, World } from './random-world.ts';

const integer = (min: number, max: number) => fc.integer({ min, max });
const times: fc.Arbitrary<unknown> = fc.constantFrom(
  '0 s',
  '90 min',
  '7 h',
  { distribution: 'exponential', mean: 0.2 },
  { distribution: 'lognormal', mean: 0.5, cv: 1 },
);

/**
 * A world half of whose draws have docks, storage room, or both, storage types and small assortments. Rules name kinds
 * of node, never nodes, so that nodes can be renamed.
 */
export function withBuildings(draw: Draw, model: World['model']): World['model'] {
  if (draw(fc.boolean())) return model;
  const items = model.items.map((item) => ({
    ...item,
    'storage-type': draw(fc.constantFrom('standard', 'bulky')),
  }));
  // One item of each type, so that rules may name both; FCs and DCs accept everything, so that nothing is without a place.
  items[0]['storage-type'] = 'standard';
  const hasBulky = items.some((item) => item['storage-type'] === 'bulky');
  const nodes = model.nodes.map((node) => ({
    ...node,
    ...(node.kind === 'same-day' && draw(fc.boolean()) ? { 'storage-types': ['standard'] } : {}),
    ...(node.kind === 'same-day' && draw(fc.boolean()) ? { assortment: { items: draw(integer(1, 3)) } } : {}),
  }));
  const inbound = draw(fc.boolean()) ? [randomDock(draw)] : [];
  const types = hasBulky && draw(fc.boolean()) ? { types: ['bulky'] } : {};
  const storage = draw(fc.boolean()) ? [{ ...randomRoom(draw), ...types }] : [];
  const rest = draw(fc.boolean()) && 'types' in types && storage.length > 0 ? [randomRoom(draw)] : [];
  // What the section holds besides is a mapping, made by other parts of the world.
  const others = (model.capacity ?? {}) as Readonly<Record<string, unknown>>;
  return { ...model, items, nodes, capacity: { ...others, inbound, storage: [...storage, ...rest] } };
}

function randomDock(draw: Draw) {
  return {
    ...(draw(fc.boolean()) ? { where: { kinds: ['fc'] } } : {}),
    ...(draw(fc.boolean()) ? { doors: draw(integer(1, 3)) } : {}),
    time: draw(times),
    ...(draw(fc.boolean()) ? { 'units-per-hour': draw(integer(1, 20)) } : {}),
    'stow-delay': draw(times),
    ...(draw(fc.boolean())
      ? { opens: `0${draw(integer(0, 9))}:30`, closes: `${draw(integer(10, 24))}:00` }
      : {}),
    ...(draw(fc.boolean()) ? { days: ['mon', 'thu', 'sat'] } : {}),
    priority: draw(fc.constantFrom('arrival', 'short-first')),
  };
}

function randomRoom(draw: Draw) {
  return {
    limit: `${draw(integer(1, 400))} l`,
    hard: draw(fc.boolean()),
    'penalty-above': draw(integer(0, 4)) / 4,
    penalty: draw(integer(0, 8)) / 4,
  };
}
