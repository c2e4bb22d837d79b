import { invariant } from '../foundation/invariant.ts';

/** One number that a search may choose. */
export interface Parameter {
  readonly name: string;
  readonly lower: number;
  /** Above `lower`. */
  readonly upper: number;
  /** Whether only whole numbers make sense; then the bounds are whole. */
  readonly integer: boolean;
}

/** Parameters in the order of the coordinates of a point. */
export interface ParameterSpace {
  readonly parameters: readonly Parameter[];
}

/**
 * A box of named parameters.
 * @throws InvariantError when there is none, names repeat, or bounds are not finite, not in order or not whole
 */
export function parameterSpace(parameters: readonly Parameter[]): ParameterSpace {
  invariant(parameters.length > 0, () => 'a parameter space needs at least one parameter');
  const names = parameters.map(({ name }) => name);
  invariant(new Set(names).size === names.length, () => `parameter names repeat: ${names.join(', ')}`);
  for (const { name, lower, upper, integer } of parameters) {
    invariant(
      Number.isFinite(lower) && Number.isFinite(upper) && lower < upper,
      () => `parameter ${name} needs finite bounds with lower < upper, got ${lower} and ${upper}`,
    );
    invariant(
      !integer || (Number.isInteger(lower) && Number.isInteger(upper)),
      () => `integer parameter ${name} needs whole bounds, got ${lower} and ${upper}`,
    );
  }
  return { parameters };
}

/** The point with each coordinate as a share of the way from its lower to its upper bound: inside, from 0 to 1. */
export function toUnit(space: ParameterSpace, point: readonly number[]): number[] {
  return space.parameters.map(({ lower, upper }, index) => (point[index] - lower) / (upper - lower));
}

/** The admissible point at or nearest to a place in the unit cube; places outside are projected on it. */
export function fromUnit(space: ParameterSpace, place: readonly number[]): number[] {
  const point = space.parameters.map(({ lower, upper }, index) => lower + place[index] * (upper - lower));
  return nearestPoint(space, point);
}

/** Projects a point on the bounds and rounds integer coordinates, halves upwards. */
export function nearestPoint(space: ParameterSpace, point: readonly number[]): number[] {
  return space.parameters.map(({ lower, upper, integer }, index) => {
    const inside = Math.min(upper, Math.max(lower, point[index]));
    // Rounding gives -0 between -0.5 and 0, which is not the same key or text as 0.
    return integer ? Math.round(inside) + 0 : inside;
  });
}

/** The point unchanged. @throws InvariantError unless it has one admissible value per parameter */
export function admissiblePoint(space: ParameterSpace, point: readonly number[]): readonly number[] {
  const nearest = nearestPoint(space, point);
  invariant(
    point.length === space.parameters.length && nearest.every((value, index) => value === point[index]),
    () => `point (${point.join(', ')}) is outside its bounds or not whole where it must be`,
  );
  return point;
}

/** A point by parameter name. */
export function namedPoint(space: ParameterSpace, point: readonly number[]): ReadonlyMap<string, number> {
  return new Map(space.parameters.map(({ name }, index) => [name, point[index]]));
}
