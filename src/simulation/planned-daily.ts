import { meanSize, planDemand } from './planned-demand.ts';
import type { PreparedPolicy } from './prepared-policy.ts';

const known = new WeakMap<object, Float64Array>();

/** Planned mean demand of each stock [units/day], as policies see it; worked out once for a policy, when first asked for. */
export function plannedDaily(policy: Pick<PreparedPolicy, 'network' | 'ruleOf' | 'sources'>): Float64Array {
  let perDay = known.get(policy);
  if (perDay === undefined) {
    const { orders } = planDemand(policy.network, policy.ruleOf, policy.sources);
    perDay = Float64Array.from(policy.ruleOf, (_, stock) => {
      const own = orders[stock];
      return own === undefined ? 0 : own.mean * meanSize(own);
    });
    known.set(policy, perDay);
  }
  return perDay;
}
