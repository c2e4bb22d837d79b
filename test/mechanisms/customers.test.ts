import { describe, expect, it } from 'vitest';
import { EVENT } from '../../src/simulation/layout.ts';
import type { RunObserver } from '../../src/simulation/run-observer.ts';
import { prepareWorld, runChecked, type WorldRun } from '../support/run-world.ts';

type Fields = Readonly<Record<string, unknown>>;

const PLENTY = 100_000;

/** Two items that share a class, one building with plenty of both, and a town reached in 20 hours. */
function town(changes: Fields = {}): Fields {
  return {
    format: 1,
    name: 'town',
    horizon: '100 d',
    nodes: [
      { id: 'maker', kind: 'vendor' },
      { id: 'center', kind: 'fc' },
    ],
    regions: [{ id: 'town', share: 1 }],
    items: [
      { id: 'lamp', value: 10, price: 20, 'daily-orders': 200 },
      { id: 'torch', value: 5, price: 9, 'daily-orders': 100 },
    ],
    lanes: [{ from: 'maker', to: 'center', 'lead-time': '1 d' }],
    speeds: [{ id: 'fast', deadline: '24 h', 'when-short': 'lost' }],
    outbound: { rates: [{ speed: 'fast', transit: '20 h', fixed: 1 }] },
    demand: { 'by-item': { process: { type: 'poisson' } } },
    policy: { replenishment: [{ use: 'R-S', review: '1 d', 'order-up-to': PLENTY }] },
    ...changes,
  };
}

async function run(model: Fields, observer?: RunObserver): Promise<WorldRun> {
  const policy = await prepareWorld(model);
  return runChecked(policy, { checkEveryEvent: false, ...(observer === undefined ? {} : { observer }) });
}

function metric({ summary }: WorldRun, id: string): number {
  const value = summary.metrics[id];
  if (value === undefined) throw new Error(`no metric ${id}`);
  return value;
}

/** Orders by second and item. */
class OrderBook implements RunObserver {
  readonly orders = new Map<string, number>();

  onEvent(event: number, time: number, item: number): void {
    if (event !== EVENT.order) return;
    const key = `${time} ${item}`;
    this.orders.set(key, (this.orders.get(key) ?? 0) + 1);
  }
}

async function ordersOf(model: Fields): Promise<Map<string, number>> {
  const book = new OrderBook();
  await run(model, book);
  return book.orders;
}

const twoSpeeds = (fast: string, slow: string): Fields => ({
  speeds: [
    { id: 'fast', deadline: fast, 'when-short': 'lost' },
    { id: 'slow', deadline: slow, 'when-short': 'lost' },
  ],
  outbound: {
    rates: [
      { speed: 'fast', transit: '20 h', fixed: 4 },
      { speed: 'slow', transit: '20 h', fixed: 2 },
    ],
  },
});

/** Two speeds of which the town can only have the slow one; the fast one is for a suburb with one order in a million. */
const slowInTown = (): Fields => ({
  ...twoSpeeds('1 d', '3 d'),
  regions: [
    { id: 'town', share: 0.999999 },
    { id: 'suburb', share: 0.000001 },
  ],
  outbound: {
    rates: [
      { speed: 'fast', transit: '25 h', fixed: 4 },
      { speed: 'slow', transit: '20 h', fixed: 2 },
    ],
    lanes: [{ from: 'center', to: 'suburb', speed: 'fast', transit: '20 h', fixed: 4 }],
  },
});

