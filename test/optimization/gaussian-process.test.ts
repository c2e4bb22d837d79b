import { describe, expect, it } from 'vitest';
import { latinHypercube } from '../../src/design/latin-hypercube.ts';
import { choleskyFactor, solveLower, solveUpper } from '../../src/optimization/cholesky.ts';
import { compassSearch } from '../../src/optimization/compass-search.ts';
import { correlation, type Kernel } from '../../src/optimization/correlation.ts';
import { expectedImprovement } from '../../src/optimization/expected-improvement.ts';
import { fitGaussianProcess } from '../../src/optimization/fit-gaussian-process.ts';
import { gaussianProcess } from '../../src/optimization/gaussian-process.ts';
import { noise, streamOf } from './noisy-problems.ts';

describe('choleskyFactor', () => {
  it('factors and solves a matrix whose factor is whole', () => {
    // [2 0 0; 6 1 0; -8 5 3] times its transpose, by hand.
    const factor = choleskyFactor(Float64Array.of(4, 12, -16, 12, 37, -43, -16, -43, 98), 3);
    expect(factor).toEqual(Float64Array.of(2, 0, 0, 6, 1, 0, -8, 5, 3));
    // L (1, 2, 3) = (2, 8, 11) and its transpose times (1, 2, 3) = (-10, 17, 9).
    if (factor === undefined) return;
    expect([...solveLower(factor, [2, 8, 11])]).toEqual([1, 2, 3]);
    expect([...solveUpper(factor, [-10, 17, 9])]).toEqual([1, 2, 3]);
  });

  it('refuses a matrix that is not positive definite', () => {
    expect(choleskyFactor(Float64Array.of(1, 2, 2, 1), 2)).toBeUndefined();
  });
});

describe('correlation', () => {
  it('follows the formulas', () => {
    // exp(-r^2 / 2) and (1 + sqrt 5 r + 5 r^2 / 3) exp(-sqrt 5 r), r = hypot(3 / 3, 0): computed with Python.
    expect(correlation('squared-exponential', [0, 1], [3, 1], [3, 9])).toBeCloseTo(0.6065306597126334, 14);
    expect(correlation('matern-5/2', [0, 1], [3, 1], [3, 9])).toBeCloseTo(0.5239941088318203, 14);
    expect(correlation('matern-5/2', [0, 1], [0, 1], [3, 9])).toBe(1);
  });
});

describe('gaussianProcess', () => {
  it('agrees with the closed form of two places with equal noise', () => {
    /*
     * Covariance t [1 r; r 1] + v I has eigenvectors (1, 1) and (1, -1) with values p = t (1 + r) + v and
     * q = t (1 - r) + v, so the estimated mean is the average and everything follows by hand.
     */
    const [t, v, length, first, second] = [3, 0.4, 0.8, 5, 1];
    const r = Math.exp(-0.5 / length ** 2);
    const p = t * (1 + r) + v;
    const q = t * (1 - r) + v;
    const process = gaussianProcess(
      { places: [[0], [1]], means: [first, second], noiseVariances: [v, v] },
      { kernel: 'squared-exponential', lengths: [length], variance: t },
    );
    const mean = (first + second) / 2 + (t * (1 - r) * (first - second)) / 2 / q;
    const explained = t * t * ((1 + r) ** 2 / (2 * p) + (1 - r) ** 2 / (2 * q));
    const ofEstimatedMean = (1 - (t * (1 + r)) / p) ** 2 * (p / 2);
    const prediction = process.predict([0]);
    expect(prediction.mean).toBeCloseTo(mean, 8);
    expect(prediction.variance).toBeCloseTo(t - explained + ofEstimatedMean, 8);
    const half = (first - second) / 2;
    const logDensity = -Math.log(2 * Math.PI) - 0.5 * Math.log(p * q) - (half * half) / q;
    expect(process.logLikelihood).toBeCloseTo(logDensity, 8);
  });

  // Kriging equations solved with numpy for three places; log density by scipy's multivariate normal.
  it.each<[Kernel, number, number, number]>([
    ['matern-5/2', -0.43650588430950493, 0.3416750634290587, -6.43050080311686],
    ['squared-exponential', -0.42594457234704086, 0.1752609995928884, -7.157963728428525],
  ])(
    'agrees with numpy for three places, unequal noise and lengths, %s',
    (kernel, mean, variance, density) => {
      const process = gaussianProcess(
        {
          places: [
            [0.1, 0.2],
            [0.5, 0.9],
            [0.8, 0.4],
          ],
          means: [1, -2, 0.5],
          noiseVariances: [0, 0.3, 0.1],
        },
        { kernel, lengths: [0.4, 1.5], variance: 2 },
      );
      expect(process.predict([0.3, 0.6]).mean).toBeCloseTo(mean, 8);
      expect(process.predict([0.3, 0.6]).variance).toBeCloseTo(variance, 8);
      expect(process.logLikelihood).toBeCloseTo(density, 7);
      // An exact observation is reproduced, a noisy one only approached.
      expect(process.predict([0.1, 0.2]).mean).toBeCloseTo(1, 6);
      expect(process.predict([0.1, 0.2]).variance).toBeLessThan(1e-6);
      expect(process.predict([0.5, 0.9]).variance).toBeGreaterThan(0.1);
    },
  );

  it('factors the matrix of places that coincide', () => {
    const process = gaussianProcess(
      { places: [[0.5], [0.5]], means: [1, 3], noiseVariances: [0.1, 0.1] },
      { kernel: 'matern-5/2', lengths: [1], variance: 1 },
    );
    expect(process.predict([0.5]).mean).toBeCloseTo(2, 8);
  });
});

