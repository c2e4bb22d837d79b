import type { Network, PolicySpec, StockFilter } from '../network/network.ts';

/** For every stock the position of the first replenishment rule that covers it, or -1: such a stock is never held. */
export function matchRules(network: Network, policy: PolicySpec): Int32Array {
  const { itemCount, siteCount, mayStock } = network;
  const ruleOf = new Int32Array(itemCount * siteCount).fill(-1);
  for (let item = 0; item < itemCount; item++) {
    const seller = ownerOf(network, item);
    for (let site = 0; site < siteCount; site++) {
      const stock = item * siteCount + site;
      if (mayStock[stock] === 0) continue;
      ruleOf[stock] = policy.replenishment.findIndex(
        (rule) => rule.seller === seller && covers(network, rule.where, item, site),
      );
    }
  }
  return ruleOf;
}

/** The seller whose rules decide about an item; undefined = the network's own. */
export function ownerOf({ sellers }: Network, item: number): number | undefined {
  const seller = sellers?.sellerOf[item] ?? -1;
  return seller < 0 ? undefined : seller;
}

/** Whether a rule's filter lets an item at a site through. */
export function covers(network: Network, where: StockFilter, item: number, site: number): boolean {
  const node = network.siteNode[site];
  const { nodes, items } = network.model;
  return (
    (where.nodes === undefined || where.nodes.includes(node)) &&
    (where.kinds === undefined || where.kinds.includes(nodes[node].kind)) &&
    (where.items === undefined || where.items.includes(item)) &&
    (where.classes === undefined || where.classes.includes(items[item].class))
  );
}
