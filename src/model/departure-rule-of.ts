import type { DepartureRuleSpec } from './departures-spec.ts';
import type { Model } from './model.ts';

/** The rule by which parcels of a speed leave a node; undefined = at once. */
export function departureRuleOf(
  rules: readonly DepartureRuleSpec[] | undefined,
  node: number,
  speed: number,
): DepartureRuleSpec | undefined {
  return rules?.find(
    (rule) => rule.nodes.includes(node) && (rule.speeds === undefined || rule.speeds.includes(speed)),
  );
}

/** Order to ready for departure [s]: the cycle time of the node's departures, or its processing time. */
export function readySeconds(
  { nodes, departures }: Pick<Model, 'nodes' | 'departures'>,
  node: number,
  speed: number,
): number {
  return departureRuleOf(departures, node, speed)?.cycleSeconds ?? nodes[node].processingSeconds;
}
