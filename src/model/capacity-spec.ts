import type { OutboundCapacitySpec } from './departures-spec.ts';

/** What nodes can handle, by kind of work; absent = everything. */
export interface CapacitySpec {
  readonly outbound?: readonly OutboundCapacitySpec[];
}
