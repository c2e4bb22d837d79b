/*
 * Experimental designs. In: numbers of factors, levels and points, a keyed stream. Out: lists of points.
 * Never: a model, a simulation, a clock, or randomness that is not an argument.
 */
import { invariant } from '../foundation/invariant.ts';
import { fullFactorial } from './full-factorial.ts';
import { STANDARD_FRACTIONS } from './standard-generators.ts';

/** Names of the factors in words, in order; I is left out because it stands for the identity. */
export const FACTOR_LETTERS = 'ABCDEFGHJKL';

/** A two-level design and what it cannot tell apart. */
export interface FractionalFactorial {
  /** One coded level, -1 or +1, per factor; the base factors in the order of a full factorial. */
  readonly points: readonly (readonly number[])[];
  /** How the added factors are made, such as `D=ABC`; empty for a full factorial. */
  readonly generators: readonly string[];
  /** Words whose column is constant +1, shortest first, such as `ABCD`; empty for a full factorial. */
  readonly definingRelation: readonly string[];
  /** Length of the shortest word of the defining relation; null for a full factorial, which confounds nothing. */
  readonly resolution: number | null;
  /** Groups of main effects and two-factor interactions that share one column, such as `AB`, `CD`. */
  readonly aliases: readonly (readonly string[])[];
}

/**
 * The smallest usual two-level design for `factorCount` factors, from 2 to 11, with at least `resolution`:
 * 3 keeps main effects apart from one another, 4 also from two-factor interactions, 5 also those from one another.
 * The full factorial is taken where no smaller usual design has the resolution.
 * @throws InvariantError outside those ranges
 * Source: Box, Hunter and Hunter, Statistics for Experimenters (1978), chapter 12 and table 12.15; NIST/SEMATECH
 * e-Handbook of Statistical Methods, sections 5.3.3.4.4 to 5.3.3.4.7.
 */
export function fractionalFactorial(factorCount: number, resolution: 3 | 4 | 5): FractionalFactorial {
  invariant(
    Number.isInteger(factorCount) && factorCount >= 2 && factorCount <= FACTOR_LETTERS.length,
    () => `a two-level design is for 2 to ${FACTOR_LETTERS.length} factors, got ${factorCount}`,
  );
  const standard = STANDARD_FRACTIONS.find(
    (fraction) => fraction.factorCount === factorCount && fraction.resolution >= resolution,
  );
  return designOf(factorCount, standard?.generators ?? []);
}

function designOf(factorCount: number, generators: readonly (readonly number[])[]): FractionalFactorial {
  const baseCount = factorCount - generators.length;
  const base = fullFactorial(Array.from({ length: baseCount }, () => [-1, 1]));
  const points = base.map((point) => [
    ...point,
    ...generators.map((factors) => factors.reduce((product, factor) => product * point[factor - 1], 1)),
  ]);
  const masks = generators.map((factors) => factors.reduce((mask, factor) => mask | bit(factor - 1), 0));
  const relation = productsOf(masks.map((mask, added) => mask | bit(baseCount + added)));
  return {
    points,
    generators: masks.map((mask, added) => `${FACTOR_LETTERS[baseCount + added]}=${word(mask)}`),
    definingRelation: relation.map(word),
    resolution: relation.length === 0 ? null : lengthOf(relation[0]),
    aliases: aliasesOf(factorCount, relation),
  };
}

function bit(factor: number): number {
  return 1 << factor;
}

/** All products of one or more generating words, a factor squared being 1; shortest first, then alphabetically. */
function productsOf(words: readonly number[]): number[] {
  let products = [0];
  for (const added of words) products = products.flatMap((product) => [product, product ^ added]);
  return products.filter((product) => product !== 0).sort(byLengthThenName);
}

/** Effects of one or two factors whose product is a word of the relation, or whose columns are linked that way. */
function aliasesOf(factorCount: number, relation: readonly number[]): string[][] {
  const groups = new Map<number, number[]>();
  for (const effect of shortEffects(factorCount)) {
    // Every effect of a group has the same set of aliases, so its smallest one names the group.
    const name = relation.reduce((least, product) => Math.min(least, effect ^ product), effect);
    groups.set(name, [...(groups.get(name) ?? []), effect]);
  }
  return [...groups.values()].filter((group) => group.length > 1).map((group) => group.map(word));
}

function shortEffects(factorCount: number): number[] {
  const effects: number[] = [];
  for (let first = 0; first < factorCount; first++) {
    effects.push(bit(first));
    for (let second = first + 1; second < factorCount; second++) effects.push(bit(first) | bit(second));
  }
  return effects.sort(byLengthThenName);
}

function byLengthThenName(first: number, second: number): number {
  return lengthOf(first) - lengthOf(second) || (word(first) < word(second) ? -1 : 1);
}

function lengthOf(mask: number): number {
  return word(mask).length;
}

function word(mask: number): string {
  return [...FACTOR_LETTERS].filter((_, factor) => (mask & bit(factor)) !== 0).join('');
}
