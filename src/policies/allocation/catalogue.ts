import type { AllocationPolicy } from './allocation-policy.ts';
import { fifo } from './fifo.ts';
import { priority } from './priority.ts';
import { proportional } from './proportional.ts';

/** Every allocation policy that ships with Echelon. */
export const ALLOCATION_POLICIES: readonly AllocationPolicy[] = [fifo, proportional, priority];
