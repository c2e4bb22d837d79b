import { expect, test } from 'vitest';
import type { PreparedPolicy } from '../../src/simulation/prepared-policy.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld } from '../support/run-world.ts';
import { checkWorlds } from './kept-worlds.ts';
import { type World, worlds } from './random-world.ts';

interface Rule {
  readonly where?: object;
  readonly [field: string]: unknown;
}

/**
 * A world as it is, and with all its items in the hands of a seller who follows the same rules, sees everything, meets no
 * limit and pays nothing. Sellers see the calendar and choose sources by priority, so forecasts and sourcing are left out;
 * nobody marks their goods down, and joint minimums of vendors do not hold for them.
 */
async function ownedAndSold({ model, trace }: World): Promise<readonly PreparedPolicy[]> {
  const { forecast: _, markdown: __, sellers: ___, ...others } = model as Readonly<Record<string, unknown>>;
  const plain = { ...others, ...withoutJointMinimums(others.vendors) };
  const { replenishment, fulfillment, allocation, rebalancing } = model.policy as Readonly<
    Record<string, unknown>
  >;
  const rest = { fulfillment, allocation, rebalancing };
  const anywhere = { kinds: ['dc', 'fc', 'same-day'] };
  const rules = (replenishment as Rule[]).map((rule) => ({ ...rule, where: { ...anywhere, ...rule.where } }));
  const seller = {
    id: 'seller',
    where: { items: model.items.map(({ id }) => id) },
    replenishment: rules,
  };
  const files = { 'trace.csv': trace };
  return [
    await prepareWorld({ ...plain, policy: { ...rest, replenishment: rules } }, files),
    await prepareWorld({ ...plain, policy: { ...rest, replenishment: [] }, sellers: [seller] }, files),
  ];
}

function withoutJointMinimums(vendors: unknown): object {
  if (vendors === undefined) return {};
  return { vendors: (vendors as object[]).map((rule) => ({ ...rule, 'joint-minimum': undefined })) };
}

test('100 random worlds go on alike, event by event, when all goods are those of a seller who sees everything', async () => {
  const holds = async (world: World): Promise<void> => {
    const [owned, sold] = (await ownedAndSold(world)).map((policy) =>
      simulate(policy, { seed: 'test', replication: 0 }),
    );
    expect(sold.traceHash).toBe(owned.traceHash);
    expect(sold.measured.flows).toEqual(owned.measured.flows);
  };
  await checkWorlds(worlds, holds, { seed: 20261120, count: 100 });
}, 120_000);
