import type { Network, PolicySpec } from '../network/network.ts';

/**
 * The policy with the rules of the sellers after its own. Each seller's cover its own items only, and the others all items
 * but those: what a policy that is tried out decides never touches what a seller does.
 */
export function withSellerRules({ sellers }: Network, policy: PolicySpec): PolicySpec {
  if (sellers === undefined) return policy;
  const rules = sellers.sellers.flatMap(({ replenishment }, seller) =>
    replenishment.map((rule) => ({ ...rule, seller })),
  );
  return { ...policy, replenishment: [...policy.replenishment, ...rules] };
}

/** Where a rule stands, as messages spell it. */
export function rulePath({ sellers }: Network, policy: PolicySpec, rule: number): string {
  const { seller } = policy.replenishment[rule];
  if (seller === undefined || sellers === undefined) return `replenishment[${rule}]`;
  const first = policy.replenishment.findIndex((other) => other.seller === seller);
  return `sellers.${sellers.sellers[seller].id}.replenishment[${rule - first}]`;
}
