import { beforeAll, describe, expect, test } from 'vitest';
import { checkConservation } from '../../src/simulation/conservation.ts';
import { CELL, COST, COST_STRIDE, ITEM, STOCK } from '../../src/simulation/layout.ts';
import type { PreparedPolicy } from '../../src/simulation/prepared-policy.ts';
import { SimulationState } from '../../src/simulation/simulation-state.ts';
import { SOURCE } from '../../src/simulation/source-counters.ts';
import { prepareWorld } from '../support/run-world.ts';
import { BASE } from './handmade-world.ts';

/* Each law fails when one of the two sides it compares is off by one, in a state where all laws hold: before any event. */

const MODEL = {
  ...BASE,
  items: [{ id: 'item', 'lost-sale-cost': 2 }],
  lanes: [
    { from: 'vendor', to: 'store', 'lead-time': '1 d', 'order-cost': 1, 'shipment-cost': 1, 'unit-cost': 1 },
  ],
  speeds: [
    { id: 'standard', deadline: '24 h', share: 1, 'when-short': 'lost', 'late-cost': 1 },
    { id: 'priced', deadline: '24 h', share: 0, 'when-short': 'lost', 'lost-sale-cost': 3 },
  ],
  outbound: { rates: ['standard', 'priced'].map((speed) => ({ speed, transit: '1 h' })) },
  demand: { rows: [{ item: 'item', process: { type: 'poisson', mean: 1 } }] },
  policy: { replenishment: [{ use: 'base-stock', level: 4 }] },
};
/** The record that holds what no node caused: lost sales. */
const NO_SITE = COST_STRIDE;

let policy: PreparedPolicy;
beforeAll(async () => {
  policy = await prepareWorld(MODEL);
});
const fresh = () => new SimulationState(policy, { seed: '1', replication: 0, warmUpEnd: 0 });

test('a run that has not begun keeps every law', () => {
  expect(() => checkConservation(fresh())).not.toThrow();
});

describe('a count that is off by one is found', () => {
  test.each<readonly [string, string, (state: SimulationState) => void]>([
    [
      'received',
      'initial + received + returned = issued + on hand',
      ({ stocks }) => stocks[STOCK.received]++,
    ],
    ['on order', 'on order = in transit + at the dock + owed by sources', ({ onOrder }) => onOrder[0]++],
    ['backorders', 'backorders = customers and nodes waiting', ({ backorders }) => backorders[0]++],
    ['units demanded', 'units demanded', ({ items }) => items[ITEM.units]++],
    ['units shipped, by cell', 'units shipped = units of its flows', ({ cells }) => cells[CELL.shipped]++],
    ['units shipped, by flow', 'units shipped = units of its flows', ({ flows }) => flows[0]++],
    [
      'units shipped, by cell and flow',
      'units shipped by cell = by item',
      ({ cells, flows }) => {
        cells[CELL.shipped]++;
        flows[0]++;
      },
    ],
    [
      'units issued',
      'issued from stocks = shipped + sent to nodes',
      ({ stocks }) => {
        stocks[STOCK.received]++;
        stocks[STOCK.issued]++;
      },
    ],
    ['units lost, by cell', 'units lost by cell = by item', ({ cells }) => cells[CELL.lost]++],
    ['shipping cost, by site', 'shipping cost by site = by item', ({ costs }) => costs[COST.shipping]++],
    ['shipping cost, by item', 'shipping cost by site = by item', ({ items }) => items[ITEM.shippingCost]++],
    ['late cost', 'late cost = late units', ({ costs }) => costs[COST.late]++],
    ['late units', 'late cost = late units', ({ cells }) => cells[CELL.late]++],
    ['lost-sale cost', 'lost-sale cost = lost units', ({ costs }) => costs[NO_SITE + COST.lost]++],
    ['units lost at the cost of the item', 'lost-sale cost', ({ items }) => items[ITEM.lostAtItemCost]++],
    ['ordering cost', 'ordering cost = orders', ({ costs }) => costs[COST.ordering]++],
    ['orders', 'ordering cost = orders', ({ sources }) => sources.countOrder(0, 0)],
    ['transport cost', 'transport cost = dispatches', ({ costs }) => costs[COST.transport]++],
    ['dispatches', 'transport cost = dispatches', ({ sources }) => sources.countDispatch(0, 0)],
    [
      'units dispatched',
      'transport cost = dispatches',
      ({ sources }) => sources.records[SOURCE.unitsDispatched]++,
    ],
  ])('%s', (_name, law, change) => {
    const state = fresh();
    change(state);
    expect(() => checkConservation(state)).toThrow(law);
  });
});
