import { expect, test } from 'vitest';
import { LaggedCounts } from '../../src/simulation/lagged-counts.ts';

test('knows what counters were three days ago, once three days are over', () => {
  const counts = new LaggedCounts(2, 3);
  const ends = [
    [1, 10],
    [1, 20],
    [4, 20],
    [4, 25],
    [9, 25],
  ];
  const seen = ends.map((end) => {
    counts.note((index) => end[index]);
    return [counts.isFull, ...counts.before];
  });
  expect(seen).toEqual([
    [false, 0, 0],
    [false, 0, 0],
    [true, 0, 0],
    [true, 1, 10],
    [true, 1, 20],
  ]);
});
