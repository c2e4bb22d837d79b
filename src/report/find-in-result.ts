import type {
  Cell,
  Comparison,
  MetricInfo,
  PolicyInfo,
  Result,
  ScenarioInfo,
  SpeedResult,
} from '../experiment/result.ts';

/** The cell of one scenario under one policy, or undefined when the experiment did not run it. */
export function findCell(result: Result, scenario: string, policy: string): Cell | undefined {
  return result.cells.find((cell) => cell.scenario === scenario && cell.policy === policy);
}

/** One comparison with the incumbent, or undefined. */
export function findComparison(
  result: Result,
  key: { readonly scenario: string; readonly policy: string; readonly metric: string },
): Comparison | undefined {
  return result.comparisons.find(
    (comparison) =>
      comparison.scenario === key.scenario &&
      comparison.policy === key.policy &&
      comparison.metric === key.metric,
  );
}

/** A metric by id, or undefined. */
export function findMetric(result: Result, id: string): MetricInfo | undefined {
  return result.metrics.find((metric) => metric.id === id);
}

/** Policies with the incumbent first; the others in the experiment's order. */
export function orderPolicies(result: Result): readonly PolicyInfo[] {
  return [...result.policies.filter((policy) => policy.incumbent), ...candidatesOf(result)];
}

/** Policies that are compared with the incumbent, in the experiment's order. */
export function candidatesOf(result: Result): readonly PolicyInfo[] {
  return result.policies.filter((policy) => !policy.incumbent);
}

/** A scenario with its place on the curve's x axis. */
export type CurveScenario = ScenarioInfo & { readonly x: number };

/** Scenarios on the curve from low to high x; empty when the result has no curve or only one point of it. */
export function curveScenarios(result: Result): readonly CurveScenario[] {
  if (result.curve === undefined) return [];
  const placed = result.scenarios.filter((scenario): scenario is CurveScenario => scenario.x !== undefined);
  return placed.length < 2 ? [] : placed.toSorted((left, right) => left.x - right.x);
}

/** The scenario a reader sees first: the far end of the curve, otherwise the first scenario. */
export function leadScenario(result: Result): ScenarioInfo | undefined {
  return curveScenarios(result).at(-1) ?? result.scenarios[0];
}

/** Metrics to lead with: those the experiment asked for, otherwise the headline group, otherwise all. */
export function leadMetrics(result: Result): readonly MetricInfo[] {
  const asked = result.metricsOfInterest
    .map((id) => findMetric(result, id))
    .filter((metric) => metric !== undefined);
  if (asked.length > 0) return asked;
  const headline = result.metrics.filter((metric) => metric.group === 'headline');
  return headline.length > 0 ? headline : result.metrics;
}

/** Cost lines that some cell has, in the result's order; the total itself is not one. */
export function costLines(result: Result): readonly MetricInfo[] {
  return result.metrics.filter(
    (metric) =>
      metric.group === 'cost' &&
      metric.id !== 'total-cost-per-unit' &&
      result.cells.some((cell) => (cell.estimates[metric.id]?.mean ?? 0) !== 0),
  );
}

/** Promised speeds of a scenario: those that some demand asked for under some policy, and those that none asked for. */
export function speedsByDemand(
  result: Result,
  scenario: string,
): { readonly asked: readonly SpeedResult[]; readonly unasked: readonly SpeedResult[] } {
  const cells = result.cells.filter((cell) => cell.scenario === scenario);
  const speeds = cells.find((cell) => cell.speeds.length > 0)?.speeds ?? [];
  const isAsked = ({ id }: SpeedResult): boolean =>
    cells.some((cell) => cell.speeds.some((speed) => speed.id === id && speed.unitsDemanded > 0));
  return { asked: speeds.filter(isAsked), unasked: speeds.filter((speed) => !isAsked(speed)) };
}
