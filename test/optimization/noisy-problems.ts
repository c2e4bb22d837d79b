import type { Objective } from '../../src/optimization/objective.ts';
import { inverseNormal } from '../../src/random/inverse-normal.ts';
import { masterKey } from '../../src/random/master-key.ts';
import { poissonCount } from '../../src/random/poisson-count.ts';
import { PURPOSES, RandomStream } from '../../src/random/random-stream.ts';

/*
 * Objectives with known optima whose noise belongs to the replication and, where it is to be private to a point, to the
 * point: common random numbers work as they do in the simulator.
 */

export function streamOf(seed: string): RandomStream {
  return new RandomStream().rekey(masterKey(seed), PURPOSES.test, 0);
}

export function range(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

const NOISE_KEY = masterKey('noise of the test problems');

/** A standard normal value of a replication and a key, such as a coordinate. */
export function noise(replication: number, key: number): number {
  return inverseNormal(new RandomStream().rekey(NOISE_KEY, PURPOSES.test, replication, key).uniform());
}

/** An objective from a deterministic function and noise of each replication. */
export function noisy(
  evaluate: (point: readonly number[]) => number,
  noiseOf: (point: readonly number[], replication: number) => number,
): Objective {
  return async (point, replications) =>
    replications.map((replication) => evaluate(point) + noiseOf(point, replication));
}

/** Noise of the replication alone, plus a tenth as much that differs from point to point. */
export function mostlyCommonNoise(size: number) {
  return (point: readonly number[], replication: number): number => {
    const own = Math.round(point.reduce((sum, value, index) => sum + value * 7919 ** index, 0) * 1e4);
    return size * (noise(replication, 1) + 0.1 * noise(replication, own));
  };
}

/** Holding 1 and shortage 4 per unit, Poisson demand of mean 6 over `periods` periods: oracle P04, instance b. */
export function newsvendorCost(periods: number): Objective {
  return async ([level], replications) =>
    replications.map((replication) => {
      let cost = 0;
      for (let period = 0; period < periods; period++) {
        const left = level - demand(replication, period);
        cost += left >= 0 ? left : -4 * left;
      }
      return cost / periods;
    });
}

/** Poisson demand of mean 6 of one replication and period. */
export function demand(replication: number, period: number): number {
  return poissonCount(6, new RandomStream().rekey(NOISE_KEY, PURPOSES.test, replication, period, 1));
}

/** Least value 0.397887 at (-pi, 12.275), (pi, 2.275) and (9.42478, 2.475): Dixon and Szegö 1978. */
export function branin([x, y]: readonly number[]): number {
  const bend = y - (5.1 / (4 * Math.PI ** 2)) * x * x + (5 / Math.PI) * x - 6;
  return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
}

/** Least value 0 at (1, 1): Rosenbrock 1960. */
export function rosenbrock([x, y]: readonly number[]): number {
  return 100 * (y - x * x) ** 2 + (1 - x) ** 2;
}
