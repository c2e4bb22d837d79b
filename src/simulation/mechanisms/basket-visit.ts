import { recordEvent } from '../handlers/record-event.ts';
import { EVENT } from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';
import { answerLines, type LineAnswer } from './basket-answers.ts';
import { handleBasketOrder } from './basket-order.ts';
import { canPromiseOrder } from './basket-promise.ts';
import type { BasketVisit, BasketWish } from './basket-wish.ts';
import type { Baskets } from './baskets.ts';
import type { Crowd } from './crowd.ts';
import { CROWD, CROWD_ITEM, CROWD_SPEED, crowdSpeedPlace } from './crowd-layout.ts';
import { countShown, decline, isTooSlow } from './visit.ts';

/** The run as one customer meets it. */
interface Scene {
  readonly state: SimulationState;
  readonly baskets: Baskets;
  readonly crowd: Crowd;
  readonly visit: BasketVisit;
}

/**
 * The customer of the order that Baskets.meet has taken up comes now. He is the customer of its first line: he looks at the
 * speeds at which all lines can be kept, buys the whole order or not, and takes one speed for it.
 */
export function handleBasketVisit(
  state: SimulationState,
  baskets: Baskets,
  crowd: Crowd,
  cell: number,
): void {
  const { shown, counters, groups } = crowd;
  const visit = visitOf(state, baskets, crowd, cell);
  const scene: Scene = { state, baskets, crowd, visit };
  const { wishes, firstCell, only, buy } = visit;
  counters[CROWD.customers] += 1;
  for (const { item, quantity } of wishes) crowd.countUnits(item, CROWD_ITEM.potential, quantity);
  shown.lookAtNetwork(firstCell, only);
  const isInterested = buy < shown.conversion(firstCell);
  look(scene, wishes);
  countShown(crowd);
  const fastest = shown.count > 0 ? shown.speed[0] : -1;
  if (!isInterested) {
    declineLines(scene, wishes, CROWD_ITEM.uninterested, Math.max(0, fastest));
  } else if (fastest >= 0 && (groups === undefined || !isTooSlow(crowd, groups, firstCell))) {
    if (buyOrDecline(scene, wishes.map(asHeCame)))
      counters[crowdSpeedPlace(fastest) + CROWD_SPEED.bought] += 1;
  } else if (groups === undefined) {
    askForStock(scene, wishes.map(asHeCame));
  } else {
    counters[CROWD.disappointed] += 1;
    react(scene, answerLines(state, baskets, crowd, groups, visit));
  }
}

const asHeCame = (came: BasketWish): LineAnswer => ({ came, takes: came, waits: false, isSlow: false });

function visitOf(state: SimulationState, baskets: Baskets, crowd: Crowd, cell: number): BasketVisit {
  const { lines, day, place } = baskets;
  const first = day.firstRow(place);
  const speed = state.speedOfCell[cell];
  const chooses =
    state.network.model.customers?.choice !== undefined && !crowd.today.hasOwnSpeedOfLine(day.lines, first);
  // The draws are overwritten by those of the next line.
  const draws = crowd.today.meetLine(day.lines, first);
  return {
    wishes: Array.from({ length: lines.count }, (_, line) => ({
      item: lines.item[line],
      quantity: lines.quantity[line],
      row: lines.row[line],
    })),
    firstCell: cell - speed,
    only: chooses ? -1 : speed,
    buy: draws.buy,
    taste: draws.speed,
  };
}

/** Shows the speeds at which all these lines can be kept now. */
function look({ state, baskets, crowd, visit }: Scene, wishes: readonly BasketWish[]): void {
  baskets.lines.take(wishes);
  crowd.shown.lookBy(visit.firstCell, visit.only, (cell) => canPromiseOrder(state, baskets, cell));
}

/** Does what he has made up his mind to, line by line: orders what is left of the order, or leaves it all. */
function react(scene: Scene, answers: readonly LineAnswer[]): void {
  const { crowd, visit } = scene;
  const wanted = wishesOf(answers);
  if (wanted.length === 0) {
    crowd.shown.lookAtNetwork(visit.firstCell, visit.only);
    place(scene, answers, { isShown: false });
    return;
  }
  if (answers.some(({ waits }) => waits)) {
    lookToWait(scene, answers);
    crowd.counters[CROWD.waited] += 1;
    crowd.counters[CROWD.buyers] += 1;
    const { speed, linesFilled } = place(scene, answers, { isShown: false });
    if (linesFilled > 0) crowd.counters[CROWD.fees] += crowd.fees[speed];
    return;
  }
  look(scene, wanted);
  if (crowd.shown.count === 0) {
    askForStock(scene, answers);
  } else if (
    buyOrDecline(scene, answers) &&
    answers.some(({ takes, isSlow }) => isSlow && takes !== undefined)
  ) {
    crowd.counters[CROWD.waited] += 1;
  }
}

