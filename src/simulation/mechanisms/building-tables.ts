import type { EventQueue } from '../../engine/event-queue.ts';
import type { RunTables } from '../run-tables.ts';

/** The part of a run's state that docks and rooms read. */
export interface BuildingTables extends RunTables {
  readonly queue: EventQueue;
  /** [m3] by item. */
  readonly itemVolumes: Float64Array;
  /** Promised and not left, by stock [units]. */
  readonly reserved: Float64Array;
  readonly itemOfStock: Int32Array;
  /** By item. */
  readonly divisible: Uint8Array;
  /** What is closed: by site, 1 = closed; undefined = nothing ever is. */
  readonly outages: { readonly isClosed: Uint8Array | undefined } | undefined;
}
