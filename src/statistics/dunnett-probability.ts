import { invariant } from '../foundation/invariant.ts';
import { gaussLegendre, type Quadrature } from './gauss-legendre.ts';
import { normalProbability } from './normal-probability.ts';

/** The family of comparisons that Dunnett's distribution describes. */
export interface DunnettFamily {
  /** Candidates compared with one incumbent, whole number >= 1. */
  readonly comparisons: number;
  /** Of the pooled variance, >= 1; Infinity when the variance is known. */
  readonly degreesOfFreedom: number;
  /** 2 for |T|, 1 for T. */
  readonly sides: 1 | 2;
  /** Common correlation of the statistics in [0, 0.95]; 1/2 by default, which is that of equal n. */
  readonly correlation?: number;
}

const NORMAL_REACH = 8.5;
const SCALE_PLACES = 48;
/** Correlations above a half make a steeper integrand, which wants closer places. */
const STEEP = 0.5;
const usualRule = normalRule(64);
const steepRule = normalRule(160);

/**
 * Probability that all of the family's statistics stay below `critical`: P(max |T_i| <= critical) for two sides,
 * P(max T_i <= critical) for one. T_i = (sqrt(1 - rho) Z_i + sqrt(rho) Z_0) / S with independent standard normal Z and
 * nu S^2 chi-squared: a double integral over Z_0 and S, done with Gauss-Legendre rules of 64 (160 above
 * correlation 1/2) and 48 places. Precision 1e-8.
 * @param critical > 0
 * @throws InvariantError when a number is outside its range
 * Source: Dunnett (1955), JASA 50, 1096-1121; Hsu, Multiple Comparisons (1996), section 3.1.
 */
export function dunnettProbability(critical: number, family: DunnettFamily): number {
  const { comparisons, degreesOfFreedom, sides, correlation = 0.5 } = family;
  invariant(
    Number.isInteger(comparisons) &&
      comparisons >= 1 &&
      degreesOfFreedom >= 1 &&
      correlation >= 0 &&
      correlation <= 0.95 &&
      !Number.isNaN(critical),
    () =>
      `Dunnett's distribution does not reach ${comparisons} comparisons, ${degreesOfFreedom} degrees of freedom, correlation ${correlation}, value ${critical}`,
  );
  const given = (scale: number) => knownScale(critical * scale, comparisons, correlation, sides);
  return degreesOfFreedom === Number.POSITIVE_INFINITY ? given(1) : overScale(given, degreesOfFreedom);
}

/** The probability when the standard deviation is known: an integral over the part that all statistics share. */
function knownScale(critical: number, comparisons: number, correlation: number, sides: 1 | 2): number {
  const { places, weights } = correlation > STEEP ? steepRule : usualRule;
  const shared = Math.sqrt(correlation);
  const own = Math.sqrt(1 - correlation);
  let total = 0;
  for (let index = 0; index < places.length; index++) {
    const above = normalProbability((critical - shared * places[index]) / own);
    const below = sides === 1 ? 0 : normalProbability((-critical - shared * places[index]) / own);
    total += weights[index] * Math.max(0, above - below) ** comparisons;
  }
  return total;
}

/** Averages over S, whose density is proportional to s^(nu - 1) exp(-nu s^2 / 2); the constant cancels. */
function overScale(given: (scale: number) => number, degreesOfFreedom: number): number {
  const reach = 9 / Math.sqrt(degreesOfFreedom);
  const { places, weights } = gaussLegendre(SCALE_PLACES, Math.max(0, 1 - reach), 1 + reach);
  const logDensityAt = (scale: number) =>
    (degreesOfFreedom - 1) * Math.log(scale) - (degreesOfFreedom * (scale * scale - 1)) / 2;
  let total = 0;
  let mass = 0;
  for (let index = 0; index < places.length; index++) {
    const weight = weights[index] * Math.exp(logDensityAt(places[index]));
    mass += weight;
    if (weight > 1e-18) total += weight * given(places[index]);
  }
  return total / mass;
}

/** Places and weights of an average over a standard normal value. */
function normalRule(count: number): Quadrature {
  const { places, weights } = gaussLegendre(count, -NORMAL_REACH, NORMAL_REACH);
  const density = (place: number) => Math.exp((-place * place) / 2) / Math.sqrt(2 * Math.PI);
  return { places, weights: weights.map((weight, index) => weight * density(places[index])) };
}
