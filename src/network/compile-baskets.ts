import type { BasketsSpec } from '../model/baskets-spec.ts';
import type { Model } from '../model/model.ts';
import type { BasketFormation, BasketPlan } from '../processes/baskets/basket-plan.ts';

/** How order lines travel together, or undefined where every line is an order of its own. */
export function compileBaskets(model: Model, itemKey: Int32Array): BasketPlan | undefined {
  if (model.baskets === undefined) return undefined;
  const alone = model.demand.streams.map(() => undefined);
  const together = model.demand.together ?? [];
  return {
    itemsTogether: [...alone, ...together.map(({ items }) => Int32Array.from(items))],
    itemKey,
    consolidationSeconds: model.baskets.consolidationSeconds,
    formation: formationOf(model.baskets),
  };
}

function formationOf({ lineShares, affinity, groupOf }: BasketsSpec): BasketFormation | undefined {
  if (lineShares === undefined) return undefined;
  const lineLimits = cumulative(lineShares);
  const mean = lineShares.reduce((sum, share, index) => sum + share * (index + 1), 0);
  const remainders = lineShares.map((_, index) => (index === 0 ? 1 : 1 - lineLimits[index - 1]) / mean);
  return {
    lineLimits,
    remainderLimits: cumulative(remainders),
    affinity,
    groupOf: Int32Array.from(groupOf),
  };
}

/** Running sums; the last is exactly 1. */
function cumulative(shares: readonly number[]): Float64Array {
  let sum = 0;
  const limits = Float64Array.from(shares, (share) => {
    sum += share;
    return sum;
  });
  limits[limits.length - 1] = 1;
  return limits;
}
