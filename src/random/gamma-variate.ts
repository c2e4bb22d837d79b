import { inverseNormal } from './inverse-normal.ts';
import type { RandomStream } from './random-stream.ts';

/**
 * One gamma variate of `shape` > 0 and scale 1, so mean = variance = shape.
 * Rejection with acceptance above 95 %: takes a varying number of uniforms.
 * Source: Marsaglia and Tsang 2000, A Simple Method for Generating Gamma Variables, ACM TOMS 26(3); shapes
 * below 1 by their section 6.
 */
export function gammaVariate(shape: number, stream: RandomStream): number {
  // The boost is drawn first: at a fixed place of the stream, whatever is rejected after it.
  if (shape < 1) return stream.uniform() ** (1 / shape) * atLeastOne(shape + 1, stream);
  return atLeastOne(shape, stream);
}

function atLeastOne(shape: number, stream: RandomStream): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = inverseNormal(stream.uniform());
    const root = 1 + c * normal;
    if (root <= 0) continue;
    const cube = root * root * root;
    const uniform = stream.uniform();
    const square = normal * normal;
    if (uniform < 1 - 0.0331 * square * square) return d * cube;
    if (Math.log(uniform) < 0.5 * square + d * (1 - cube + Math.log(cube))) return d * cube;
  }
}
