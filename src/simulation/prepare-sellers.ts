import type { Network } from '../network/network.ts';
import { type SellerPlan, sellerOfItem } from '../network/seller-plan.ts';
import { priority } from '../policies/sourcing/priority.ts';
import type { SourcingRule } from '../policies/sourcing/sourcing-policy.ts';
import { sourcingFacts } from './sourcing-facts.ts';

const DAYS_PER_WEEK = 7;

/** Chooses the source of sellers' orders: by priority, whatever the policy's own rule; undefined without sellers. */
export function sellerSourcing(network: Network): SourcingRule | undefined {
  return network.sellers && priority.prepare({}, sourcingFacts(network));
}

/** Whether what a seller sends differs from what its rule says: its trigger is then no fixed position. */
export function isScaled(plan: SellerPlan | undefined, item: number): boolean {
  const seller = sellerOfItem(plan, item);
  if (seller === undefined) return false;
  const { sight, feeSensitivity } = seller;
  return sight.bias !== 1 || sight.logDeviation > 0 || feeSensitivity > 0;
}

/** Sellers start with no more than their restock limits let in: weeks by planned demand, then volume in proportion. */
export function limitInitialStock(
  { sellers, siteCount, model }: Network,
  plannedPerDay: Float64Array,
  initialStock: Float64Array,
): void {
  for (const { items, restockLimit: limit } of sellers?.sellers ?? []) {
    if (limit === undefined) continue;
    const whole = (item: number, units: number) =>
      model.items[item].divisible ? units : Math.floor(units + 1e-9);
    for (let site = 0; site < siteCount; site++) {
      let volume = 0;
      for (const item of items) {
        const stock = item * siteCount + site;
        const { weeks = Number.POSITIVE_INFINITY } = limit;
        const most = Math.max(limit.leastUnits, weeks * DAYS_PER_WEEK * plannedPerDay[stock]);
        if (initialStock[stock] > most) initialStock[stock] = whole(item, most);
        volume += initialStock[stock] * model.items[item].volumeM3;
      }
      const share = (limit.volumeM3 ?? Number.POSITIVE_INFINITY) / volume;
      if (!(share < 1)) continue;
      for (const item of items) {
        const stock = item * siteCount + site;
        initialStock[stock] = whole(item, initialStock[stock] * share);
      }
    }
  }
}
