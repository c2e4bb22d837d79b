import { cappedDualIndex } from './capped-dual-index.ts';
import { cheapest } from './cheapest.ts';
import { expediteWhenLow } from './expedite-when-low.ts';
import { fastest } from './fastest.ts';
import { overflowBypass } from './overflow-bypass.ts';
import { priority } from './priority.ts';
import type { SourcingPolicy } from './sourcing-policy.ts';

/** Every sourcing policy that ships with Echelon. */
export const SOURCING_POLICIES: readonly SourcingPolicy[] = [
  priority,
  cheapest,
  fastest,
  expediteWhenLow,
  overflowBypass,
  cappedDualIndex,
];
