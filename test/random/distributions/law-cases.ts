import type { Atoms } from '../goodness-of-fit.ts';
import {
  binomialAtoms,
  incompleteGamma,
  integerAtoms,
  negativeBinomialAtoms,
  normalCdf,
  poissonAtoms,
} from '../reference-laws.ts';

/** A family with parameters and the law they must give: its atoms, or its distribution function and where it lives. */
export type LawCase = { readonly parameters: Readonly<Record<string, unknown>> } & (
  | { readonly atoms: Atoms }
  | { readonly cdf: (x: number) => number; readonly from: number; readonly to: number }
);

const lognormalCdf = (mean: number, logSd: number) => (x: number) =>
  x <= 0 ? 0 : normalCdf((Math.log(x / mean) + (logSd * logSd) / 2) / logSd);

const truncatedCdf = (mean: number, sd: number) => (x: number) => {
  const below = normalCdf(-mean / sd);
  return (normalCdf((x - mean) / sd) - below) / (1 - below);
};

const triangularCdf = (low: number, mode: number, high: number) => (x: number) =>
  x < mode
    ? (x - low) ** 2 / ((high - low) * (mode - low))
    : 1 - (high - x) ** 2 / ((high - low) * (high - mode));

/** By family name. */
export const LAW_CASES: Readonly<Record<string, readonly LawCase[]>> = {
  constant: [{ parameters: { value: 2.5 }, atoms: [[2.5, 1]] }],
  uniform: [{ parameters: { low: -1, high: 4 }, cdf: (x) => (x + 1) / 5, from: -1, to: 4 }],
  triangular: [
    { parameters: { low: 1, mode: 2, high: 5 }, cdf: triangularCdf(1, 2, 5), from: 1, to: 5 },
    { parameters: { low: 0, mode: 0, high: 3 }, cdf: triangularCdf(0, 0, 3), from: 0, to: 3 },
    { parameters: { low: 0, mode: 3, high: 3 }, cdf: (x) => (x / 3) ** 2, from: 0, to: 3 },
  ],
  exponential: [{ parameters: { mean: 3 }, cdf: (x) => 1 - Math.exp(-x / 3), from: 0, to: 120 }],
  erlang: [
    { parameters: { stages: 1, mean: 2 }, cdf: (x) => 1 - Math.exp(-x / 2), from: 0, to: 80 },
    {
      parameters: { stages: 3, mean: 6 },
      cdf: (x) => 1 - Math.exp(-x / 2) * (1 + x / 2 + x ** 2 / 8),
      from: 0,
      to: 90,
    },
    { parameters: { stages: 40, mean: 5 }, cdf: (x) => incompleteGamma(40, 8 * x), from: 0, to: 20 },
  ],
  gamma: [
    { parameters: { mean: 5, cv: 0.5 }, cdf: (x) => incompleteGamma(4, 0.8 * x), from: 0, to: 70 },
    { parameters: { mean: 2, cv: 1.6 }, cdf: (x) => incompleteGamma(1 / 2.56, x / 5.12), from: 0, to: 180 },
    {
      parameters: { mean: 7, shape: 0.8 },
      cdf: (x) => incompleteGamma(0.8, (0.8 * x) / 7),
      from: 0,
      to: 330,
    },
    { parameters: { mean: 10, shape: 25 }, cdf: (x) => incompleteGamma(25, 2.5 * x), from: 0, to: 45 },
  ],
  lognormal: [
    {
      parameters: { mean: 4, cv: 0.8 },
      cdf: lognormalCdf(4, Math.sqrt(Math.log(1.64))),
      from: 0,
      to: 1200,
    },
    { parameters: { mean: 4, 'log-sd': 0.3 }, cdf: lognormalCdf(4, 0.3), from: 0, to: 50 },
  ],
  normal: [
    { parameters: { mean: 10, sd: 2 }, cdf: truncatedCdf(10, 2), from: 0, to: 30 },
    { parameters: { mean: 1, sd: 1 }, cdf: truncatedCdf(1, 1), from: 0, to: 11 },
    { parameters: { mean: 0, sd: 3 }, cdf: truncatedCdf(0, 3), from: 0, to: 30 },
    {
      parameters: { mean: -1, sd: 2, untruncated: true },
      cdf: (x) => normalCdf((x + 1) / 2),
      from: -21,
      to: 19,
    },
  ],
  beta: [
    { parameters: { mean: 0.5, concentration: 2 }, cdf: (x) => x, from: 0, to: 1 },
    // Shapes 1 and 3; 3 and 1; 18 and 2.
    { parameters: { mean: 0.25, concentration: 4 }, cdf: (x) => 1 - (1 - x) ** 3, from: 0, to: 1 },
    { parameters: { mean: 0.75, concentration: 4 }, cdf: (x) => x ** 3, from: 0, to: 1 },
    {
      parameters: { mean: 0.9, concentration: 20 },
      cdf: (x) => 19 * x ** 18 - 18 * x ** 19,
      from: 0,
      to: 1,
    },
    // Shapes below 1: the arcsine law.
    {
      parameters: { mean: 0.5, concentration: 1 },
      cdf: (x) => (2 / Math.PI) * Math.asin(Math.sqrt(x)),
      from: 0,
      to: 1,
    },
  ],
  poisson: [0.02, 0.9, 12, 149, 151, 4000].map((mean) => ({
    parameters: { mean },
    atoms: poissonAtoms(mean),
  })),
  'negative-binomial': [
    { parameters: { mean: 0.4, 'variance-to-mean': 3 }, atoms: negativeBinomialAtoms(0.4, 3) },
    { parameters: { mean: 30, 'variance-to-mean': 1.5 }, atoms: negativeBinomialAtoms(30, 1.5) },
    { parameters: { mean: 200, 'variance-to-mean': 20 }, atoms: negativeBinomialAtoms(200, 20) },
  ],
  geometric: [
    { parameters: { mean: 1 }, atoms: [[1, 1]] },
    {
      parameters: { mean: 1.25 },
      atoms: integerAtoms(1, 40, (k) => (k - 1) * Math.log(0.2) + Math.log(0.8)),
    },
    {
      parameters: { mean: 50 },
      atoms: integerAtoms(1, 3000, (k) => (k - 1) * Math.log(0.98) + Math.log(0.02)),
    },
  ],
  binomial: [
    { parameters: { trials: 1, probability: 0.3 }, atoms: binomialAtoms(1, 0.3) },
    { parameters: { trials: 20, probability: 0.85 }, atoms: binomialAtoms(20, 0.85) },
    { parameters: { trials: 2000, probability: 0.2 }, atoms: binomialAtoms(2000, 0.2) },
    { parameters: { trials: 900, probability: 0.9 }, atoms: binomialAtoms(900, 0.9) },
    { parameters: { trials: 5, probability: 0 }, atoms: [[0, 1]] },
    { parameters: { trials: 5, probability: 1 }, atoms: [[5, 1]] },
    { parameters: { trials: 0, probability: 0.5 }, atoms: [[0, 1]] },
  ],
  discrete: [
    {
      parameters: { values: [3, 1, 2.5, 9], probabilities: [0.2, 0.5, 0.3, 0] },
      atoms: [
        [1, 0.5],
        [2.5, 0.3],
        [3, 0.2],
      ],
    },
    { parameters: { values: [7], probabilities: [1] }, atoms: [[7, 1]] },
  ],
  empirical: [
    {
      parameters: { values: [4, 2, 4, 11, 4] },
      atoms: [
        [2, 0.2],
        [4, 0.6],
        [11, 0.2],
      ],
    },
  ],
};
