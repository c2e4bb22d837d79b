import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';
import { withoutPartialShocks } from './random-shocks.ts';
import { separateWorlds, type World, type WorldItem, worlds } from './random-world.ts';

const UNRELATED: WorldItem = {
  id: 'unrelated',
  class: 'A',
  divisible: false,
  value: 7,
  price: 12,
  weight: '300 g',
  'daily-orders': 4,
};

describe('what does not belong to an item does not touch it', () => {
  test('an item added anywhere in the list changes no figure of any other item or stock, bit by bit, where items share nothing (40 worlds)', async () => {
    await fc.assert(
      fc.asyncProperty(separateWorlds, fc.nat(5), fc.boolean(), async (world, place, ownClass) => {
        const added = ownClass ? { ...UNRELATED, class: 'C' } : UNRELATED;
        const roomy = withoutBuildings(withoutBaskets(world));
        const [before, after] = await Promise.all([
          summaryOf(roomy),
          summaryOf(withItem(roomy, added, place)),
        ]);
        expect(after.items.filter(({ id }) => id !== 'unrelated')).toEqual(before.items);
        expect(after.stocks.filter(({ item }) => item !== 'unrelated')).toEqual(before.stocks);
        expect(after.items.length).toBe(before.items.length + 1);
      }),
      { seed: 11, numRuns: 40 },
    );
  });

  test('new names for nodes and regions give the same trace and figures (30 worlds)', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const [before, after] = await Promise.all([runOf(world), runOf(renamed(world))]);
        expect(after.outcome.traceHash).toBe(before.outcome.traceHash);
        expect(after.summary.metrics).toEqual(before.summary.metrics);
      }),
      { seed: 12, numRuns: 30 },
    );
  });

  test('runs in between, and their number, leave no mark on a run of the same prepared policy (30 worlds)', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async ({ model, trace }) => {
        const shared = await prepareWorld(model, { 'trace.csv': trace });
        const hashes = [0, 1, 2].map((replication) => simulate(shared, { seed: 'a', replication }).traceHash);
        const fresh = await prepareWorld(model, { 'trace.csv': trace });
        expect(simulate(fresh, { seed: 'a', replication: 2 }).traceHash).toBe(hashes[2]);
      }),
      { seed: 13, numRuns: 30 },
    );
  });

  test('200 replications are 200 distinct paths, and so are 200 seeds', async () => {
    const policy = await prepareWorld({
      format: 1,
      name: 'one-store',
      horizon: '5 d',
      nodes: [
        { id: 'vendor', kind: 'vendor' },
        { id: 'store', kind: 'fc' },
      ],
      regions: [{ id: 'town', share: 1 }],
      items: [{ id: 'item', 'daily-orders': 3 }],
      lanes: [{ from: 'vendor', to: 'store', 'lead-time': { distribution: 'gamma', mean: 2, cv: 0.5 } }],
      speeds: [{ id: 'standard', deadline: '1 d', 'when-short': 'backorder' }],
      outbound: { rates: [{ speed: 'standard', transit: '1 h' }] },
      demand: { 'by-item': { process: { type: 'poisson' } } },
      policy: { replenishment: [{ use: 'base-stock', level: 5 }] },
    });
    const runs = Array.from({ length: 200 }, (_, index) => index);
    const byReplication = runs.map((replication) => simulate(policy, { seed: '1', replication }).traceHash);
    const bySeed = runs.map((seed) => simulate(policy, { seed: String(seed), replication: 0 }).traceHash);
    expect(new Set(byReplication).size).toBe(200);
    expect(new Set(bySeed).size).toBe(200);
  });
});

async function runOf({ model, trace }: World) {
  return runChecked(await prepareWorld(model, { 'trace.csv': trace }), { checkEveryEvent: false });
}

async function summaryOf(world: World) {
  return (await runOf(world)).summary;
}

/** Docks, rooms and small assortments are what items share: one more takes its part of them. */
function withoutBuildings({ model, trace }: World): World {
  const nodes = model.nodes.map((node) => ({ ...node, assortment: undefined }));
  return { model: { ...withoutPartialShocks(model), nodes, capacity: undefined }, trace };
}

/** Lines of an added item may join orders of others, which moves their times: docs/mechanisms/baskets.md. */
function withoutBaskets({ model, trace }: World): World {
  const { baskets: _, demand: ofAll, ...alone } = model;
  const demand = ofAll as { readonly rows: readonly object[] };
  const rows = demand.rows.filter((row) => !('items' in row));
  return { model: { ...alone, demand: { ...demand, rows } } as World['model'], trace };
}

function withItem(world: World, item: WorldItem, place: number): World {
  const { items } = world.model;
  const at = Math.min(place, items.length);
  return { ...world, model: { ...world.model, items: [...items.slice(0, at), item, ...items.slice(at)] } };
}

/** Every node and region under another name, so that their alphabetical order turns around. */
function renamed({ model, trace }: World): World {
  const ids = [...model.nodes, ...model.regions].map(({ id }) => id);
  let text = JSON.stringify(model);
  let lines = trace;
  for (const [index, id] of ids.entries()) {
    const name = `name-${String(99 - index)}`;
    text = text.replaceAll(`"${id}"`, `"${name}"`);
    lines = lines.replaceAll(`,${id},`, `,${name},`);
  }
  return { model: JSON.parse(text), trace: lines };
}
