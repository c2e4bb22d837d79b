import {
  FACTOR_LETTERS,
  type FractionalFactorial,
  fractionalFactorial,
} from '../design/fractional-factorial.ts';
import { fullFactorial } from '../design/full-factorial.ts';
import { latinHypercube } from '../design/latin-hypercube.ts';
import { masterKey } from '../random/master-key.ts';
import { PURPOSES, RandomStream } from '../random/random-stream.ts';
import type { DesignFields, FactorFields } from './factor-schema.ts';
import type { SweepReport } from './result.ts';

/** The value of a factor at one point. */
export type Level = number | string | boolean;

/** The combinations of levels that a design asks for. */
export interface SweepPoints {
  readonly design: SweepReport['design'];
  /** One level per factor. */
  readonly points: readonly (readonly Level[])[];
  readonly aliases?: string;
}

/** Latin hypercubes drawn, of which the most evenly spread is kept. */
const HYPERCUBE_TRIES = 100;
const DEFAULT_RESOLUTION = 4;

/**
 * The points of checked factors. A latin hypercube is a function of the numbers of factors and points alone: another
 * seed means other customers, never another design.
 */
export function sweepPoints(factors: readonly FactorFields[], design: DesignFields = 'full'): SweepPoints {
  if (design === 'full') return { design, points: fullFactorial(factors.map(levelsOf)) };
  if (typeof design === 'object' && 'latin-hypercube' in design) {
    return { design: 'latin-hypercube', points: hypercubePoints(factors, design['latin-hypercube']) };
  }
  const resolution = design === 'fractional' ? DEFAULT_RESOLUTION : design.fractional;
  const fraction = fractionalFactorial(factors.length, resolution);
  const aliases = aliasText(factors, fraction);
  return {
    design: 'fractional',
    points: fraction.points.map((point) =>
      point.map((side, factor) => {
        const levels = levelsOf(factors[factor]);
        return side < 0 ? levels[0] : levels[levels.length - 1];
      }),
    ),
    ...(aliases === undefined ? {} : { aliases }),
  };
}

/** All levels of a factor, in the order given or from low to high. */
export function levelsOf({ levels }: FactorFields): readonly Level[] {
  if (Array.isArray(levels)) return levels;
  const { from, to, count = 2, integer } = levels;
  const even = Array.from({ length: count }, (_, step) => from + ((to - from) * step) / (count - 1));
  return [...new Set(even.map((level) => (integer ? Math.round(level) : withoutNoise(level))))];
}

/** The number without the last digits that binary arithmetic leaves: 0.3 instead of 0.30000000000000004. */
export function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}

function hypercubePoints(factors: readonly FactorFields[], pointCount: number): Level[][] {
  const stream = new RandomStream().rekey(masterKey('latin hypercube'), PURPOSES.design, 0);
  const dimensionCount = factors.length;
  const places = latinHypercube({ dimensionCount, pointCount, stream, tryCount: HYPERCUBE_TRIES });
  return places.map((place) => place.map((share, factor) => levelWithin(factors[factor], share)));
}

/** The level at a share of the range, to a ten-thousandth of the range; whole numbers take equal parts of it. */
function levelWithin({ levels }: FactorFields, share: number): Level {
  if (Array.isArray(levels)) return levels[Math.floor(share * levels.length)];
  const { from, to, integer } = levels;
  if (integer) return from + Math.floor(share * (to - from + 1));
  const level = from + share * (to - from);
  const step = 10 ** (Math.floor(Math.log10(to - from)) - 3);
  return Math.min(to, Math.max(from, withoutNoise(Math.round(level / step) * step)));
}

function aliasText(factors: readonly FactorFields[], fraction: FractionalFactorial): string | undefined {
  const { points, generators, resolution, aliases } = fraction;
  if (resolution === null) return undefined;
  const names = factors.map(({ id, label = id }, factor) => `${FACTOR_LETTERS[factor]} = ${label}`);
  const confounded =
    aliases.length === 0
      ? 'No main effect or interaction of two factors is confounded with another of them.'
      : `Not told apart: ${aliases.map((group) => group.join(' and ')).join('; ')}.`;
  return `${points.length} of ${2 ** factors.length} points, resolution ${resolution}: ${names.join(', ')}; ${generators.join(', ')}. ${confounded}`;
}