/** Orders what is shown if that is good enough for the customer; true when he does. */
function buyOrDecline(scene: Scene, answers: readonly LineAnswer[]): boolean {
  const { crowd, visit } = scene;
  const { shown, counters } = crowd;
  if (visit.buy >= shown.conversion(visit.firstCell)) {
    declineLines(
      scene,
      answers.map(({ came }) => came),
      CROWD_ITEM.deterred,
      shown.speed[0],
    );
    return false;
  }
  const { speed } = place(scene, answers, { isShown: true });
  counters[CROWD.buyers] += 1;
  counters[CROWD.fees] += crowd.fees[speed];
  return true;
}

/** The order cannot be kept: he asks for the speed that he would like best; who gets a line of it now is a buyer. */
function askForStock(scene: Scene, answers: readonly LineAnswer[]): void {
  const { crowd, visit } = scene;
  crowd.shown.lookAtNetwork(visit.firstCell, visit.only);
  const { speed, linesFilled } = place(scene, answers, { isShown: false });
  if (linesFilled === 0) return;
  crowd.counters[CROWD.buyers] += 1;
  crowd.counters[CROWD.fees] += crowd.fees[speed];
}

/** Speeds whose customers wait; only those at which his other lines can be kept, if there are such. */
function lookToWait({ state, baskets, crowd, visit }: Scene, answers: readonly LineAnswer[]): void {
  const { shown } = crowd;
  const { firstCell, only } = visit;
  const others = wishesOf(answers.filter(({ waits }) => !waits));
  baskets.lines.take(others);
  if (others.length > 0) {
    shown.lookBy(firstCell, only, (cell) => shown.canWait(cell) && canPromiseOrder(state, baskets, cell));
    if (shown.count > 0) return;
  }
  shown.lookToWait(firstCell, only);
}

/** Orders what he takes at the speed, of those shown, that he likes best; what he leaves is lost or, if too slow, declined. */
function place(
  scene: Scene,
  answers: readonly LineAnswer[],
  { isShown }: { readonly isShown: boolean },
): { readonly speed: number; readonly linesFilled: number } {
  const { state, baskets, crowd, visit } = scene;
  const speed = crowd.shown.choose(visit.firstCell, visit.taste);
  const left = answers.filter(({ takes }) => takes === undefined);
  const tooSlow = left.filter(({ isSlow }) => isSlow).map(({ came }) => came);
  declineLines(scene, tooSlow, CROWD_ITEM.deterred, speed);
  countMoves(scene, answers);
  const inVain = left.filter(({ isSlow }) => !isSlow).map(({ came }) => came);
  baskets.lines.take(wishesOf(answers));
  if (baskets.lines.count + inVain.length === 0) return { speed, linesFilled: 0 };
  const linesFilled = handleBasketOrder(state, baskets, visit.firstCell + speed, { isShown, inVain });
  return { speed, linesFilled };
}

function countMoves({ state, crowd, visit }: Scene, answers: readonly LineAnswer[]): void {
  let isAnyMoved = false;
  for (const { came, takes } of answers) {
    if (takes === undefined || takes.item === came.item) continue;
    isAnyMoved = true;
    crowd.countUnits(came.item, CROWD_ITEM.movedOut, came.quantity);
    crowd.countUnits(takes.item, CROWD_ITEM.movedIn, came.quantity);
    recordEvent(
      state,
      EVENT.substitute,
      takes.item,
      -1,
      visit.firstCell + crowd.shown.speed[0],
      came.quantity,
      0,
    );
  }
  if (isAnyMoved) crowd.counters[CROWD.switched] += 1;
}

function wishesOf(answers: readonly LineAnswer[]): BasketWish[] {
  return answers.flatMap(({ takes }) => (takes === undefined ? [] : [takes]));
}

function declineLines(
  { state, crowd, visit }: Scene,
  wishes: readonly BasketWish[],
  offset: number,
  speed: number,
): void {
  for (const { item, quantity } of wishes)
    decline(state, crowd, { item, quantity, firstCell: visit.firstCell }, offset, speed);
}
