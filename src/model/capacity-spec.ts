import type { InboundRuleSpec, StorageRuleSpec } from './buildings-spec.ts';
import type { OutboundCapacitySpec } from './departures-spec.ts';

/** What nodes can handle, by kind of work; absent = everything. */
export interface CapacitySpec {
  readonly outbound?: readonly OutboundCapacitySpec[];
  /** Docks and rooms: first rule that matches wins; nodes that no rule matches have no limit. */
  readonly inbound?: readonly InboundRuleSpec[];
  readonly storage?: readonly StorageRuleSpec[];
}
