import { expect, test } from 'vitest';
import { SimulationRun, simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld } from '../support/run-world.ts';

/* A run in pieces is the same run: every piece ends between two events. */
test.each([[1], [7], [1000]])('a run in pieces of %i days is the run at one go', async (days) => {
  const policy = await prepareWorld({
    format: 1,
    name: 'pieces',
    horizon: '90 d',
    'warm-up': '10 d',
    nodes: [
      { id: 'maker', kind: 'vendor' },
      { id: 'store', kind: 'fc' },
    ],
    regions: [{ id: 'town', share: 1 }],
    items: [{ id: 'item', 'daily-orders': 40 }],
    lanes: [{ from: 'maker', to: 'store', 'lead-time': { distribution: 'gamma', mean: 3, cv: 0.5 } }],
    speeds: [{ id: 'standard', deadline: '24 h', 'when-short': 'backorder' }],
    outbound: { rates: [{ speed: 'standard', transit: '4 h' }] },
    demand: { 'by-item': { process: { type: 'poisson' }, size: 1 } },
    policy: { replenishment: [{ use: 's-S', 'reorder-point': 120, 'order-up-to': 300 }] },
  });
  const options = { seed: 'pieces', replication: 0 };
  const run = new SimulationRun(policy, options);
  for (let day = days; day < run.dayCount; day += days) run.runUntil(day);
  expect(run.dayCount).toBe(100);
  expect(run.toEnd()).toEqual(simulate(policy, options));
});
