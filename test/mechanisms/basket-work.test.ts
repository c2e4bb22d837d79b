import { expect, test } from 'vitest';
import { prepareWorld, runChecked } from '../support/run-world.ts';

const ITEMS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

test('orders of many lines book no more work before a departure than its shifts and overtime can do', async () => {
  const policy = await prepareWorld({
    format: 1,
    name: 'large-orders',
    horizon: '30 d',
    nodes: [
      { id: 'vendor', kind: 'vendor' },
      { id: 'store', kind: 'fc' },
    ],
    regions: [{ id: 'town', share: 1 }],
    items: ITEMS.map((id) => ({ id })),
    lanes: [{ from: 'vendor', to: 'store', 'lead-time': '0 s' }],
    speeds: [{ id: 'standard', deadline: '40 h', 'when-short': 'lost' }],
    outbound: { rates: [{ speed: 'standard', transit: '1 h' }] },
    demand: { rows: [{ items: ITEMS, process: { type: 'poisson', mean: 1 } }] },
    baskets: {},
    departures: [{ times: ['24:00'] }],
    capacity: {
      outbound: [
        {
          shifts: [{ from: '00:00', until: '24:00', 'units-per-hour': 0.25 }],
          overtime: { share: 1, cost: 1 },
        },
      ],
    },
    policy: { replenishment: [{ use: 'base-stock', level: 50 }] },
  });
  const { summary } = runChecked(policy);
  // 6 units by the shifts of a day and 6 in overtime; the demand is 8 on average.
  expect(summary.totals.shipped / summary.totals.days).toBeLessThanOrEqual(12);
  expect(summary.totals.shipped).toBeGreaterThan(0);
  expect(summary.metrics['overtime-share']).toBeGreaterThan(0);
  expect(Number.isFinite(summary.totals.costs.overtime)).toBe(true);
});
