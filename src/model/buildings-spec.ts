import type { Distribution } from '../random/distributions/distribution.ts';
import type { NodeKind } from './node-kind.ts';

/** Which nodes a rule is for: all conditions must hold; an absent one always holds. Vendors are never among them. */
export interface NodeFilter {
  readonly nodes?: readonly number[];
  readonly kinds?: readonly NodeKind[];
}

/** When a dock works, the same every week. */
export interface OpeningSpec {
  /** Of the day [s], 0 <= from < to <= 86,400. */
  readonly fromSecond: number;
  readonly toSecond: number;
  /** Monday to Sunday: whether the dock opens at all. */
  readonly days: readonly boolean[];
}

/** The dock of the nodes it is for: a receipt waits for a door, is unloaded, then stowed, and can then be sold. */
export interface InboundRuleSpec {
  readonly where: NodeFilter;
  /** Receipts unloaded at the same time; Infinity = any number. */
  readonly doors: number;
  /** Days a door needs for a receipt whatever its size. */
  readonly timeDays: Distribution;
  /** Units a door unloads per hour, in addition; Infinity = at once. */
  readonly unitsPerHour: number;
  /** Days from unloaded to sellable. */
  readonly stowDelayDays: Distribution;
  /** undefined = always open. */
  readonly opening?: OpeningSpec;
  /** Who is unloaded next: the receipt that came first, or before it those of items that are out of stock at the node. */
  readonly priority: 'arrival' | 'short-first';
}

/** Room for goods of some storage types at the nodes it is for. */
export interface StorageRuleSpec {
  readonly where: NodeFilter;
  /** Storage types that share the room; undefined = all that no earlier rule takes. */
  readonly types?: readonly string[];
  /** [m3], > 0. */
  readonly limitM3: number;
  /** Whether goods wait at the dock rather than be unloaded beyond the limit. */
  readonly isHard: boolean;
  /** Share of the limit above which room costs more, 0 to 1. */
  readonly penaltyAbove: number;
  /** Charged on what lies above that share [money per m3 and day]: cost line "storage". */
  readonly penaltyPerM3Day: number;
}

/** Position of the first rule that is for a node, or -1. */
export function firstRuleFor(
  rules: readonly { readonly where: NodeFilter }[],
  node: number,
  kind: NodeKind,
): number {
  return rules.findIndex(({ where }) => coversNode(where, node, kind));
}

/** Whether a filter lets a node through. */
export function coversNode(where: NodeFilter, node: number, kind: NodeKind): boolean {
  return (
    kind !== 'vendor' &&
    (where.nodes === undefined || where.nodes.includes(node)) &&
    (where.kinds === undefined || where.kinds.includes(kind))
  );
}
