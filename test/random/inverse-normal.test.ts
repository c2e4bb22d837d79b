import { describe, expect, it } from 'vitest';
import { inverseNormal } from '../../src/random/inverse-normal.ts';
import { normalCumulative } from '../../src/random/normal-cumulative.ts';

describe('inverseNormal', () => {
  // Roots of erfc(-x / sqrt 2) / 2 = p, computed with mpmath at 40 digits.
  it.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798407],
    [1e-11, -6.706023155495136],
    [0.001, -3.0902323061678136],
    [0.07, -1.4757910281791706],
    [0.075, -1.439531470938456],
    [0.3, -0.5244005127080408],
    [0.6, 0.2533471031357998],
    [0.93, 1.4757910281791706],
    [0.975, 1.9599639845400543],
  ])('is exact to 15 digits at %d', (probability, quantile) => {
    expect(Math.abs(inverseNormal(probability) / quantile - 1)).toBeLessThan(1e-15);
  });

  it('is 0 in the middle, odd around it and infinite at the ends', () => {
    expect(inverseNormal(0.5)).toBe(0);
    for (const probability of [1 / 4096, 1 / 64, 1 / 8]) {
      expect(inverseNormal(1 - probability)).toBe(-inverseNormal(probability));
    }
    expect(inverseNormal(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(inverseNormal(1)).toBe(Number.POSITIVE_INFINITY);
  });

  it('never falls across the seams of its three formulas', () => {
    for (const seam of [0.075, 0.925, Math.exp(-25)]) {
      for (let step = -50; step < 50; step++) {
        const here = inverseNormal(seam * (1 + step * 1e-13));
        expect(inverseNormal(seam * (1 + (step + 1) * 1e-13))).toBeGreaterThanOrEqual(here);
      }
    }
  });
});

describe('normalCumulative', () => {
  // mpmath ncdf at 40 digits.
  it.each([
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [1, 0.8413447460685429],
    [2, 0.9772498680518208],
    [3.3, 0.9995165758576162],
    [6, 0.9999999990134123],
  ])('is exact to 15 digits at %d', (x, probability) => {
    expect(Math.abs(normalCumulative(x) / probability - 1)).toBeLessThan(1e-15);
  });

  it('is 1 where the complement is below the last digit', () => {
    expect(normalCumulative(9.5)).toBe(1);
    expect(normalCumulative(1e9)).toBe(1);
  });
});
