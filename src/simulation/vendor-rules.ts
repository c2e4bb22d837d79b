import type { Network } from '../network/network.ts';
import type { StockSources } from './stock-sources.ts';

/** By source the position of the vendor rule that covers its orders, -1 = none; undefined without a section vendors. */
export function vendorRules(network: Network, { start, lanes }: StockSources): Int32Array | undefined {
  const { vendors, nodes, items, lanes: specs } = network.model;
  if (vendors === undefined) return undefined;
  const ruleOf = new Int32Array(lanes.length).fill(-1);
  for (let stock = 0; stock < start.length - 1; stock++) {
    const item = Math.floor(stock / network.siteCount);
    for (let source = start[stock]; source < start[stock + 1]; source++) {
      const { from } = specs[lanes[source]];
      if (nodes[from].kind !== 'vendor') continue;
      ruleOf[source] = vendors.findIndex(
        ({ where }) =>
          (where.nodes === undefined || where.nodes.includes(from)) &&
          (where.items === undefined || where.items.includes(item)) &&
          (where.classes === undefined || where.classes.includes(items[item].class)),
      );
    }
  }
  return ruleOf;
}
