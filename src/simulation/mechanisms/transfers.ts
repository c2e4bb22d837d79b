import { invariant } from '../../foundation/invariant.ts';
import type { Network } from '../../network/network.ts';
import type { TransferLanes } from '../../network/transfer-lanes.ts';
import { isNear } from '../is-near.ts';
import { COST, COST_STRIDE } from '../layout.ts';
import type { Mechanism } from '../mechanism.ts';
import type { PreparedPolicy } from '../prepared-policy.ts';

/** Offsets of the counters. */
export const TRANSFER = { moves: 0, units: 1 } as const;

/** What transfers read of a run. */
export interface TransferRun {
  readonly network: Network;
  /** [m3] by item. */
  readonly itemVolumes: Float64Array;
  readonly costs: Float64Array;
}

/** Moves between nodes: when the next review is, and what was moved on which lane. */
export class Transfers implements Mechanism {
  readonly name = 'transfers';
  readonly counters = new Float64Array(2);
  readonly lanes: TransferLanes;
  readonly reviewSeconds: number;
  /** Second of the next review; Infinity = the policy never moves anything. */
  nextReview: number;
  private readonly run: TransferRun;
  /** Moves by lane, and units by lane and item. */
  private readonly moves: Float64Array;
  private readonly units: Float64Array;

  constructor(run: TransferRun, lanes: TransferLanes, reviewSeconds: number, isAsked: boolean) {
    this.run = run;
    this.lanes = lanes;
    this.reviewSeconds = reviewSeconds;
    this.nextReview = isAsked ? 0 : Number.POSITIVE_INFINITY;
    this.moves = new Float64Array(lanes.count);
    this.units = new Float64Array(lanes.count * run.network.itemCount);
  }

  /** Counts a move; gives what it costs [money]. */
  count(lane: number, item: number, units: number): number {
    const { counters, lanes } = this;
    counters[TRANSFER.moves] += 1;
    counters[TRANSFER.units] += units;
    this.moves[lane] += 1;
    this.units[lane * this.run.network.itemCount + item] += units;
    return lanes.shipmentCost[lane] + units * this.unitCostOf(lane, item);
  }

  /** Handling and transport of one unit [money]. */
  unitCostOf(lane: number, item: number): number {
    return this.lanes.unitCost[lane] + this.lanes.volumeCost[lane] * this.run.itemVolumes[item];
  }

  /** Units of an item that were moved from node to node. */
  unitsOf(item: number): number {
    let units = 0;
    for (let place = item; place < this.units.length; place += this.run.network.itemCount) {
      units += this.units[place];
    }
    return units;
  }

  settle(): void {
    // Nothing is integrated over time.
  }

  /** The cost line of every node = moves and units into it x their costs. */
  checkLaws(): void {
    const { lanes, run } = this;
    const { itemCount, siteCount } = run.network;
    const costs = new Float64Array(siteCount);
    for (let lane = 0; lane < lanes.count; lane++) {
      costs[lanes.toSite[lane]] += this.moves[lane] * lanes.shipmentCost[lane];
      for (let item = 0; item < itemCount; item++) {
        costs[lanes.toSite[lane]] += this.units[lane * itemCount + item] * this.unitCostOf(lane, item);
      }
    }
    for (let site = 0; site < siteCount; site++) {
      const charged = run.costs[site * COST_STRIDE + COST.transfers];
      invariant(
        isNear(charged, costs[site]),
        () =>
          `site ${site}: transfer cost does not follow from what was moved: ${charged} against ${costs[site]}`,
      );
    }
  }
}

/** The transfers of a run; undefined in models without. */
export function transfersOf(run: TransferRun & { readonly policy: PreparedPolicy }): Transfers | undefined {
  const { model, transfers: lanes } = run.network;
  if (lanes === undefined || model.transfers === undefined) return undefined;
  return new Transfers(run, lanes, model.transfers.reviewSeconds, run.policy.rebalancing.length > 0);
}
