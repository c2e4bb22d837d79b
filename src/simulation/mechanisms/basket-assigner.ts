import { scoreError } from '../handlers/choose-option.ts';
import type { SimulationState } from '../simulation-state.ts';
import type { BasketLines } from './basket-lines.ts';
import { BoxOption } from './box-option.ts';
import type { BoxWays } from './box-ways.ts';
import { PlannedBoxes } from './planned-boxes.ts';

/** Orders of up to this many lines are divided in the best way; the work doubles with every line. */
const MOST_LINES_EXACTLY = 6;
const SUBSETS = 1 << MOST_LINES_EXACTLY;

/**
 * Divides the order at hand over nodes: as few boxes as possible, and of all ways with as few the one whose boxes have the
 * least sum of scores, each box scored by the fulfillment policy as a whole. Exact up to six lines, by dynamic programming
 * over subsets of lines; beyond, the option that has most of the remaining lines is taken first (the greedy rule of set
 * covering, Chvatal 1979). Ties go to the options listed first.
 */
export class BasketAssigner {
  readonly boxes: PlannedBoxes;
  readonly view: BoxOption;
  private readonly state: SimulationState;
  private readonly lines: BasketLines;
  private readonly weightKg: Float64Array;
  private ways: BoxWays;
  private readonly options: number[] = [];
  /** Lines still to be divided, and those that an option in view would take. */
  private readonly open: number[] = [];
  private readonly taken: number[] = [];
  /** By subset of the open lines: the option with the least score, the score, and the best way of dividing the subset. */
  private readonly bestOption = new Int32Array(SUBSETS);
  private readonly bestScore = new Float64Array(SUBSETS);
  private readonly boxesNeeded = new Int32Array(SUBSETS);
  private readonly scoreNeeded = new Float64Array(SUBSETS);
  private readonly firstBox = new Int32Array(SUBSETS);
  /** Options that the line at hand has tried, and sites that have given it all they have. */
  private readonly tried: number[] = [];
  private readonly emptied: number[] = [];

  constructor(state: SimulationState, lines: BasketLines) {
    this.boxes = new PlannedBoxes(state.network.outbound.site);
    this.state = state;
    this.lines = lines;
    this.view = new BoxOption(state, state.departures);
    this.ways = { ranges: new Int32Array(0), allows: () => true, rank: (score) => score };
    this.weightKg = Float64Array.from(state.network.model.items, (item) => item.weightKg);
  }

  /** Plans boxes for the units left of the lines that a node has in full, and takes what they bring off the lines. */
  assignWhole(ways: BoxWays, cell: number): void {
    const { boxes, lines, open, options, state } = this;
    const isClosed = state.outages?.isClosed;
    boxes.clear();
    this.ways = ways;
    this.view.cell = cell;
    open.length = 0;
    for (let line = 0; line < lines.count; line++) if (lines.left[line] > 0) open.push(line);
    options.length = 0;
    for (let range = 0; range < ways.ranges.length; range += 2) {
      for (let option = ways.ranges[range]; option < ways.ranges[range + 1]; option++) {
        if (isClosed?.[state.network.outbound.site[option]] !== 1) options.push(option);
      }
    }
    if (open.length <= MOST_LINES_EXACTLY) this.divideExactly();
    else this.divideGreedily();
  }

  /** Adds parts of the lines that no node has in full to the planned boxes, and new boxes for the rest, as far as stock goes. */
  assignParts(): void {
    for (const line of this.open) if (this.lines.left[line] > 0) this.takeParts(line);
  }

  private divideExactly(): void {
    const all = (1 << this.open.length) - 1;
    this.findBest(all);
    if (this.bestOption[all] >= 0) {
      this.pack(all, this.bestOption[all]);
      return;
    }
    let coverable = 0;
    for (let subset = 1; subset < all; subset++) {
      this.findBest(subset);
      if ((subset & (subset - 1)) === 0 && this.bestOption[subset] >= 0) coverable |= subset;
    }
    this.divide(coverable);
    for (let rest = coverable; rest > 0; ) {
      const subset = this.firstBox[rest];
      if (this.fitsWithOthers(subset, this.bestOption[subset])) this.pack(subset, this.bestOption[subset]);
      rest ^= subset;
    }
  }

  /** False when the node of an option already sends a box and has no room for these lines beside it: they stay open. */
  private fitsWithOthers(subset: number, option: number): boolean {
    if (this.boxes.unitsBeside(option) === 0) return true;
    this.fillView(subset);
    return this.allows(option);
  }

  /** For every subset of `coverable`: the fewest boxes, then the least score, and the box of its first line. */
  private divide(coverable: number): void {
    const { bestOption, bestScore, boxesNeeded, scoreNeeded, firstBox } = this;
    boxesNeeded[0] = 0;
    scoreNeeded[0] = 0;
    for (let set = 1; set <= coverable; set++) {
      if ((set & coverable) !== set) continue;
      const first = set & -set;
      boxesNeeded[set] = SUBSETS;
      for (let subset = set; subset > 0; subset = (subset - 1) & set) {
        if ((subset & first) === 0 || bestOption[subset] < 0) continue;
        const rest = set ^ subset;
        const boxes = 1 + boxesNeeded[rest];
        const score = bestScore[subset] + scoreNeeded[rest];
        if (boxes < boxesNeeded[set] || (boxes === boxesNeeded[set] && score < scoreNeeded[set])) {
          boxesNeeded[set] = boxes;
          scoreNeeded[set] = score;
          firstBox[set] = subset;
        }
      }
    }
  }

