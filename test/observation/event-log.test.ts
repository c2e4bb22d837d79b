import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { EventLog } from '../../src/observation/event-log.ts';
import { EVENT } from '../../src/simulation/layout.ts';
import type { RunObserver } from '../../src/simulation/run-observer.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';

const MODEL = {
  format: 1,
  name: 'logged',
  horizon: '30 d',
  nodes: [
    { id: 'vendor', kind: 'vendor' },
    { id: 'store', kind: 'fc' },
  ],
  regions: [{ id: 'town', share: 1 }],
  items: [{ id: 'lamp', 'daily-orders': 20 }],
  lanes: [
    {
      from: 'vendor',
      to: 'store',
      'lead-time': { distribution: 'gamma', mean: 2, cv: 0.5 },
      'order-cost': 5,
    },
  ],
  speeds: [{ id: 'standard', deadline: '1 d', 'when-short': 'backorder', patience: '1 d' }],
  outbound: { rates: [{ speed: 'standard', transit: '1 h', fixed: 2.5 }] },
  demand: { 'by-item': { process: { type: 'poisson' }, size: { distribution: 'geometric', mean: 2 } } },
  policy: { replenishment: [{ use: 's-nQ', 'reorder-point': 60, quantity: 30 }] },
};

test('the event log has one readable line for each event of the trace, and watching changes nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'echelon-log-'));
  try {
    const policy = await prepareWorld(MODEL);
    const file = join(folder, 'events.csv.gz');
    const log = new EventLog(policy.network, file);
    let events = 0;
    const counting = { onEvent: () => events++ };
    const watched = simulate(policy, { seed: 'log', replication: 0, observer: log });
    log.close();
    const counted = simulate(policy, { seed: 'log', replication: 0, observer: counting });
    const alone = simulate(policy, { seed: 'log', replication: 0 });
    expect(new Set([watched.traceHash, counted.traceHash, alone.traceHash]).size).toBe(1);

    const [header, ...lines] = gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n');
    expect(header).toBe('seconds,event,item,node,from,region,speed,quantity,amount');
    expect(lines).toHaveLength(events);
    expect(lines.filter((line) => line.split(',')[1] === 'order')).toHaveLength(alone.orderCount);
    expect(lines.every((line) => line.split(',').length === 9)).toBe(true);
    const seconds = lines.map((line) => Number(line.split(',')[0]));
    expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
    expect(lines.find((line) => line.includes(',place,'))).toMatch(/^\d+,place,lamp,store,vendor,,,\d+,5$/);
    expect(lines.find((line) => line.includes(',ship,'))).toMatch(
      /^\d+,ship,lamp,store,,town,standard,\d+,2.5$/,
    );
    expect(new Set(lines.map((line) => line.split(',')[1]))).toEqual(
      new Set(['order', 'ship', 'late', 'wait', 'lost', 'leave', 'place', 'dispatch', 'receive']),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the amounts of the log add up to the cost lines that are charged by events', async () => {
  const policy = await prepareWorld({
    ...MODEL,
    lanes: [{ ...MODEL.lanes[0], 'shipment-cost': 3, 'unit-cost': 0.25 }],
    speeds: [{ ...MODEL.speeds[0], 'late-cost': 1.5, 'lost-sale-cost': 4, patience: '30 h' }],
  });
  const sums = new Map<number, number>();
  const observer: RunObserver = {
    onEvent: (event, _time, _item, _site, _other, _quantity, amount) =>
      sums.set(event, (sums.get(event) ?? 0) + amount),
  };
  const { summary } = runChecked(policy, { observer });
  const { ordering, transport, shipping, late, lost } = summary.totals.costs;
  const charged = { place: ordering, dispatch: transport, ship: shipping, late, lost };
  expect(Math.min(...Object.values(charged))).toBeGreaterThan(0);
  for (const [name, event] of Object.entries(EVENT)) {
    const line = charged[name as keyof typeof charged] ?? 0;
    expect([name, sums.get(event) ?? 0]).toEqual([name, expect.closeTo(line, 6)]);
  }
});
