import { z } from 'zod';
import { defineAllocationPolicy } from './allocation-policy.ts';

/** In proportion to what each order is owed. */
export const proportional = defineAllocationPolicy({
  family: 'allocation',
  name: 'proportional',
  summary:
    'In proportion to the units owed to each waiting order; whole units go to the largest remainders first.',
  source:
    'Lagodimos, European Journal of Operational Research 58(2), 1992 (proportional rationing); largest-remainder rounding',
  parameters: z.strictObject({}),
  prepare: () => ({
    oldestFirst: false,
    allocate: (available, waiting, whole, granted) => {
      let owed = 0;
      for (let row = 0; row < waiting.count; row++) owed += waiting.quantity[row];
      const share = Math.min(1, available / owed);
      let left = whole ? Math.min(available, owed) : available;
      for (let row = 0; row < waiting.count; row++) {
        const exact = waiting.quantity[row] * share;
        // Real shares may sum to a rounding error more than there is.
        granted[row] = whole ? Math.floor(exact + 1e-9) : Math.min(left, exact);
        left -= granted[row];
      }
      if (whole) grantRemainders(left, share, waiting, granted);
    },
  }),
});

/** Gives single units to the orders with the greatest unmet share, ties to the oldest. */
function grantRemainders(
  units: number,
  share: number,
  waiting: { readonly count: number; readonly quantity: Float64Array },
  granted: Float64Array,
): void {
  for (let left = Math.round(units); left > 0; left--) {
    let chosen = -1;
    let greatest = 0;
    for (let row = 0; row < waiting.count; row++) {
      const remainder = waiting.quantity[row] * share - granted[row];
      if (granted[row] < waiting.quantity[row] && (chosen < 0 || remainder > greatest + 1e-9)) {
        chosen = row;
        greatest = remainder;
      }
    }
    if (chosen < 0) return;
    granted[chosen] += 1;
  }
}
