import type { EventQueue } from '../../engine/event-queue.ts';
import type { Network } from '../../network/network.ts';
import type { SourceCounters } from '../source-counters.ts';

/** What trailers read of a run. */
export interface TrailerWorld {
  readonly now: number;
  readonly network: Network;
  readonly queue: EventQueue;
  readonly siteCount: number;
  readonly itemOfStock: Int32Array;
  readonly itemVolumes: Float64Array;
  readonly inTransit: Float64Array;
  readonly costs: Float64Array;
  readonly policy: { readonly sources: { readonly lanes: Int32Array } };
  readonly sources: Pick<SourceCounters, 'unitsDispatched'>;
}
