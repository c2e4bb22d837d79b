import { DecisionError } from './decision-error.ts';
import type { SimulationState } from './simulation-state.ts';

/**
 * For policies whose scores never change: the options of every cell, best first, at the places that outbound gives them.
 * Refused options are left out; what is free at the end of a range holds -1. Undefined for all other policies.
 * @throws DecisionError when a score is not a number
 */
export function fixedOrder(state: SimulationState): Int32Array | undefined {
  const { network, policy, option: view } = state;
  const rule = policy.fulfillment;
  // With departures the delivery time of an option moves with the clock; with outages nodes may be closed.
  if (rule.isFixed !== true || state.departures !== undefined) return undefined;
  if (state.outages?.isClosed !== undefined) return undefined;
  const { site, promiseStart, lateStart } = network.outbound;
  const order = new Int32Array(site.length).fill(-1);
  const scores = new Float64Array(site.length);
  for (const start of [promiseStart, lateStart]) {
    for (let cell = 0; cell + 1 < start.length; cell++) {
      const options: number[] = [];
      for (let option = start[cell]; option < start[cell + 1]; option++) {
        view.cell = cell;
        view.option = option;
        scores[option] = scoreOf(policy.fulfillmentName, rule.score(view));
        if (scores[option] < Number.POSITIVE_INFINITY) options.push(option);
      }
      options.sort((a, b) => scores[a] - scores[b] || a - b);
      order.set(options, start[cell]);
    }
  }
  return order;
}

function scoreOf(policyName: string, score: unknown): number {
  if (typeof score === 'number' && !Number.isNaN(score)) return score;
  throw new DecisionError(`policy "${policyName}" at the start: scored ${String(score)}; expected a number`);
}
