import { conversionProbability } from '../../processes/choice/conversion.ts';
import { nestWorth } from '../../processes/choice/nested-logit.ts';
import { pickByWeight } from '../../processes/choice/pick-by-weight.ts';
import { chooseOption } from '../handlers/choose-option.ts';
import type { SimulationState } from '../simulation-state.ts';
import { canPromise } from './promise-search.ts';

const SECONDS_PER_DAY = 86_400;
/** The taste of customers of a model without choice. */
const INDIFFERENT = { constants: [], daysWeight: 0, feeWeight: 0 };

/** The speeds that a customer is shown for an item, fastest deadline first; filled anew by each question. */
export class ShownPromises {
  count = 0;
  readonly speed: Int32Array;
  private readonly weights: Float64Array;
  private readonly state: SimulationState;
  /** Speeds by deadline. */
  private readonly ranking: readonly number[];

  constructor(state: SimulationState) {
    const { speeds } = state.network.model;
    this.state = state;
    this.speed = new Int32Array(speeds.length);
    this.weights = new Float64Array(speeds.length);
    this.ranking = [...speeds.keys()].sort(
      (a, b) => speeds[a].deadlineSeconds - speeds[b].deadlineSeconds || a - b,
    );
  }

  /** What can be kept now for `quantity` units: of every speed of the region, or of `only` one (-1 = every). */
  look(item: number, firstCell: number, quantity: number, only: number): void {
    this.fill(only, (speed) => this.canKeep(item, firstCell + speed, quantity));
  }

  /** Of every speed of the region, or of `only` one, those whose cell `canKeep` says can be kept now. */
  lookBy(firstCell: number, only: number, canKeep: (cell: number) => boolean): void {
    this.fill(only, (speed) => canKeep(firstCell + speed));
  }

  /** What could be kept if everything were in stock everywhere; all speeds where there is none. */
  lookAtNetwork(firstCell: number, only: number): void {
    const { promiseStart } = this.state;
    this.fill(only, (speed) => promiseStart[firstCell + speed + 1] > promiseStart[firstCell + speed]);
    if (this.count === 0) this.fill(only, () => true);
  }

  /** The same, only the speeds whose customers wait or take late goods; may be none. */
  lookToWait(firstCell: number, only: number): void {
    this.lookBy(firstCell, only, (cell) => this.canWait(cell));
  }

  /** Whether customers of a cell wait or take late goods. */
  canWait(cell: number): boolean {
    const { promiseStart, network, speedOfCell } = this.state;
    return (
      network.model.speeds[speedOfCell[cell]].whenShort.kind !== 'lost' &&
      promiseStart[cell + 1] > promiseStart[cell]
    );
  }

  /** Whether even the fastest promise shown takes longer than `seconds`. */
  isSlowerThan(seconds: number, firstCell: number): boolean {
    for (let place = 0; place < this.count; place++) {
      if (this.daysOf(firstCell + this.speed[place]) * SECONDS_PER_DAY <= seconds) return false;
    }
    return true;
  }

  /** Greatest probability of buying among the promises shown: a further or a better one never loses a buyer. */
  conversion(firstCell: number): number {
    const { customers } = this.state.network.model;
    if (customers?.conversion === undefined) return 1;
    let best = 0;
    for (let place = 0; place < this.count; place++) {
      const speed = this.speed[place];
      const days = this.daysOf(firstCell + speed);
      best = Math.max(best, conversionProbability(customers.conversion, days, customers.fees[speed]));
    }
    return best;
  }

  /**
   * The speed that a customer with this uniform takes (multinomial logit; at a dissimilarity below 1 the choice within one
   * item of a nested logit); there must be one.
   */
  choose(firstCell: number, uniform: number, dissimilarity = 1): number {
    const { customers } = this.state.network.model;
    if (customers?.choice === undefined || this.count === 1) return this.speed[0];
    this.fillUtilities(firstCell);
    let greatest = Number.NEGATIVE_INFINITY;
    for (let place = 0; place < this.count; place++) greatest = Math.max(greatest, this.weights[place]);
    for (let place = 0; place < this.count; place++) {
      this.weights[place] = Math.exp((this.weights[place] - greatest) / dissimilarity);
    }
    return this.speed[pickByWeight(this.weights, this.count, uniform)];
  }

  /** What the speeds shown are worth together, as a nest; -Infinity where there is none. */
  worth(firstCell: number, dissimilarity: number): number {
    this.fillUtilities(firstCell);
    return nestWorth(this.weights, this.count, dissimilarity);
  }

  private fillUtilities(firstCell: number): void {
    const { customers } = this.state.network.model;
    for (let place = 0; place < this.count; place++) {
      const speed = this.speed[place];
      const fee = customers?.fees[speed] ?? 0;
      const days = this.daysOf(firstCell + speed);
      const { constants, daysWeight, feeWeight } = customers?.choice ?? INDIFFERENT;
      this.weights[place] = (constants[speed] ?? 0) - daysWeight * days - feeWeight * fee;
    }
  }

  private fill(only: number, isShown: (speed: number) => boolean): void {
    this.count = 0;
    for (const speed of this.ranking) {
      if ((only < 0 || only === speed) && isShown(speed)) this.speed[this.count++] = speed;
    }
  }

  /** Days that are promised to an order of a cell made now. */
  private daysOf(cell: number): number {
    const { network, now, deadlines, speedOfCell } = this.state;
    const seconds =
      network.departures === undefined
        ? deadlines[speedOfCell[cell]]
        : network.departures.clock.dueAt(cell, now) - now;
    return Math.max(0, seconds) / SECONDS_PER_DAY;
  }

  /** Whether an order of a cell would be served in full and in time, by one node or, if it may be split, by several. */
  private canKeep(item: number, cell: number, quantity: number): boolean {
    const { state } = this;
    if (state.departures !== undefined) return canPromise(state, state.departures, { item, cell, quantity });
    const from = state.promiseStart[cell];
    const to = state.promiseStart[cell + 1];
    if (chooseOption(state, from, to, item, cell, quantity, quantity) >= 0) return true;
    const isSplittable = quantity > 1 || state.divisible[item] === 1;
    if (!isSplittable || !state.partialShipments[state.speedOfCell[cell]]) return false;
    if (chooseOption(state, from, to, item, cell, quantity, 0) < 0) return false;
    let units = 0;
    for (let option = from; option < to; option++) {
      const site = state.optionSite[option];
      // Several ways from one node follow one another.
      if (option > from && state.optionSite[option - 1] === site) continue;
      if (state.outages?.isClosed?.[site] !== 1) units += state.onHand[item * state.siteCount + site];
    }
    return units >= quantity;
  }
}
