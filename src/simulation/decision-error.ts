import { describeValue } from '../foundation/describe-value.ts';
import type { SimulationState } from './simulation-state.ts';

const SECONDS_PER_DAY = 86_400;

/**
 * A policy decided something impossible: the run stops. It is an input mistake when the policy is the user's.
 * The message names policy, time, item, node and the values.
 */
export class DecisionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DecisionError';
  }
}

/** What a run threw, as an error: JavaScript lets a policy throw anything, the simulator itself throws errors only. */
export function errorThrown(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  const value = describeValue(thrown);
  return new DecisionError(`a policy threw ${value}, which is no Error and so does not say where`);
}

/** Day and clock time since the start, e.g. `day 12, 07:30:05`. */
export function clockText(seconds: number): string {
  const day = Math.floor(seconds / SECONDS_PER_DAY);
  const rest = seconds - day * SECONDS_PER_DAY;
  const parts = [Math.floor(rest / 3600), Math.floor((rest % 3600) / 60), rest % 60];
  return `day ${day}, ${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
}

/** The error for a decision about a stock. */
export function stockDecisionError(
  state: SimulationState,
  policyName: string,
  stock: number,
  problem: string,
): DecisionError {
  const { model, siteNode } = state.network;
  const item = model.items[Math.floor(stock / state.siteCount)].id;
  const node = model.nodes[siteNode[stock % state.siteCount]].id;
  return new DecisionError(
    `policy "${policyName}" at ${clockText(state.now)}, item "${item}", node "${node}": ${problem}`,
  );
}
