/**
 * What is believed of how far an item's true mean demand lies from the model's [factor], as a gamma law, and how orders
 * correct it. Exact (conjugate) for Poisson orders of single units at a known level. Otherwise each week counts for its
 * units over their variance to mean (linear credibility).
 * Source: Gelman et al., Bayesian Data Analysis, 3rd edition (2013), section 2.6; Bühlmann and Gisler, A Course in
 * Credibility Theory (2005), section 3.
 */
export class GammaBelief {
  private shape: number;
  private rate: number;

  /** @param cv2 squared coefficient of variation of the prior, > 0; its mean is 1 */
  constructor(cv2: number) {
    this.shape = 1 / cv2;
    this.rate = 1 / cv2;
  }

  /** Expected factor. */
  get mean(): number {
    return this.shape / this.rate;
  }

  /** Squared coefficient of variation. */
  get cv2(): number {
    return 1 / this.shape;
  }

  /**
   * Learns from a time in which `expected` units were expected at factor 1 and `units` came.
   * @param varianceToMean of those units at the factor expected now, > 0
   */
  learn(units: number, expected: number, varianceToMean: number): void {
    this.shape += units / varianceToMean;
    this.rate += expected / varianceToMean;
  }
}
