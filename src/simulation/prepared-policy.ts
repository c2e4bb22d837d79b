import type { Network } from '../network/network.ts';
import type { AllocationRule } from '../policies/allocation/allocation-policy.ts';
import type { FulfillmentRule } from '../policies/fulfillment/fulfillment-policy.ts';
import type { MarkdownRule } from '../policies/markdown/markdown-policy.ts';
import type { RebalancingRule } from '../policies/rebalancing/rebalancing-policy.ts';
import type { ItemRule, StockRule } from '../policies/replenishment/replenishment-policy.ts';
import type { SourcingRule } from '../policies/sourcing/sourcing-policy.ts';
import type { ReviewLevels } from './review-levels.ts';
import type { StockSources } from './stock-sources.ts';

/** An item-wide rule and the stocks it orders for. */
export interface ItemUnit {
  readonly rule: ItemRule;
  readonly stocks: Int32Array;
}

/** The rebalancing rule of one item, the stocks it sees, and the lanes (of network.transfers) it moves units on. */
export interface RebalancingUnit {
  readonly item: number;
  readonly rule: RebalancingRule;
  readonly stocks: Int32Array;
  readonly lanes: Int32Array;
}

/** Stocks that are reviewed at the same times and stand equally high in the supply chain. */
export interface ReviewGroup {
  /** Infinity = once, at time 0: continuously reviewed stocks that start at or below their reorder point. */
  readonly everySeconds: number;
  readonly height: number;
  readonly stocks: Int32Array;
  /** Of stocks whose rules publish their levels; undefined = none does. */
  readonly levels: ReviewLevels | undefined;
  readonly items: readonly ItemUnit[];
}

/** A policy made ready for a network: checked, loaded and with its levels computed. Shared by all replications. */
export interface PreparedPolicy {
  readonly network: Network;
  /** 1 when the stock is held. */
  readonly held: Uint8Array;
  /** The rule of each stock; undefined when not held or covered by an item-wide rule. */
  readonly stockRules: readonly (StockRule | undefined)[];
  /** Inventory position at or below which a continuously reviewed stock is asked; -Infinity otherwise. */
  readonly trigger: Float64Array;
  /** Whether there is any such stock: only then can an order make a policy act at once. */
  readonly hasContinuousReview: boolean;
  readonly initialStock: Float64Array;
  /** Planned demand at calendar factor 1 of each stock, as policies see it [units/day]. */
  readonly plannedPerDay: Float64Array;
  /** Chooses the source of the orders of third-party sellers; undefined in models without. */
  readonly sellerSourcing: SourcingRule | undefined;
  readonly sources: StockSources;
  /** Vendor rule of each source, -1 = none; undefined when the model has no vendor rules. */
  readonly vendorRuleOf: Int32Array | undefined;
  /** Lowest first: nodes next to the customers order before the nodes that feed them. */
  readonly reviewGroups: readonly ReviewGroup[];
  readonly fulfillment: FulfillmentRule;
  readonly allocation: AllocationRule;
  readonly sourcing: SourcingRule;
  /** Items that may be moved between nodes; empty = nothing is. */
  readonly rebalancing: readonly RebalancingUnit[];
  /** By item; undefined = never marked down. Empty in models without markdowns. */
  readonly markdown: readonly (MarkdownRule | undefined)[];
  /** Names for messages. */
  readonly fulfillmentName: string;
  readonly allocationName: string;
  readonly sourcingName: string;
  readonly rebalancingName: string;
  readonly markdownName: string;
  readonly replenishmentNames: readonly string[];
  /** Position in `replenishmentNames`, by stock; -1 when not held. */
  readonly ruleOf: Int32Array;
}
