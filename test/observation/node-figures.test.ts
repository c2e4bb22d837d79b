import { beforeAll, describe, expect, test } from 'vitest';
import { generalNodeFigures, isFigureOf, nodeFiguresOf } from '../../src/observation/node-figures.ts';
import { type Handmade, type ModelFields, runHandmade } from '../simulation/handmade-world.ts';

/*
 * Two stores of 20 days that can be added up by hand, each with a town of its own and a truck at 18:00, 2 h after the
 * cut-off. Goods come a day after they are ordered.
 *
 *   east (starts with 10): its shift does 4 units a day; 4 are ordered at 12:00 of day 0 and 2 more at 13:12, which the
 *     truck of day 0 leaves behind: they come at 14:00 of day 2, after their promise of 21:00 on day 1.
 *   west (starts with 50): no limit of work, a dock with one door that needs 6 h for a receipt; 3 are ordered at 12:00
 *     and 1 at 14:24 of day 0. The second receipt waits from day 1.6 until the door is free at 1.75.
 *
 * Rooms hold 100 units of 1 m3; more than 20 cost a penalty.
 */
const ORDERS: readonly (readonly [number, number, string])[] = [
  [0.5, 4, 'eastern'],
  [0.5, 3, 'western'],
  [0.55, 2, 'eastern'],
  [0.6, 1, 'western'],
];
const FIELDS: ModelFields = {
  nodes: [
    { id: 'vendor', kind: 'vendor' },
    { id: 'east', kind: 'fc' },
    { id: 'west', kind: 'fc' },
  ],
  regions: [
    { id: 'eastern', share: 0.5 },
    { id: 'western', share: 0.5 },
  ],
  items: [{ id: 'item', volume: '1 m3' }],
  lanes: [
    { from: 'vendor', to: 'east', 'lead-time': '1 d' },
    { from: 'vendor', to: 'west', 'lead-time': '1 d' },
  ],
  speeds: [{ id: 'one-day', 'deliver-by': { days: 1, at: '21:00' }, 'when-short': 'late' }],
  outbound: {
    lanes: [
      { from: 'east', to: 'eastern', transit: '20 h', distance: '1 km' },
      { from: 'west', to: 'western', transit: '20 h', distance: '1 km' },
    ],
  },
  departures: [{ 'cycle-time': '2 h', times: ['18:00'] }],
  capacity: {
    outbound: [
      { where: { nodes: ['east'] }, shifts: [{ from: '08:00', until: '12:00', 'units-per-hour': 1 }] },
    ],
    inbound: [{ where: { nodes: ['west'] }, doors: 1, time: '6 h' }],
    storage: [{ limit: '100 m3', hard: false, 'penalty-above': 0.2, penalty: 1 }],
  },
};
const LEVELS = [
  { where: { nodes: ['east'] }, use: 'base-stock', level: 10 },
  { where: { nodes: ['west'] }, use: 'base-stock', level: 50 },
];

let run: Handmade;
beforeAll(async () => {
  run = await runHandmade(FIELDS, LEVELS, ORDERS);
});

/** By name, those of what the node has. */
function figuresOf(node: string): Record<string, number> {
  const { network } = run.policy;
  const site = run.summary.nodes.findIndex(({ id }) => id === node);
  const { over, per } = run.summary.nodes[site].figures;
  return Object.fromEntries(
    nodeFiguresOf(network).flatMap((figure, place) =>
      isFigureOf(network, site, figure) ? [[figure.id, over[place] / per[place]]] : [],
    ),
  );
}

describe('figures of nodes', () => {
  test('of limited work: a queue of two units on one day', () => {
    const east = figuresOf('east');
    expect(east['outbound-utilization']).toBeCloseTo(6 / (20 * 4), 12);
    expect(east['overtime-share']).toBe(0);
    expect(east['wave-backlog']).toBeCloseTo(2 / 20, 12);
    expect(east['waves-clear']).toBeCloseTo(19 / 20, 12);
    expect(east['wave-days-over']).toBeCloseTo(365 / 20, 12);
    expect(east['first-wave-share']).toBeCloseTo(4 / 6, 12);
    expect(east['wave-delay-hours']).toBeCloseTo((2 * 24) / 6, 12);
    expect(east['late-by-queue']).toBeCloseTo(2 / 6, 12);
    // Over both nodes 10 units left.
    expect(run.summary.metrics['late-by-queue']).toBeCloseTo(2 / 10, 12);
    expect(run.summary.metrics['wave-days-over']).toBeCloseTo(365 / 20, 12);
  });

  test('of a dock: two receipts, of which one waits 3.6 h', () => {
    const west = figuresOf('west');
    expect(west['dock-utilisation']).toBeCloseTo(12 / (20 * 24), 12);
    expect(west['dock-wait-hours']).toBeCloseTo(3.6 / 2, 9);
    expect(west['dock-waited-share']).toBe(0.5);
    expect(west['dock-queue-receipts']).toBeCloseTo(0.15 / 20, 9);
    expect(west['dock-queue-units']).toBeCloseTo(0.15 / 20, 9);
    expect(west['dock-days-queued']).toBeCloseTo((365 * 0.15) / 20, 9);
    expect(west['dock-to-stock-hours']).toBeCloseTo((3 * 6 + 1 * (3.6 + 6)) / 4, 9);
    expect(west['mean-at-dock']).toBeCloseTo((3 * 6 + 1 * 9.6) / 24 / 20, 9);
  });

  test('of rooms: one is below its threshold, the other above', () => {
    const east = figuresOf('east');
    // 10 until 18:00, 6 until noon, then 10 and 12 until the two leave, 10 to the end; reserved units take room.
    const unitDays = 10 * 0.75 + 6 * 0.75 + 10 * 0.05 + 12 * 0.2 + 10 * 18.25;
    expect(east['storage-utilisation']).toBeCloseTo(unitDays / (20 * 100), 12);
    expect(east['storage-days-over']).toBe(0);
    expect(figuresOf('west')['storage-days-over']).toBe(365);
    expect(run.summary.metrics['storage-days-over']).toBe(365 / 2);
    expect(east['storage-overflow-units']).toBe(0);
  });

  test('a node has no figures of what it does not have', () => {
    expect(Object.keys(figuresOf('east')).some((id) => id.startsWith('dock'))).toBe(false);
    expect(Object.keys(figuresOf('west')).some((id) => id.startsWith('wave'))).toBe(false);
    expect(Object.keys(figuresOf('east'))).toContain('wave-days-over');
  });

  test('sums over nodes make the metrics of the network', () => {
    const { network } = run.policy;
    const figures = nodeFiguresOf(network);
    expect(figures).toHaveLength(generalNodeFigures().length);
    for (const [place, { id, per }] of figures.entries()) {
      const sum = (part: 'over' | 'per') =>
        run.summary.nodes.reduce((total, node) => total + node.figures[part][place], 0);
      const expected = per === undefined ? sum('over') : sum('over') / sum('per');
      expect(run.summary.metrics[id], id).toBeCloseTo(expected, 12);
    }
  });

  test('there are none in a model without docks, limits of storage or of work', async () => {
    const { capacity: _capacity, ...fields } = FIELDS;
    const { policy, summary } = await runHandmade(fields, LEVELS, ORDERS);
    expect(nodeFiguresOf(policy.network)).toEqual([]);
    expect(summary.nodes[0].figures).toEqual({ over: [], per: [] });
  });
});