  /** The option that can send a subset of the open lines in one box with the least score; -1 = none. */
  private findBest(subset: number): void {
    let best = -1;
    let bestScore = Number.POSITIVE_INFINITY;
    this.fillView(subset);
    for (const option of this.options) {
      if (!this.hasAll(option, subset)) continue;
      const score = this.score(option);
      if (!(score < bestScore) || !this.allows(option)) continue;
      best = option;
      bestScore = score;
    }
    this.bestOption[subset] = best;
    this.bestScore[subset] = bestScore;
  }

  private hasAll(option: number, subset: number): boolean {
    const { open } = this;
    for (let place = 0; place < open.length; place++) {
      if ((subset & (1 << place)) !== 0 && !this.has(option, open[place])) return false;
    }
    return true;
  }

  private has(option: number, line: number): boolean {
    const { state, lines } = this;
    const stock = lines.item[line] * state.siteCount + state.network.outbound.site[option];
    return state.onHand[stock] >= lines.left[line];
  }

  private fillView(subset: number): void {
    const { open } = this;
    this.clearView();
    for (let place = 0; place < open.length; place++) {
      if ((subset & (1 << place)) !== 0) this.addToView(open[place]);
    }
  }

  private clearView(): void {
    this.view.quantity = 0;
    this.view.weightKg = 0;
  }

  private addToView(line: number): void {
    const { view, lines } = this;
    if (view.quantity === 0) view.item = lines.item[line];
    view.quantity += lines.left[line];
    view.weightKg += lines.left[line] * this.weightKg[lines.item[line]];
  }

  /** What the box in view is compared by if it goes by an option: the policy's score, or what the ways make of it. */
  private score(option: number): number {
    const { state, view } = this;
    view.option = option;
    const score = state.policy.fulfillment.score(view);
    if (typeof score === 'number' && !Number.isNaN(score)) {
      return this.ways.rank(score, option, view.cell, view.quantity);
    }
    throw scoreError(state, view, score);
  }

  /** Whether the box in view may go by an option, beside the boxes planned from its node. */
  private allows(option: number): boolean {
    const { ways, view, boxes } = this;
    return ways.allows(option, view.cell, boxes.unitsBeside(option) + view.quantity);
  }

  /** Puts a subset of the open lines into one box. */
  private pack(subset: number, option: number): void {
    const { boxes, lines, open } = this;
    const box = boxes.boxOf(option);
    for (let place = 0; place < open.length; place++) {
      if ((subset & (1 << place)) === 0) continue;
      boxes.put(box, open[place], lines.left[open[place]]);
      lines.left[open[place]] = 0;
    }
  }

  private divideGreedily(): void {
    for (;;) {
      const option = this.optionWithMostLines();
      if (option < 0) return;
      const { boxes, lines } = this;
      const box = boxes.boxOf(option);
      this.viewAllOf(option);
      for (const line of this.taken) {
        boxes.put(box, line, lines.left[line]);
        lines.left[line] = 0;
      }
    }
  }

  private optionWithMostLines(): number {
    let best = -1;
    let mostLines = 0;
    let bestScore = Number.POSITIVE_INFINITY;
    for (const option of this.options) {
      this.viewAllOf(option);
      const count = this.taken.length;
      if (count === 0 || count < mostLines) continue;
      const score = this.score(option);
      if (score === Number.POSITIVE_INFINITY || (count === mostLines && score >= bestScore)) continue;
      best = option;
      mostLines = count;
      bestScore = score;
    }
    return best;
  }

  /** Puts into view, and into `taken`, the open lines that the option's node has and that may go with those before them. */
  private viewAllOf(option: number): void {
    const { open, lines, taken } = this;
    this.clearView();
    taken.length = 0;
    for (const line of open) {
      if (lines.left[line] === 0 || !this.has(option, line)) continue;
      const { item, quantity, weightKg } = this.view;
      this.addToView(line);
      if (this.allows(option)) {
        taken.push(line);
      } else {
        this.view.item = item;
        this.view.quantity = quantity;
        this.view.weightKg = weightKg;
      }
    }
  }

  /** Takes a line that no node has in full from as many as it takes, first those that send a box anyway. */
  private takeParts(line: number): void {
    const { state, lines, boxes, tried, emptied, view } = this;
    const isSplittable = lines.left[line] > 1 || state.divisible[lines.item[line]] === 1;
    if (!isSplittable || !state.partialShipments[state.speedOfCell[view.cell]]) return;
    tried.length = 0;
    emptied.length = 0;
    for (let box = 0; box < boxes.count && lines.left[line] > 0; box++) {
      this.takePart(boxes.option[box], line);
    }
    while (lines.left[line] > 0) {
      const option = this.bestWithAny(line);
      if (option < 0) return;
      this.takePart(option, line);
    }
  }

  private takePart(option: number, line: number): void {
    const { state, lines, boxes, tried, emptied, ways, view } = this;
    const site = state.network.outbound.site[option];
    tried.push(option);
    const units = state.onHand[lines.item[line] * state.siteCount + site];
    const part = Math.min(units, lines.left[line]);
    if (part <= 0 || emptied.includes(site)) return;
    if (!ways.allows(option, view.cell, boxes.unitsBeside(option) + part)) return;
    boxes.put(boxes.boxOf(option), line, part);
    lines.left[line] -= part;
    emptied.push(site);
  }

  private bestWithAny(line: number): number {
    const { state, lines, tried, emptied } = this;
    let best = -1;
    let bestScore = Number.POSITIVE_INFINITY;
    this.clearView();
    this.addToView(line);
    for (const option of this.options) {
      const site = state.network.outbound.site[option];
      const units = state.onHand[lines.item[line] * state.siteCount + site];
      if (units <= 0 || tried.includes(option) || emptied.includes(site)) continue;
      const score = this.score(option);
      if (score < bestScore) {
        best = option;
        bestScore = score;
      }
    }
    return best;
  }
}
