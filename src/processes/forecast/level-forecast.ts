/**
 * Expected level of a week given what is known of its standard normal value [factor, mean 1]:
 * exp(deviation x known value - variance x known share / 2). With everything known it is the level itself, and its
 * expectation before is the forecast made then: forecasts are a martingale, and mean demand stays what the model says.
 * @param variance of the log level, >= 0
 * @param knownShare of the variance, in [0, 1]
 */
export function levelForecast(variance: number, knownShare: number, knownValue: number): number {
  return variance === 0 ? 1 : Math.exp(Math.sqrt(variance) * knownValue - 0.5 * variance * knownShare);
}

/** Variance of level / forecast when a lognormal variance is still unknown: exp(unknown) - 1. */
export function levelVariance(unknown: number): number {
  return Math.expm1(unknown);
}
