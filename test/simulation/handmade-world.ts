import { EVENT } from '../../src/simulation/layout.ts';
import type { RunObserver } from '../../src/simulation/run-observer.ts';
import { prepareWorld, runChecked, type WorldRun } from '../support/run-world.ts';

/*
 * Worlds small enough to follow by hand: one vendor, one store, one town, one item, and customers who come when the trace
 * says. Tests replace what they are about.
 */

const DAY = 86_400;

/** Model fields as in a model file. */
export type ModelFields = Readonly<Record<string, unknown>>;

export const BASE: ModelFields = {
  format: 1,
  name: 'handmade',
  horizon: '20 d',
  nodes: [
    { id: 'vendor', kind: 'vendor' },
    { id: 'store', kind: 'fc' },
  ],
  regions: [{ id: 'town', share: 1 }],
  items: [{ id: 'item' }],
  lanes: [{ from: 'vendor', to: 'store', 'lead-time': '1 d' }],
  speeds: [{ id: 'standard', deadline: '24 h', 'when-short': 'backorder' }],
  outbound: { rates: [{ speed: 'standard', transit: '1 h' }] },
  demand: { trace: 'orders.csv' },
};

/** One customer order: day it comes, units, and region when there are several. */
export type Order = readonly [day: number, units: number, region?: string];

export interface Handmade extends WorldRun {
  /** What happened, in order: `day what node units`, customers' orders without a node; `from node` for supply. */
  readonly history: readonly string[];
}

/** Runs the base world with some fields replaced, under these rules, for these customers; laws checked at every event. */
export async function runHandmade(
  fields: ModelFields,
  replenishment: readonly ModelFields[],
  orders: readonly Order[],
): Promise<Handmade> {
  const rows = orders.map(([day, units, region = 'town']) => `${day},item,${region},${units}`);
  const trace = `time,item,region,quantity\n${rows.join('\n')}\n`;
  const { policy: others = {}, ...rest } = fields;
  const model = { ...BASE, ...rest, policy: { replenishment, ...(others as object) } };
  const policy = await prepareWorld(model, { 'orders.csv': trace });
  const { network } = policy;
  const names = Object.entries(EVENT);
  const history: string[] = [];
  const observer: RunObserver = {
    onEvent: (event, time, _item, site, other, quantity) => {
      const name = names.find(([, number]) => number === event)?.[0];
      const node = site < 0 ? '' : ` ${network.model.nodes[network.siteNode[site]].id}`;
      const lane = event === EVENT.place || event === EVENT.dispatch ? network.model.lanes[other] : undefined;
      const from = lane === undefined ? '' : ` from ${network.model.nodes[lane.from].id}`;
      history.push(`${time / DAY} ${name}${node} ${quantity}${from}`);
    },
  };
  return { ...runChecked(policy, { observer }), history };
}
