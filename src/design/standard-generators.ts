/** A two-level fraction: columns from the (factorCount - generators.length)-th on are products of earlier columns. */
export interface StandardFraction {
  readonly factorCount: number;
  /** Smallest number of factors in a word of the defining relation. */
  readonly resolution: number;
  /** One per added factor, in order: the base factors, counted from 1, whose product it is. */
  readonly generators: readonly (readonly number[])[];
}

/**
 * The usual two-level fractions for 3 to 11 factors, for each number of factors from the smallest design up.
 * Source: Box, Hunter and Hunter, Statistics for Experimenters (1978), table 12.15; NIST/SEMATECH e-Handbook of
 * Statistical Methods, section 5.3.3.4.7. The half fractions for 9 to 11 factors are left out there and here.
 */
export const STANDARD_FRACTIONS: readonly StandardFraction[] = [
  fraction(3, 3, '12'),
  fraction(4, 4, '123'),
  fraction(5, 3, '12 13'),
  fraction(5, 5, '1234'),
  fraction(6, 3, '12 13 23'),
  fraction(6, 4, '123 234'),
  fraction(6, 6, '12345'),
  fraction(7, 3, '12 13 23 123'),
  fraction(7, 4, '123 234 134'),
  fraction(7, 4, '1234 1245'),
  fraction(7, 7, '123456'),
  fraction(8, 4, '234 134 123 124'),
  fraction(8, 4, '123 124 2345'),
  fraction(8, 5, '1234 1256'),
  fraction(8, 8, '1234567'),
  fraction(9, 3, '123 234 134 124 1234'),
  fraction(9, 4, '2345 1345 1245 1235'),
  fraction(9, 4, '1234 1356 3456'),
  fraction(9, 6, '13467 23567'),
  fraction(10, 3, '123 234 134 124 1234 12'),
  fraction(10, 4, '1234 1235 1245 1345 2345'),
  fraction(10, 4, '2346 1346 1245 1235'),
  fraction(10, 5, '1237 2345 1346'),
  fraction(11, 3, '123 234 134 124 1234 12 13'),
  fraction(11, 4, '123 234 345 134 145 245'),
  fraction(11, 4, '345 1234 126 2456 1456'),
  fraction(11, 5, '1237 2345 1346 1234567'),
];

function fraction(factorCount: number, resolution: number, words: string): StandardFraction {
  const generators = words.split(' ').map((word) => [...word].map(Number));
  return { factorCount, resolution, generators };
}
