import type { OptimizePlan } from './experiment.ts';
import type { Setting } from './replication-row.ts';

type Parameter = OptimizePlan['parameters'][number];

const SIGNIFICANT_DIGITS = 6;

/** The value that is run for a coordinate of a point: 6 significant digits, which a reader can copy, within the bounds. */
export function runValue({ low, high }: Parameter, coordinate: number): number {
  return Math.min(high, Math.max(low, Number(coordinate.toPrecision(SIGNIFICANT_DIGITS))));
}

/** What a point replaces in the model and the policy. */
export function parameterSettings(plan: OptimizePlan, point: readonly number[]): Setting[] {
  return plan.parameters.map((parameter, index) => {
    const value = runValue(parameter, point[index]);
    return {
      path: parameter.path,
      value: parameter.unit === undefined ? value : `${value} ${parameter.unit}`,
    };
  });
}
