import { expect, test } from 'vitest';
import { sellerError } from '../../../src/processes/forecast/seller-error.ts';
import { masterKey } from '../../../src/random/master-key.ts';
import { RandomStream } from '../../../src/random/random-stream.ts';

const random = new RandomStream();
const master = masterKey('sellers');
const errorOf = (item: number, period: number, bias: number, logDeviation: number): number =>
  sellerError(random, master, { seller: 7, item, period }, { bias, logDeviation });

test('errors of a seller are lognormal with the bias as their mean and the deviation that is asked for', () => {
  const count = 20_000;
  const errors = Array.from({ length: count }, (_, index) =>
    errorOf(index % 100, Math.floor(index / 100), 1.2, 0.4),
  );
  const logs = errors.map(Math.log);
  const mean = errors.reduce((sum, error) => sum + error) / count;
  const logMean = logs.reduce((sum, log) => sum + log) / count;
  const deviation = Math.sqrt(logs.reduce((sum, log) => sum + (log - logMean) ** 2, 0) / count);
  // Lognormal: mean of the log = log(bias) - s2 / 2, standard deviation of the error bias x sqrt(exp(s2) - 1) = 0.5.
  // Four standard errors, a false alarm in 16,000: 4 x 0.5 / sqrt(n), 4 x 0.4 / sqrt(n), 4 x 0.4 / sqrt(2 n).
  expect(Math.abs(mean - 1.2)).toBeLessThan((4 * 0.5) / Math.sqrt(count));
  expect(Math.abs(logMean - (Math.log(1.2) - 0.08))).toBeLessThan((4 * 0.4) / Math.sqrt(count));
  expect(Math.abs(deviation - 0.4)).toBeLessThan((4 * 0.4) / Math.sqrt(2 * count));
});

test('an error belongs to seller, item and period, and a greater deviation moves it further the same way', () => {
  expect(errorOf(3, 5, 1, 0.2)).toBe(errorOf(3, 5, 1, 0.2));
  expect(errorOf(3, 5, 1, 0.2)).not.toBe(errorOf(3, 6, 1, 0.2));
  expect(errorOf(3, 5, 1, 0.2)).not.toBe(errorOf(4, 5, 1, 0.2));
  const normal = (deviation: number) =>
    (Math.log(errorOf(3, 5, 1, deviation)) + deviation ** 2 / 2) / deviation;
  expect(normal(0.6)).toBeCloseTo(normal(0.2), 9);
  expect(errorOf(3, 5, 1.5, 0)).toBe(1.5);
});
