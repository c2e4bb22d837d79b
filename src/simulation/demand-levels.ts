/** Something that lifts and lowers mean demand beyond the calendar: forecasts' levels, shocks … */
export interface DemandLevelSource {
  /** Multiplies the level of every demand stream on a day, asked once a day in order. */
  multiplyLevels(day: number, levels: Float64Array): void;
}

/** Factor on the mean of each demand stream on a day: the product of all sources. */
export class DemandLevels {
  private readonly sources: readonly DemandLevelSource[];
  private readonly levels: Float64Array;

  constructor(streamCount: number, sources: readonly DemandLevelSource[]) {
    this.sources = sources;
    this.levels = new Float64Array(streamCount);
  }

  /** By stream; valid until the next call. */
  ofDay(day: number): Float64Array {
    this.levels.fill(1);
    for (const source of this.sources) source.multiplyLevels(day, this.levels);
    return this.levels;
  }
}

/** The demand levels of a run; undefined when nothing moves them, so that a run without pays nothing. */
export function startDemandLevels(
  streamCount: number,
  sources: readonly (DemandLevelSource | undefined)[],
): DemandLevels | undefined {
  const present = sources.filter((source) => source !== undefined);
  return present.length === 0 ? undefined : new DemandLevels(streamCount, present);
}
