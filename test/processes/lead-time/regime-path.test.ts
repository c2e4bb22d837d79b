import { expect, test } from 'vitest';
import { RegimePath } from '../../../src/processes/lead-time/regime-path.ts';
import { masterKey } from '../../../src/random/master-key.ts';
import { RandomStream } from '../../../src/random/random-stream.ts';

const REGIMES = [
  { factor: 1, meanDays: 12 },
  { factor: 3, meanDays: 4 },
];

const path = (owner: number, seed = 'regimes') =>
  new RegimePath(REGIMES, masterKey(seed), new RandomStream(), owner);

/** Share of slow time is 4 / 16; its standard error over T days is sqrt(2 (12 x 4)^2 / 16^3 / T) (alternating renewal). */
test('over a long time each regime holds in proportion to its mean', () => {
  const days = 100_000;
  const one = path(0);
  let slow = 0;
  for (let day = 0; day < days; day++) if (one.factorAt(day + 0.5) === 3) slow += 1;
  const standardError = Math.sqrt((2 * (12 * 4) ** 2) / 16 ** 3 / days);
  // Within 4 standard errors: a right path fails with chance 0.00006.
  expect(Math.abs(slow / days - 0.25)).toBeLessThan(4 * standardError);
});

test('at time 0 a vendor is in any regime, as in the long run', () => {
  const vendors = 4000;
  let slow = 0;
  for (let owner = 0; owner < vendors; owner++) if (path(owner).factorAt(0) === 3) slow += 1;
  expect(Math.abs(slow / vendors - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / vendors));
});

test('what is asked, and in which order, changes nothing; another vendor has its own regimes', () => {
  const forward = path(7);
  const factors = Array.from({ length: 300 }, (_, day) => forward.factorAt(day));
  const backward = path(7);
  const reversed = Array.from({ length: 300 }, (_, day) => backward.factorAt(299 - day)).reverse();
  expect(reversed).toEqual(factors);
  expect(new Set(factors)).toEqual(new Set([1, 3]));
  const other = path(8);
  expect(Array.from({ length: 300 }, (_, day) => other.factorAt(day))).not.toEqual(factors);
});
