import { summarizeRun } from '../../src/observation/summarize-run.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld } from '../support/run-world.ts';
import type { Scenario } from './scenarios.ts';

const PLENTY = 100_000;

/** One town and one building with plenty of two items, reached in 20 hours; holding is free. */
const TOWN = {
  format: 1,
  name: 'customer-scenarios',
  horizon: '100 d',
  nodes: [
    { id: 'maker', kind: 'vendor' },
    { id: 'center', kind: 'fc' },
  ],
  regions: [{ id: 'town', share: 1 }],
  items: [
    { id: 'lamp', value: 10, price: 40, 'daily-orders': 200 },
    { id: 'torch', value: 10, price: 40, 'daily-orders': 100 },
  ],
  lanes: [{ from: 'maker', to: 'center', 'lead-time': '1 d' }],
  demand: { 'by-item': { process: { type: 'poisson' } } },
  policy: { replenishment: [{ use: 'R-S', review: '1 d', 'order-up-to': PLENTY }] },
};

/** A promise of so many days, and the price of a parcel. */
const promise = (days: number, fixed: number) => ({
  speeds: [{ id: 'standard', deadline: `${days} d`, 'when-short': 'lost' }],
  outbound: { rates: [{ speed: 'standard', transit: '20 h', fixed }] },
});

async function metricOf(metric: string, fields: object): Promise<number> {
  const policy = await prepareWorld({ ...TOWN, ...fields });
  const outcome = simulate(policy, { seed: 'customer scenarios', replication: 0 });
  return summarizeRun(policy, outcome).metrics[metric];
}

const CONVERSION = { customers: { conversion: { 'per-day': 0.03 } } };

/** Lamps are never held. */
const NO_LAMPS = {
  ...promise(1, 5),
  policy: {
    replenishment: [{ use: 'R-S', review: '1 d', 'order-up-to': PLENTY, where: { items: ['torch'] } }],
  },
};

/** Customers: conversion ranks plans by what they earn, substitutes take what is out of stock. */
export const CUSTOMER_SCENARIOS: readonly Scenario[] = [
  {
    mechanism: 'Conversion',
    statement:
      'Parcels of 5 in five days instead of 6 in one: cheaper by 1 a unit shipped, but the contribution per potential unit falls from 24 exp(-0.03) to 25 exp(-0.15), a change of -1.77; the ranking by cost turns around.',
    unit: 'money',
    // 30,000 customers: the standard deviation of the difference is below 0.05.
    expected: [-1.97, -1.57],
    measure: async () => ({
      off: await metricOf('contribution-per-unit', { ...promise(1, 6), ...CONVERSION }),
      on: await metricOf('contribution-per-unit', { ...promise(5, 5), ...CONVERSION }),
    }),
  },
  {
    mechanism: 'Conversion',
    statement:
      'A promise of two days instead of one at 1 % a day: exp(-0.02) - exp(-0.01) of the customers fewer buy.',
    unit: '%',
    // 4 standard deviations of a binomial share of 0.01 among 30,000 customers are 0.23 points.
    expected: [
      100 * (Math.exp(-0.02) - Math.exp(-0.01)) - 0.23,
      100 * (Math.exp(-0.02) - Math.exp(-0.01)) + 0.23,
    ],
    measure: async () => ({
      off: 100 * (await metricOf('conversion', { ...promise(1, 5), customers: { conversion: {} } })),
      on: 100 * (await metricOf('conversion', { ...promise(2, 5), customers: { conversion: {} } })),
    }),
  },
  {
    mechanism: 'Substitution',
    statement:
      'An item is out of stock and 40 % of its 200 customers a day take the other instead: 80 units a day more of it are shipped.',
    unit: 'units/day',
    // 4 standard deviations of a thinned Poisson count of 80 a day over 100 days.
    expected: [80 - 3.6, 80 + 3.6],
    measure: async () => ({
      off: await metricOf('units-shipped', NO_LAMPS),
      on: await metricOf('units-shipped', { ...NO_LAMPS, customers: { substitution: { wait: 0 } } }),
    }),
  },
];
