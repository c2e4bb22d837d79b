import { InputError } from '../foundation/issue.ts';
import { type DecimalSign, decimalSignOf } from './parse-number.ts';

/** What the numbers of a log say about their decimal sign, seen so far. */
export interface DecimalEvidence {
  readonly counts: Record<DecimalSign, number>;
  /** First number such as `1,234`, or ''. */
  eitherExample: string;
  add(text: string): void;
  isDecided(): boolean;
}

/** Collects evidence number by number. */
export function decimalEvidence(): DecimalEvidence {
  const evidence: DecimalEvidence = {
    counts: { '.': 0, ',': 0 },
    eitherExample: '',
    add: (text) => {
      const sign = decimalSignOf(text);
      if (sign === 'either') evidence.eitherExample ||= text;
      else if (sign !== undefined) evidence.counts[sign]++;
    },
    isDecided: () => evidence.counts['.'] + evidence.counts[','] > 0,
  };
  return evidence;
}

/**
 * The sign given by the user, else the more frequent one; a point when no number has any.
 * @throws InputError when all that is known are numbers such as `1,234` or `1.234`.
 */
export function decideDecimalSign(
  given: DecimalSign | undefined,
  evidence: DecimalEvidence,
  file: string,
): DecimalSign {
  if (given !== undefined) return given;
  if (evidence.isDecided()) return evidence.counts[','] > evidence.counts['.'] ? ',' : '.';
  if (evidence.eitherExample === '') return '.';
  throw new InputError([
    {
      code: 'import-ambiguous-number',
      place: { file },
      path: '',
      expected: 'at least one number that tells the decimal sign',
      received: `only numbers such as "${evidence.eitherExample}"`,
      hint: 'pass --decimal . or --decimal ,',
    },
  ]);
}
