import { describe, expect, test } from 'vitest';
import { prepareWorld, runChecked } from '../support/run-world.ts';

/** A store whose goods come from afar in 20 days, or by air in 2. */
function world(policy: Readonly<Record<string, unknown>>, fields: Readonly<Record<string, unknown>> = {}) {
  return {
    format: 1,
    name: 'two-ways',
    horizon: '4000 d',
    'warm-up': '100 d',
    nodes: [
      { id: 'afar', kind: 'vendor' },
      { id: 'air', kind: 'vendor' },
      { id: 'store', kind: 'fc' },
    ],
    regions: [{ id: 'town', share: 1 }],
    items: [{ id: 'thing', value: 10, 'holding-cost': 0.1 }],
    lanes: [
      { from: 'afar', to: 'store', 'lead-time': '20 d', 'unit-cost': 1 },
      { from: 'air', to: 'store', 'lead-time': '2 d', 'unit-cost': 4, express: true, priority: 2 },
    ],
    speeds: [{ id: 'now', deadline: '1 h', 'when-short': 'backorder' }],
    outbound: { rates: [{ speed: 'now', transit: '0 s' }] },
    demand: { rows: [{ item: 'thing', process: { type: 'poisson', mean: 2 } }] },
    policy: { replenishment: [{ use: 'base-stock', level: 44 }], ...policy },
    ...fields,
  };
}

const measure = async (policy: Readonly<Record<string, unknown>>) =>
  runOnce(await prepareWorld(world(policy)));

function runOnce(policy: Awaited<ReturnType<typeof prepareWorld>>) {
  return runChecked(policy, { checkEveryEvent: false }).summary;
}

describe('two ways of supply', () => {
  test('priority and cheapest order by sea only, fastest by air only', async () => {
    for (const [use, share] of [
      ['priority', 0],
      ['cheapest', 0],
      ['fastest', 1],
    ] as const) {
      const { metrics } = await measure({ sourcing: { use } });
      expect(metrics['expedited-share']).toBe(share);
    }
  });

  test('without an entry the policy is priority', async () => {
    const [entered, absent] = [await measure({ sourcing: { use: 'priority' } }), await measure({})];
    expect(absent.traceHash).toBe(entered.traceHash);
  });

  test('expediting when low lifts service at a small share of orders by air', async () => {
    const sea = await measure({});
    const some = await measure({ sourcing: { use: 'expedite-when-low', below: 8 } });
    // By sea alone: fill = P(Poisson(2 x 20) <= 43) = 0.7162 (Poisson table; base stock 44, P05's formula).
    expect(sea.metrics['fill-rate']).toBeCloseTo(0.716, 1);
    expect(some.metrics['expedited-share']).toBeGreaterThan(0.02);
    expect(some.metrics['expedited-share']).toBeLessThan(0.35);
    // What is short is at least halved: 28 % of units were late, and each is seen 18 days before the ship.
    expect(1 - some.metrics['fill-rate']).toBeLessThan((1 - sea.metrics['fill-rate']) / 2);
  });

  test('a policy that names a source out of range stops the run', async () => {
    const policy = await prepareWorld(world({}));
    const wrong = { ...policy, sourcing: { choose: () => 7 }, sourcingName: 'wrong' };
    expect(() => runOnce(wrong)).toThrow(
      'policy "wrong" at day 0, 11:36:06, item "thing", node "store": chose source 7; expected a whole number from 0 to 1',
    );
  });
});
