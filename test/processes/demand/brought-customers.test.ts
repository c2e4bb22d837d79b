import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadModel } from '../../../src/model/load-model.ts';
import { compileNetwork } from '../../../src/network/network.ts';
import {
  broughtNumber,
  generateBrought,
  isBrought,
  liftNeeded,
} from '../../../src/processes/demand/brought-customers.ts';
import { DayOrders } from '../../../src/processes/demand/day-orders.ts';
import type { DemandStreams } from '../../../src/processes/demand/demand-streams.ts';
import { generateStream } from '../../../src/processes/demand/generate-day.ts';
import { masterKey } from '../../../src/random/master-key.ts';
import { RandomStream } from '../../../src/random/random-stream.ts';
import { withFiles } from '../../support/small-model.ts';

const DAYS = 4000;
const GREATEST = 3;
const KEY = masterKey('brought / replication 0');

async function streamsOf(process: object): Promise<DemandStreams> {
  const fields = {
    format: 1,
    name: 'brought',
    horizon: '10 d',
    nodes: [
      { id: 'vendor', kind: 'vendor' },
      { id: 'store', kind: 'fc' },
    ],
    regions: [{ id: 'town', share: 1 }],
    items: [{ id: 'lamp' }],
    lanes: [{ from: 'vendor', to: 'store', 'lead-time': '1 d' }],
    speeds: [{ id: 'now', deadline: '1 d', 'when-short': 'lost' }],
    outbound: { rates: [{ speed: 'now', transit: '1 h' }] },
    demand: { rows: [{ item: 'lamp', process }] },
  };
  return withFiles({ 'model.yaml': JSON.stringify(fields) }, async (folder) => {
    return compileNetwork(await loadModel(join(folder, 'model.yaml'))).streams;
  });
}

interface Day {
  readonly base: number;
  /** Least lifts of those brought. */
  readonly needed: readonly number[];
}

/** The customers of one stream on every day; the calendar is the same all days. */
function daysOf(streams: DemandStreams): Day[] {
  const random = new RandomStream();
  const today = new DayOrders();
  return Array.from({ length: DAYS }, (_, index) => {
    // Without a calendar the factor of the first days is that of all; keys need days of their own.
    const level = { ...streams, factorRow: streams.factorRow.map(() => -1) };
    today.clear();
    generateStream(level, 0, index, KEY, random, today);
    const base = today.count;
    const of = { stream: 0, day: index, master: KEY, random };
    generateBrought(level, GREATEST, of, today);
    const needed = Array.from({ length: today.count - base }, (_, place) =>
      liftNeeded(level, GREATEST, of, broughtNumber(place)),
    );
    return { base, needed };
  });
}

/** Mean and variance of the number of orders a day at a lift. */
function momentsAt(days: readonly Day[], lift: number): { mean: number; variance: number } {
  const counts = days.map(({ base, needed }) => base + needed.filter((least) => least < lift).length);
  const mean = counts.reduce((sum, count) => sum + count, 0) / DAYS;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (DAYS - 1);
  return { mean, variance };
}

/*
 * With mean m at no discount and lift l: Poisson l m; negative binomial with variance-to-mean r: variance l m + l^2 m (r - 1),
 * as the daily rate has variance m (r - 1); intermittent l p (1 - l p); periodic: (l - 1) m beside the fixed orders.
 * Bands of five standard errors: sqrt(variance / 4000) for means; for variances about sqrt((2 + kurtosis) / 4000) of them, at most 5 %.
 */
const LAWS: readonly [string, object, (lift: number) => { mean: number; variance: number }][] = [
  ['poisson', { type: 'poisson', mean: 4 }, (lift) => ({ mean: 4 * lift, variance: 4 * lift })],
  [
    'negative binomial',
    { type: 'negative-binomial', mean: 4, 'variance-to-mean': 3 },
    (lift) => ({ mean: 4 * lift, variance: 4 * lift + 8 * lift * lift }),
  ],
  [
    'intermittent',
    { type: 'intermittent', probability: 0.3 },
    (lift) => ({ mean: 0.3 * lift, variance: 0.3 * lift * (1 - 0.3 * lift) }),
  ],
  ['periodic', { type: 'periodic', every: '12 h' }, (lift) => ({ mean: 2 * lift, variance: 2 * (lift - 1) })],
];

describe.each(LAWS)('%s orders', (_name, process, lawAt) => {
  test.each([1, 1.5, 2.7])('lifted by %d have the mean and the variance of the formula', async (lift) => {
    const { mean, variance } = momentsAt(daysOf(await streamsOf(process)), lift);
    const law = lawAt(lift);
    expect(Math.abs(mean - law.mean)).toBeLessThan(5 * Math.sqrt(law.variance / DAYS) + 1e-9);
    expect(Math.abs(variance - law.variance)).toBeLessThan(0.25 * law.variance + 1e-9);
  });
});

test('whom a small discount brings comes at a greater one, too, and numbers tell who was brought', async () => {
  const days = daysOf(await streamsOf({ type: 'poisson', mean: 4 }));
  const needed = days.flatMap((day) => day.needed);
  expect(Math.min(...needed)).toBeGreaterThanOrEqual(1);
  expect(Math.max(...needed)).toBeLessThan(GREATEST);
  expect([isBrought(0), isBrought(7), isBrought(broughtNumber(0)), isBrought(broughtNumber(7))]).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

test('intermittent orders stay at most one a day', async () => {
  const days = daysOf(await streamsOf({ type: 'intermittent', probability: 0.3 }));
  expect(Math.max(...days.map(({ base, needed }) => base + needed.length))).toBe(1);
});
