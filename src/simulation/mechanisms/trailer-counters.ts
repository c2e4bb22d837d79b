/** Offsets of one lane's record of what its trailers did; all counts and integrals run from time 0. */
export const TRAILER = {
  /** Scheduled or filled trailers that left, and what was on them. */
  trailers: 0,
  units: 1,
  volumeM3: 2,
  weightKg: 3,
  /** Their cost [money]. */
  cost: 4,
  /** The same of spot carriers. */
  spotTrailers: 5,
  spotUnits: 6,
  spotVolumeM3: 7,
  spotCost: 8,
  /** Sum over units that left of the time since their dispatch [s]. */
  waitSeconds: 9,
  /** Integral of the units at the yard [unit seconds]. */
  stagedSeconds: 10,
  /** Units that came to the yard. */
  stagedUnits: 11,
} as const;
export const TRAILER_STRIDE = 12;
