import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EVENT } from '../../src/simulation/layout.ts';
import { MARKDOWN } from '../../src/simulation/mechanisms/markdowns.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';
import { type World, worlds } from './random-world.ts';

const SECONDS_PER_DAY = 86_400;

function withPolicy({ model, trace }: World, markdown: object): World {
  const policy = { ...(model.policy as object), markdown };
  return { model: { ...model, policy }, trace };
}

/** A discount from the second day on, whenever anything is left of the first. */
const DEEP = { use: 'aged-stock', discount: 0.5 };

const prepared = ({ model, trace }: World) => prepareWorld(model, { 'trace.csv': trace });

/** Order lines of a run by item and day, whatever the time of day: day, region and speed, units. */
async function linesOf(world: World): Promise<Map<number, string[]>> {
  const lines = new Map<number, string[]>();
  simulate(await prepared(world), {
    seed: 'test',
    replication: 0,
    observer: {
      onEvent: (event, time, item, _site, cell, quantity) => {
        if (event !== EVENT.order) return;
        lines.set(item, [
          ...(lines.get(item) ?? []),
          `${Math.floor(time / SECONDS_PER_DAY)} ${cell} ${quantity}`,
        ]);
      },
    },
  });
  return lines;
}

test('a world whose prices may change and never do is the same to the bit as one without the section (20 worlds)', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      fc.pre('markdown' in world.model);
      const { markdown: _, ...plain } = world.model;
      const { markdown: __, ...policy } = plain.policy as Record<string, unknown>;
      const without = { model: { ...plain, policy } as World['model'], trace: world.trace };
      const run = async (one: World) =>
        simulate(await prepared(one), { seed: 'test', replication: 0 }).traceHash;
      expect(await run(withPolicy(world, { use: 'full-price' }))).toBe(await run(without));
    }),
    { seed: 61, endOnFailure: true, numRuns: 20 },
  );
});

test('a discount keeps every order line of other items and all those of its own, baskets or not (20 worlds)', async () => {
  let moreLines = 0;
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      fc.pre('markdown' in world.model && !('customers' in world.model));
      const full = await linesOf(withPolicy(world, { use: 'full-price' }));
      const marked = await linesOf(withPolicy(world, DEEP));
      const { rules } = world.model.markdown as { rules: readonly [{ where: { items: string[] } }] };
      for (const [item, { id }] of world.model.items.entries()) {
        const before = (full.get(item) ?? []).sort();
        const after = (marked.get(item) ?? []).sort();
        if (!rules[0].where.items.includes(id)) {
          expect(after).toEqual(before);
          continue;
        }
        const left = [...after];
        for (const line of before) {
          const place = left.indexOf(line);
          expect(place).toBeGreaterThanOrEqual(0);
          left.splice(place, 1);
        }
        moreLines += left.length;
      }
    }),
    { seed: 62, endOnFailure: true, numRuns: 20 },
  );
  expect(moreLines).toBeGreaterThan(0);
});

test('30 worlds of marked-down items whose customers choose, for whole orders or not, keep every law at every event', async () => {
  let brought = 0;
  let takenBack = 0;
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      fc.pre('markdown' in world.model && 'customers' in world.model);
      const { outcome } = runChecked(await prepared(withPolicy(world, DEEP)));
      brought += outcome.measured.mechanisms.markdown[MARKDOWN.brought];
      takenBack += outcome.measured.mechanisms.returns?.some((units) => units > 0) === true ? 1 : 0;
    }),
    { seed: 63, endOnFailure: true, numRuns: 30 },
  );
  expect(brought).toBeGreaterThan(0);
  expect(takenBack).toBeGreaterThan(0);
});
