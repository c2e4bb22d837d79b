import { describe, expect, test } from 'vitest';
import { EVENT } from '../../src/simulation/layout.ts';
import type { SimulateOptions } from '../../src/simulation/simulate.ts';
import { BASE, type ModelFields } from '../simulation/handmade-world.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';

/*
 * Ways of shipping to customers: several methods give a node several ways, and the transit of a parcel may vary around
 * the planned one by which its promise is judged.
 */

const ground = { speed: 'standard', method: 'ground', transit: '40 h', fixed: 5, 'per-weight': '1 /kg' };
const air = { speed: 'standard', method: 'air', transit: '10 h', fixed: 9, 'per-weight': '4 /kg' };

async function run(
  rates: readonly ModelFields[],
  fields: ModelFields = {},
  options: Partial<SimulateOptions> = {},
) {
  const policy = await prepareWorld({
    ...BASE,
    horizon: '2000 d',
    items: [{ id: 'item', weight: '1 kg', 'daily-orders': 5 }],
    speeds: [{ id: 'standard', deadline: '48 h', 'when-short': 'lost', 'late-cost': 2 }],
    outbound: { rates },
    demand: { 'by-item': { process: { type: 'poisson' } } },
    policy: { replenishment: [{ use: 'base-stock', level: 1000 }], fulfillment: { use: 'cheapest' } },
    ...fields,
  });
  return runChecked(policy, { checkEveryEvent: false, ...options });
}

describe('several methods', () => {
  test('the cheapest policy weighs them for each order, and each has its figures', async () => {
    // At 1 kg ground costs 6 and air 8.5, at 3 kg 8 and 9.5; from 5 kg on ground costs 25.
    const rates = [
      { ...air, 'per-weight': '0.5 /kg', fixed: 8 },
      ground,
      { ...ground, 'from-weight': '5 kg', fixed: 20 },
    ];
    const size = { distribution: 'discrete', values: [1, 3, 5], probabilities: [0.5, 0.25, 0.25] };
    const { summary } = await run(rates, { demand: { 'by-item': { process: { type: 'poisson' }, size } } });
    const { metrics } = summary;
    // Units of orders of five go by air: 1.25 of 0.5 + 0.75 + 1.25 units an order; 10,000 orders, six standard errors.
    expect(Math.abs(metrics['share-by-air'] - 0.5)).toBeLessThan(0.03);
    expect(metrics['share-by-air'] + metrics['share-by-ground']).toBeCloseTo(1, 12);
    expect(metrics['shipping-cost-by-air']).toBeCloseTo((8 + 2.5) / 5, 9);
    expect(metrics['late-by-air']).toBe(0);
    expect(metrics['promise-met']).toBe(1);
  });

  test('a policy that does not look at cost takes the cheapest method of its node', async () => {
    const { summary } = await run([air, ground], {
      policy: { replenishment: [{ use: 'base-stock', level: 1000 }], fulfillment: { use: 'nearest' } },
    });
    expect(summary.metrics['share-by-ground']).toBe(1);
  });

  test('a method too slow for the promise is not used for it', async () => {
    const { summary } = await run([{ ...ground, transit: '60 h' }, air]);
    expect(summary.metrics['share-by-air']).toBe(1);
  });
});

describe('a transit that varies', () => {
  test('is late as often as its law says, and late units are charged', async () => {
    const transit = { distribution: 'exponential', mean: 1 };
    const { summary } = await run([{ ...ground, transit, 'planned-transit': '24 h' }]);
    // P(Exp(1) > 2 days) = 0.1353; 10,000 units, four standard errors.
    const late = Math.exp(-2);
    expect(Math.abs(summary.metrics['late-by-ground'] - late)).toBeLessThan(
      4 * Math.sqrt((late * (1 - late)) / 1e4),
    );
    expect(summary.metrics['late-share']).toBeCloseTo(summary.metrics['late-by-ground'], 12);
    expect(summary.totals.costs.late).toBe(2 * summary.totals.late);
    expect(Math.abs(summary.metrics['delivery-hours-mean'] - 24)).toBeLessThan(4 * (24 / 100));
    expect(summary.metrics['fill-rate']).toBe(1);
  });

  test('a late risk comes on top of a constant transit', async () => {
    const risk = { probability: 0.03, delay: { distribution: 'uniform', low: 1, high: 2 } };
    const { summary } = await run([{ ...ground, 'late-risk': risk }]);
    // A delay of a day or more makes 40 h miss 48 h.
    expect(Math.abs(summary.metrics['late-by-ground'] - 0.03)).toBeLessThan(
      4 * Math.sqrt((0.03 * 0.97) / 1e4),
    );
  });

  test('promises are planned with the 95 % quantile unless told otherwise', async () => {
    const transit = { distribution: 'uniform', low: 0, high: 2 };
    const policy = await prepareWorld(
      {
        ...BASE,
        speeds: [{ id: 'standard', deadline: '3 d', 'when-short': 'lost' }],
        outbound: { rates: [{ ...ground, transit }] },
        policy: { replenishment: [{ use: 'base-stock', level: 1 }] },
      },
      { 'orders.csv': 'time,item,region,quantity\n1,item,town,1\n' },
    );
    // 1.9 days; the quantile of 4,000 draws has a standard error of 0.0069 days.
    expect(Math.abs(policy.network.outbound.transitSeconds[0] / 86_400 - 1.9)).toBeLessThan(0.03);
  });

  test('the same order on the same way takes the same time under every policy', async () => {
    const rates = [
      { ...ground, transit: { distribution: 'exponential', mean: 1 }, 'planned-transit': '24 h' },
    ];
    const lateOrders = async (level: number) => {
      const seconds = new Set<number>();
      const shipped = new Set<number>();
      const onEvent = (event: number, time: number) => {
        if (event === EVENT.late) seconds.add(time);
        if (event === EVENT.ship) shipped.add(time);
      };
      await run(
        rates,
        { policy: { replenishment: [{ use: 'base-stock', level }] } },
        { observer: { onEvent } },
      );
      return { seconds, shipped };
    };
    const [scarce, ample] = await Promise.all([lateOrders(5), lateOrders(1000)]);
    expect(scarce.shipped.size).toBeLessThan(0.9 * ample.shipped.size);
    expect(scarce.seconds.size).toBeGreaterThan(100);
    const lateOfServed = [...ample.seconds].filter((second) => scarce.shipped.has(second));
    expect([...scarce.seconds].sort()).toEqual(lateOfServed.sort());
  });
});

test('two methods and one method of the same price and time ship alike', async () => {
  const one = await run([{ ...ground, method: 'parcel' }]);
  const two = await run([ground, { ...air, transit: '60 h' }]);
  expect(two.summary.totals).toEqual(one.summary.totals);
  expect(one.summary.metrics).not.toHaveProperty('share-by-parcel');
  expect(two.outcome.traceHash).toBe(one.outcome.traceHash);
});
