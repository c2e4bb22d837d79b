/** One thing's figures in a replication as fractions. */
export interface Ratios {
  readonly over: readonly number[];
  readonly per: readonly number[];
}

/** Ratios of sums over replications, of figures that several things have, such as nodes. */
export class RatioSums {
  private readonly figureCount: number;
  /** By thing, then figure. */
  private readonly over: Float64Array;
  private readonly per: Float64Array;

  constructor(thingCount: number, figureCount: number) {
    this.figureCount = figureCount;
    this.over = new Float64Array(thingCount * figureCount);
    this.per = new Float64Array(thingCount * figureCount);
  }

  /** Adds one replication. Sums depend on the order of replications in their last digits. */
  add(things: readonly Ratios[]): void {
    let place = 0;
    for (const { over, per } of things) {
      for (let figure = 0; figure < this.figureCount; figure++, place++) {
        this.over[place] += over[figure];
        this.per[place] += per[figure];
      }
    }
  }

  /** NaN where there was nothing to divide by. */
  ratio(thing: number, figure: number): number {
    const place = thing * this.figureCount + figure;
    return this.over[place] / this.per[place];
  }
}
