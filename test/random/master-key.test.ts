import { expect, it } from 'vitest';
import { masterKey } from '../../src/random/master-key.ts';

it('gives the same key for the same seed', () => {
  expect(masterKey('winter')).toEqual(masterKey('winter'));
});

it('gives different keys to seeds that repeat each other or share low bytes', () => {
  const seeds = [
    '',
    '1',
    '11',
    '111',
    'ab',
    'abab',
    '1:1',
    'a',
    'a\u0000',
    '\u00e5',
    '\u01e5',
    '\u65e5',
    '1 ',
    '01',
  ];
  for (let seed = 2; seed < 2000; seed++) if (seed !== 11 && seed !== 111) seeds.push(String(seed));
  expect(new Set(seeds.map((seed) => masterKey(seed).join())).size).toBe(seeds.length);
});
