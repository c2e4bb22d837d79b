import type { WorkPiece } from './wave-room.ts';

/** What an order is booked for when it is booked. */
export interface Booking {
  /** Position of the departure in its site's schedule; -1 = leaves at once. */
  readonly departure: number;
  /** Units done in overtime. */
  readonly overtimeUnits: number;
}

/** Room taken for a box before the last departure that it may make. */
export interface HeldWork {
  readonly site: number;
  /** Position of the departure in its site's schedule. */
  readonly departure: number;
  /** Last second at which work on the box may begin; until then its place can be given back [s]. */
  readonly startsBy: number;
  readonly pieces: readonly WorkPiece[];
}
