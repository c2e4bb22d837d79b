import { balanceCover } from './balance-cover.ts';
import { marginalValue } from './marginal-value.ts';
import { none } from './none.ts';
import type { RebalancingPolicy } from './rebalancing-policy.ts';

/** Every rebalancing policy that ships with Echelon. */
export const REBALANCING_POLICIES: readonly RebalancingPolicy[] = [none, balanceCover, marginalValue];
