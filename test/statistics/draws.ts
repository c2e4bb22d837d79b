import { masterKey } from '../../src/random/master-key.ts';
import { PURPOSES, RandomStream } from '../../src/random/random-stream.ts';

/** Draws for statistical tests: a stream of its own for each named experiment, the same on every machine. */
export interface Draws {
  uniform(): number;
  /** Standard normal (Box and Muller 1958, one of the pair). */
  normal(): number;
  /** Exponential with mean 1. */
  exponential(): number;
}

export function drawsFor(experiment: string): Draws {
  const stream = new RandomStream().rekey(masterKey(`statistics test: ${experiment}`), PURPOSES.test, 0);
  const uniform = () => stream.uniform();
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
    exponential: () => -Math.log(uniform()),
  };
}

/** A list of n values. */
export function times<T>(n: number, make: (index: number) => T): T[] {
  return Array.from({ length: n }, (_, index) => make(index));
}
