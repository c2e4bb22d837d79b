import type { Place } from '../foundation/issue.ts';
import type { NodeKind } from './node-kind.ts';

/** A plug-in named in a policy, with its parameters not yet checked by the plug-in's own schema. */
export interface PluginUse {
  /** Catalogue name, or an absolute path of a user's TypeScript or JavaScript file. */
  readonly use: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Where it was written, for messages; as read from a file it also knows where each parameter is (PluginPlace). */
  readonly place: Place;
}

/** Which stocks (item at node) a rule is for: all conditions must hold; an absent one always holds. */
export interface StockFilter {
  readonly nodes?: readonly number[];
  readonly kinds?: readonly NodeKind[];
  readonly items?: readonly number[];
  readonly classes?: readonly string[];
}

export interface ReplenishmentRuleSpec {
  readonly where: StockFilter;
  readonly policy: PluginUse;
  /** Restricts the lanes this stock may order on; an absent condition always holds. */
  readonly from?: { readonly nodes?: readonly number[]; readonly kinds?: readonly NodeKind[] };
  /** Own parameters per stock from a CSV; merged over policy.parameters. Stocks not listed use the rule's own. */
  readonly table?: readonly StockParameters[];
  /** The seller whose items it is for, and no others; absent = the network's own. Only simulation/seller-rules.ts sets it. */
  readonly seller?: number;
}

export interface StockParameters {
  readonly item: number;
  readonly node: number;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly place: Place;
}

/** Everything that decides. A stock (item, node) matched by no rule is never held; the first rule that matches wins. */
export interface PolicySpec {
  readonly replenishment: readonly ReplenishmentRuleSpec[];
  readonly fulfillment: PluginUse;
  readonly allocation: PluginUse;
  readonly sourcing: PluginUse;
  readonly rebalancing: PluginUse;
  readonly markdown: PluginUse;
}
