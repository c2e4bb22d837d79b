import type { RateBand } from '../model/model.ts';

/** Parcel prices as columns: each rate is a run of weight bands, lightest first. */
export class ShippingRates {
  private readonly starts: Int32Array;
  private readonly fromKg: Float64Array;
  private readonly fixed: Float64Array;
  private readonly perKg: Float64Array;

  constructor(rates: readonly (readonly RateBand[])[]) {
    this.starts = new Int32Array(rates.length + 1);
    for (let rate = 0; rate < rates.length; rate++)
      this.starts[rate + 1] = this.starts[rate] + rates[rate].length;
    const bands = rates.flat();
    this.fromKg = Float64Array.from(bands, (band) => band.fromKg);
    this.fixed = Float64Array.from(bands, (band) => band.fixed);
    this.perKg = Float64Array.from(bands, (band) => band.perKg);
  }

  /** Number of rates. */
  get count(): number {
    return this.starts.length - 1;
  }

  /** Weight bands of a rate. */
  bandCount(rate: number): number {
    return this.starts[rate + 1] - this.starts[rate];
  }

  /** Price per kilogram in the first band [money]. */
  firstPerKg(rate: number): number {
    return this.perKg[this.starts[rate]];
  }

  /** Price of one shipment of `weightKg` [money]. */
  price(rate: number, weightKg: number): number {
    let band = this.starts[rate + 1] - 1;
    const first = this.starts[rate];
    while (band > first && weightKg < this.fromKg[band]) band--;
    return this.fixed[band] + this.perKg[band] * weightKg;
  }
}
