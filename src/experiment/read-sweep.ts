import { definedFields } from '../model/defined-fields.ts';
import type { Locate } from '../model/located-value.ts';
import type { Override } from '../model/override.ts';
import type { Experiment, ExperimentScenario, SweepPlan } from './experiment.ts';
import type { DesignFields, FactorFields } from './factor-schema.ts';
import { type Level, sweepPoints, withoutNoise } from './sweep-points.ts';

/** What the factors of an experiment make of it. */
export interface ReadSweep {
  readonly sweep: SweepPlan;
  /** One for each point: p1, p2 …, in the order of the design. */
  readonly scenarios: readonly ExperimentScenario[];
  /** Present for a single factor with numbers as levels. */
  readonly curve?: NonNullable<Experiment['curve']>;
}

/**
 * Turns checked factors into the scenarios of their design.
 * @param common overrides that hold at every point, made before those of the factors
 */
export function readSweep(
  factors: readonly FactorFields[],
  design: DesignFields | undefined,
  { common, locate }: { readonly common: readonly Override[]; readonly locate: Locate },
): ReadSweep {
  const { points, ...chosen } = sweepPoints(factors, design);
  const isCurve = factors.length === 1 && points.every(([level]) => typeof level === 'number');
  const scenarios = points.map((levels, point) => ({
    id: `p${point + 1}`,
    label: levels
      .map((level, factor) => `${nameOf(factors[factor])} ${String(withUnit(level, factors[factor].unit))}`)
      .join(', '),
    ...definedFields({ x: isCurve ? Number(levels[0]) : undefined }),
    overrides: [
      ...common,
      ...levels.flatMap((level, factor) => overridesOf(factors[factor], level, factor, locate)),
    ],
  }));
  const [first] = factors;
  return {
    sweep: {
      ...chosen,
      factors: factors.map((factor) => ({ id: factor.id, label: labelOf(factor), path: factor.path })),
      points,
    },
    scenarios,
    ...(isCurve ? { curve: { label: labelOf(first), xIsShare: first.path.endsWith('.share') } } : {}),
  };
}

function nameOf({ id, label = id }: FactorFields): string {
  return label;
}

/** What heads a factor's levels, which are printed without their unit. */
function labelOf(factor: FactorFields): string {
  return factor.unit === undefined ? nameOf(factor) : `${nameOf(factor)} [${factor.unit}]`;
}

function withUnit(level: Level, unit: string | undefined): Level {
  return unit === undefined ? level : `${String(level)} ${unit}`;
}

function overridesOf(factor: FactorFields, level: Level, index: number, locate: Locate): Override[] {
  return [
    {
      path: factor.path,
      value: withUnit(level, factor.unit),
      place: locate(['factors', index, 'path']).place,
    },
    ...factor.also.map(({ path, times, plus, unit }, position) => ({
      path,
      value: withUnit(
        times === undefined && plus === undefined
          ? level
          : withoutNoise(Number(level) * (times ?? 1) + (plus ?? 0)),
        unit,
      ),
      place: locate(['factors', index, 'also', position, 'path']).place,
    })),
  ];
}
