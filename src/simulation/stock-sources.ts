import { InputError, type Issue } from '../foundation/issue.ts';
import type { Network, PolicySpec } from '../network/network.ts';
import { rulePath } from './seller-rules.ts';

/** The lanes each stock may order on, most preferred first: lanes[start[stock]] .. lanes[start[stock + 1]]. */
export interface StockSources {
  readonly start: Int32Array;
  readonly lanes: Int32Array;
}

const GREATEST_ISSUE_COUNT = 20;

/**
 * Sources of every held stock: lanes that carry the item, pass the rule's `from`, and start at a vendor or at a site
 * that holds the item itself.
 * @throws InputError when a held stock has no source
 */
export function stockSources(network: Network, policy: PolicySpec, ruleOf: Int32Array): StockSources {
  const { itemCount, siteCount } = network;
  const start = new Int32Array(itemCount * siteCount + 1);
  const lanes: number[] = [];
  const issues: Issue[] = [];
  for (let stock = 0; stock < ruleOf.length; stock++) {
    if (ruleOf[stock] >= 0) {
      const own = sourcesOf(network, policy, ruleOf, stock);
      if (own.length === 0) issues.push(noSource(network, policy, ruleOf[stock], stock));
      lanes.push(...own);
    }
    start[stock + 1] = lanes.length;
  }
  if (issues.length > 0) throw new InputError(shorten(issues));
  return { start, lanes: Int32Array.from(lanes) };
}

function sourcesOf(network: Network, policy: PolicySpec, ruleOf: Int32Array, stock: number): number[] {
  const { siteCount, itemCount, model } = network;
  const item = Math.floor(stock / siteCount);
  const from = policy.replenishment[ruleOf[stock]].from;
  return network.lanesInto[stock % siteCount]
    .filter((lane) => {
      const node = model.lanes[lane].from;
      const site = network.nodeSite[node];
      return (
        network.laneCarries[lane * itemCount + item] === 1 &&
        (from?.nodes === undefined || from.nodes.includes(node)) &&
        (from?.kinds === undefined || from.kinds.includes(model.nodes[node].kind)) &&
        (site < 0 || ruleOf[item * siteCount + site] >= 0)
      );
    })
    .sort((a, b) => model.lanes[a].priority - model.lanes[b].priority || a - b);
}

function noSource(network: Network, policy: PolicySpec, rule: number, stock: number): Issue {
  const { model, siteCount, siteNode } = network;
  const item = model.items[Math.floor(stock / siteCount)].id;
  const node = model.nodes[siteNode[stock % siteCount]].id;
  return {
    code: 'policy-no-source',
    place: policy.replenishment[rule].policy.place,
    path: rulePath(network, policy, rule),
    expected: `a source of item "${item}" for node "${node}": a lane from a vendor, or from a node that a rule stocks it at`,
    received: 'none',
    hint: 'check lanes, and the rule\'s "from"',
  };
}

function shorten(issues: readonly Issue[]): readonly Issue[] {
  const first = issues.slice(0, GREATEST_ISSUE_COUNT);
  const last = first.at(-1);
  if (issues.length <= GREATEST_ISSUE_COUNT || last === undefined) return first;
  const more = {
    ...last,
    received: `none (and ${issues.length - GREATEST_ISSUE_COUNT} more stocks like this)`,
  };
  return [...first.slice(0, -1), more];
}