describe('conversion', () => {
  it('loses the stated share of orders for each day promised', async () => {
    // Of n buyers at one day, each leaves with probability 1 - exp(-0.01) = 0.995 % when a day is added: binomial. The
    // bounds are 4 standard deviations: a false alarm in 16,000.
    const speeds = (deadline: string) => ({
      speeds: [{ id: 'fast', deadline, 'when-short': 'lost' }],
      customers: { conversion: {} },
    });
    const fast = await run(town(speeds('1 d')));
    const slow = await run(town(speeds('2 d')));
    const buyers = metric(fast, 'units-demanded') * 100;
    const left = buyers - metric(slow, 'units-demanded') * 100;
    const share = 1 - Math.exp(-0.01);
    expect(buyers).toBeGreaterThan(25_000);
    expect(Math.abs(left - buyers * share)).toBeLessThan(4 * Math.sqrt(buyers * share * (1 - share)));
    expect(metric(fast, 'conversion-fast')).toBeCloseTo(metric(fast, 'conversion'), 12);
    expect(metric(slow, 'units-potential')).toBe(metric(fast, 'units-potential'));
  });

  it('thins the same crowd: whoever buys at a slower promise buys at a faster one', async () => {
    const customers = { choice: {}, conversion: { base: 0.6, 'per-day': 0.3 } };
    const { regions, ...speeds } = slowInTown();
    const slowOnly = await ordersOf(town({ ...speeds, regions, customers }));
    const slow = await ordersOf(town({ ...twoSpeeds('2 d', '3 d'), regions, customers }));
    const faster = await ordersOf(town({ ...twoSpeeds('1 d', '3 d'), regions, customers }));
    const isWithin = (few: Map<string, number>, many: Map<string, number>): boolean =>
      [...few].every(([key, count]) => (many.get(key) ?? 0) >= count);
    expect(slow.size).toBeGreaterThan(1000);
    expect(isWithin(slow, faster)).toBe(true);
    expect(isWithin(slowOnly, slow)).toBe(true);
    expect(isWithin(slow, slowOnly)).toBe(false);
    expect(isWithin(faster, slow)).toBe(false);
  });

  it('turns a ranking of cost into the opposite ranking of contribution', async () => {
    // Near: 24 of margin after shipping for exp(-0.03) of the customers. Far, a cheaper way four days slower: 25 for
    // exp(-0.15). Per potential unit 23.29 against 21.52; holding is free.
    const plan = (deadline: string, fixed: number) =>
      town({
        items: [{ id: 'lamp', value: 10, price: 40, 'daily-orders': 200 }],
        speeds: [{ id: 'fast', deadline, 'when-short': 'lost' }],
        outbound: { rates: [{ speed: 'fast', transit: '20 h', fixed }] },
        customers: { conversion: { 'per-day': 0.03 } },
      });
    const near = await run(plan('1 d', 6));
    const far = await run(plan('5 d', 5));
    expect(metric(far, 'total-cost-per-unit')).toBeLessThan(metric(near, 'total-cost-per-unit') - 0.9);
    expect(metric(near, 'contribution-per-unit')).toBeCloseTo(24 * Math.exp(-0.03), 0);
    expect(metric(far, 'contribution-per-unit')).toBeCloseTo(25 * Math.exp(-0.15), 0);
    expect(metric(near, 'contribution-per-unit')).toBeGreaterThan(metric(far, 'contribution-per-unit') + 1);
  });
});

describe('choice', () => {
  it('follows the multinomial logit over days and fees', async () => {
    // Utilities -0.5 x 1 - 0.3 x 2 = -1.1 and -0.5 x 3 = -1.5; n is about 30,000, so 4 standard deviations are 0.012.
    const base = town({
      ...twoSpeeds('1 d', '3 d'),
      customers: { choice: {}, speeds: [{ speed: 'fast', fee: 2 }] },
    });
    const both = await run(base);
    const cell = both.summary.cells.find(({ speed }) => speed === 'fast');
    const total = both.summary.cells.reduce((sum, { unitsDemanded }) => sum + unitsDemanded, 0);
    const expected = Math.exp(-1.1) / (Math.exp(-1.1) + Math.exp(-1.5));
    expect(Math.abs((cell?.unitsDemanded ?? 0) / total - expected)).toBeLessThan(0.012);
    expect(metric(both, 'shown-slow')).toBe(1);
  });

  it('shows only the speeds that can be kept', async () => {
    const model = town({ ...slowInTown(), customers: { choice: {} } });
    const { summary } = await run(model);
    expect(summary.metrics['shown-fast']).toBeLessThan(0.001);
    expect(summary.metrics['promise-met']).toBe(1);
  });
});