describe('fitGaussianProcess', () => {
  const places = latinHypercube({ dimensionCount: 2, pointCount: 20, stream: streamOf('fit'), tryCount: 10 });
  const observations = {
    places,
    means: places.map(([x], index) => Math.sin(6 * x) + 0.05 * noise(index, 3)),
    noiseVariances: places.map(() => 0.05 ** 2),
  };

  it('finds hyperparameters at least as likely as any on a grid, less a twentieth of a unit', () => {
    const fitted = fitGaussianProcess(observations, 'squared-exponential');
    for (const first of [0.05, 0.1, 0.2, 0.4, 0.8]) {
      for (const second of [0.1, 0.4, 1.6, 6.4]) {
        for (const variance of [0.1, 0.5, 2]) {
          const { logLikelihood } = gaussianProcess(observations, {
            kernel: 'squared-exponential',
            lengths: [first, second],
            variance,
          });
          expect(fitted.logLikelihood).toBeGreaterThan(logLikelihood - 0.05);
        }
      }
    }
  });

  it('gives a coordinate that does not matter a long length, and predicts the function', () => {
    const fitted = fitGaussianProcess(observations, 'squared-exponential');
    expect(fitted.hyperparameters.lengths[1]).toBeGreaterThan(5 * fitted.hyperparameters.lengths[0]);
    for (const x of [0.15, 0.4, 0.65, 0.85]) {
      expect(Math.abs(fitted.predict([x, 0.5]).mean - Math.sin(6 * x))).toBeLessThan(0.1);
    }
  });
});

describe('compassSearch', () => {
  it('finds the minimum of a quadratic, and stops at the box', () => {
    const bowl = ([x, y]: readonly number[]): number => (x - 0.3) ** 2 + 2 * (y + 1) ** 2;
    const options = { start: [0.9, 0.9], lower: [0, 0], upper: [1, 1], firstStep: 0.25, lastStep: 1e-6 };
    const { point } = compassSearch(bowl, { ...options, callBudget: 1000 });
    expect(point[0]).toBeCloseTo(0.3, 5);
    expect(point[1]).toBe(0);
  });
});

describe('expectedImprovement', () => {
  // (lowest - m) Phi(z) + s phi(z), and the same by numerical integration: scipy.
  it.each([
    [0, 1, 0, 0.3989422804014327],
    [1, 4, 0.5, 0.5726893964471604],
    [-1, 0.25, 0, 1.0042453513084149],
    [3, 1, 0, 0.0003821543170477235],
  ])('of mean %d and variance %d below %d', (mean, variance, lowest, expected) => {
    expect(expectedImprovement({ mean, variance }, lowest)).toBeCloseTo(expected, 12);
  });

  it('is the certain gain without variance and never negative', () => {
    expect(expectedImprovement({ mean: 1, variance: 0 }, 3)).toBe(2);
    expect(expectedImprovement({ mean: 3, variance: 0 }, 1)).toBe(0);
    for (let score = 5; score < 40; score += 0.25) {
      expect(expectedImprovement({ mean: score, variance: 1 }, 0)).toBeGreaterThanOrEqual(0);
    }
  });
});
