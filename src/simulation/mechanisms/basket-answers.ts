import type { SimulationState } from '../simulation-state.ts';
import { canPromiseOrder } from './basket-promise.ts';
import type { BasketVisit, BasketWish } from './basket-wish.ts';
import type { Baskets } from './baskets.ts';
import type { Crowd } from './crowd.ts';
import type { CustomerDraws } from './crowd-day.ts';
import type { SubstituteGroups } from './substitute-groups.ts';
import { isTooSlow } from './visit.ts';

/** What a customer makes of a line. */
export interface LineAnswer {
  readonly came: BasketWish;
  /** The same line, one of another item, or undefined: he leaves it. */
  readonly takes: BasketWish | undefined;
  /** Whether he orders it out of stock, to wait. */
  readonly waits: boolean;
  /** Whether it could be kept, only too slowly for him. */
  readonly isSlow: boolean;
}

/**
 * How a disappointed customer answers, line by line: lines that could be kept alone stay in the order; for each other one
 * draws of its own say whether he tries another item that he has not got yet, waits (takes it slowly) or leaves it.
 */
export function answerLines(
  state: SimulationState,
  baskets: Baskets,
  crowd: Crowd,
  groups: SubstituteGroups,
  visit: BasketVisit,
): LineAnswer[] {
  const { shown } = crowd;
  const { wishes, firstCell, only } = visit;
  const { substitute, wait } = groups.spec;
  const taken = new Set(wishes.map(({ item }) => item));
  return wishes.map((came) => {
    baskets.lines.take([came]);
    shown.lookBy(firstCell, only, (cell) => canPromiseOrder(state, baskets, cell));
    const isSlow = shown.count > 0;
    if (isSlow && !isTooSlow(crowd, groups, firstCell))
      return { came, takes: came, waits: false, isSlow: false };
    const draws = crowd.today.meetLine(baskets.day.lines, came.row);
    if (draws.reaction < substitute) {
      const takes = findSubstitute(crowd, groups, visit, { came, draws, taken });
      if (takes !== undefined) taken.add(takes.item);
      return { came, takes, waits: false, isSlow };
    }
    if (draws.reaction >= substitute + wait) return { came, takes: undefined, waits: false, isSlow };
    if (isSlow) return { came, takes: came, waits: false, isSlow };
    shown.lookToWait(firstCell, only);
    const waits = shown.count > 0;
    return { came, takes: waits ? came : undefined, waits, isSlow };
  });
}

interface Search {
  readonly came: BasketWish;
  readonly draws: CustomerDraws;
  /** Items he came for or has taken instead of others. */
  readonly taken: ReadonlySet<number>;
}

/** The first item tried that is cheap enough for him and can be kept soon enough. */
function findSubstitute(
  crowd: Crowd,
  groups: SubstituteGroups,
  { firstCell, only, buy }: BasketVisit,
  { came, draws, taken }: Search,
): BasketWish | undefined {
  const { shown } = crowd;
  const { dissimilarity } = groups.spec;
  if (dissimilarity !== undefined) {
    const isGood = (other: number) => {
      if (taken.has(other)) return false;
      shown.look(other, firstCell, came.quantity, only);
      return shown.count > 0 && !isTooSlow(crowd, groups, firstCell);
    };
    const liked = groups.pickNested(came.item, draws.substitutes[0], (other) =>
      isGood(other) ? shown.worth(firstCell, dissimilarity) : Number.NEGATIVE_INFINITY,
    );
    const isTaken = liked >= 0 && isGood(liked) && buy < shown.conversion(firstCell);
    return isTaken ? { ...came, item: liked } : undefined;
  }
  let tried = -1;
  for (let attempt = 0; attempt < groups.spec.attempts; attempt++) {
    tried = groups.pick(came.item, tried, draws.substitutes[attempt], (item) => taken.has(item));
    if (tried < 0) return undefined;
    if (!crowd.isCheapEnough(tried, draws)) continue;
    shown.look(tried, firstCell, came.quantity, only);
    if (shown.count === 0 || isTooSlow(crowd, groups, firstCell)) continue;
    if (buy < shown.conversion(firstCell)) return { ...came, item: tried };
  }
  return undefined;
}