describe('substitution', () => {
  const withoutLamps = {
    policy: {
      replenishment: [{ use: 'R-S', review: '1 d', 'order-up-to': PLENTY, where: { items: ['torch'] } }],
    },
  };

  it('moves the stated share of the demand of an item out of stock', async () => {
    const before = await run(town());
    const after = await run(town({ ...withoutLamps, customers: { substitution: { wait: 0 } } }));
    const torches = ({ summary }: WorldRun) => summary.items[1].unitsDemanded;
    const lamps = before.summary.items[0].unitsDemanded;
    // Binomial with 0.4 of about 20,000: 4 standard deviations are 277.
    const moved = torches(after) - torches(before);
    expect(Math.abs(moved - 0.4 * lamps)).toBeLessThan(4 * Math.sqrt(lamps * 0.24));
    expect(metric(after, 'substitution-share')).toBeCloseTo(moved / lamps, 12);
    expect(after.summary.items[0].unitsLost).toBe(lamps - moved);
  });

  it('moves nobody into an empty group, and lets those wait who wait', async () => {
    const speeds = [{ id: 'fast', deadline: '24 h', 'when-short': 'backorder', patience: '2 d' }];
    const model = town({ ...withoutLamps, speeds, customers: { substitution: { groups: [] } } });
    const alone = await run(model);
    expect(metric(alone, 'substitution-share')).toBe(0);
    expect(metric(alone, 'moved-share')).toBe(0);
  });

  it('takes a slow promise for a disappointment when told so', async () => {
    const customers = { substitution: { wait: 0, substitute: 0.4, 'slow-after': '12 h' } };
    const { summary } = await run(town({ customers }));
    expect(summary.metrics['disappointed-share']).toBe(1);
    expect(summary.metrics.conversion).toBe(0);
    expect(summary.metrics['deterred-share']).toBe(1);
  });
});

describe('returns', () => {
  it('bring the stated share back, and what can be sold again into stock', async () => {
    const rule = { share: 0.2, delay: '5 d', resellable: 0.5, 'handling-cost': 2, to: 'nearest' };
    const { summary } = await run(town({ customers: { returns: [rule] } }));
    // Shipped until five days and 20 hours before the end: 94.2 % of the units. Binomial, n about 28,000: 4 standard
    // deviations are 0.0096 of the share returned and 0.027 of the share resold.
    const due = (100 - 5 - 20 / 24) / 100;
    expect(Math.abs(summary.metrics['return-share'] - 0.2 * due)).toBeLessThan(0.0096);
    expect(Math.abs(summary.metrics['resold-share'] - 0.5)).toBeLessThan(0.027);
    const returned = summary.metrics['return-share'];
    const writtenOff = returned * (1 - summary.metrics['resold-share']);
    const cost = summary.metrics['cost-returns-per-unit'];
    expect(cost).toBeGreaterThan(2 * returned + 5 * writtenOff);
    expect(cost).toBeLessThan(2 * returned + 10 * writtenOff);
  });
});

describe('cancellation', () => {
  it('happens until the parcel leaves', async () => {
    // Orders come evenly over a day with one departure; of a share c the wait before giving up is exponential with a
    // half-life of 6 h (rate r = ln 2 / 6): cancelled = c x (1 - (1 - exp(-24 r)) / (24 r)). n about 30,000; 4 standard
    // deviations are 0.012.
    const model = town({
      speeds: [{ id: 'fast', deadline: '5 d', 'when-short': 'lost' }],
      departures: [{ times: ['12:00'], 'cycle-time': '0 s' }],
      customers: { cancellation: { share: 0.5, 'half-life': '6 h' } },
    });
    const { summary } = await run(model);
    const rate = Math.log(2) / 6;
    const expected = 0.5 * (1 - (1 - Math.exp(-24 * rate)) / (24 * rate));
    expect(Math.abs(summary.metrics['cancelled-share'] - expected)).toBeLessThan(0.012);
  });
});

it('an empty section changes no event', async () => {
  const off = await run(town());
  const on = await run(town({ customers: {} }));
  expect(on.outcome.traceHash).toBe(off.outcome.traceHash);
  expect(metric(on, 'units-potential')).toBe(metric(on, 'units-demanded'));
});
