import { defineAllocationPolicy } from 'echelon';
import { z } from 'zod';

/**
 * Fair share by building size: scarce stock goes to the waiting nodes in proportion to their size, nobody gets more than
 * he ordered, and what one cannot use the others share.
 *
 *     allocation: { use: ../example-policies/share-by-size.ts }
 */
export const shareBySize = defineAllocationPolicy({
  family: 'allocation',
  name: 'share-by-size',
  summary: 'Scarce stock in proportion to the size of the nodes that wait, at most what each ordered.',
  source:
    'own; progressive filling (max-min fairness), Bertsekas and Gallager, Data Networks (1992), section 6.5',
  parameters: z.strictObject({}),
  prepare: (_parameters, facts) => ({
    oldestFirst: false,
    allocate: (available, waiting, whole, granted) => {
      const weights = Float64Array.from(
        { length: waiting.count },
        (_, row) => facts.nodes[waiting.node[row]].size,
      );
      if (whole) shareUnits(available, waiting.quantity, weights, granted);
      else shareReal(available, waiting.quantity, weights, granted);
    },
  }),
});

/** Unit by unit to the order that is furthest behind its share (Webster's divisors); ties to the oldest. */
function shareUnits(
  available: number,
  asked: Float64Array,
  weights: Float64Array,
  granted: Float64Array,
): void {
  for (let left = Math.floor(available); left > 0; left--) {
    let chosen = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let row = 0; row < weights.length; row++) {
      const next = (granted[row] + 0.5) / weights[row];
      if (granted[row] >= asked[row] || next >= least) continue;
      chosen = row;
      least = next;
    }
    if (chosen < 0) return;
    granted[chosen] += 1;
  }
}

/** Raises everyone's level together; those who have all they asked for drop out. */
function shareReal(
  available: number,
  asked: Float64Array,
  weights: Float64Array,
  granted: Float64Array,
): void {
  const open = [...weights.keys()].sort((a, b) => asked[a] / weights[a] - asked[b] / weights[b]);
  let left = available;
  let weight = weights.reduce((sum, own) => sum + own, 0);
  for (const row of open) {
    granted[row] = Math.min(asked[row], left, (left * weights[row]) / weight);
    left -= granted[row];
    weight -= weights[row];
  }
}
