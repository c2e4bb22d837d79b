import { invariant } from '../../foundation/invariant.ts';
import type { Network } from '../../network/network.ts';
import { isNear } from '../is-near.ts';
import type { Mechanism } from '../mechanism.ts';
import type { SourceCounters } from '../source-counters.ts';
import type { StockSources } from '../stock-sources.ts';

/** Offsets of the counters: orders and units of the stocks that have both an express and an ordinary source. */
export const EXPEDITING = { orders: 0, units: 1, expressOrders: 2, expressUnits: 3 } as const;

/** What the stocks that may expedite ordered, and how much of it they expedited; in models with express lanes. */
export class Expediting implements Mechanism {
  readonly name = 'expediting';
  readonly counters = new Float64Array(4);
  private readonly ordinary: Int32Array;
  private readonly express: Int32Array;
  private readonly placed: SourceCounters;

  constructor(lanes: Network['model']['lanes'], sources: StockSources, placed: SourceCounters) {
    const ordinary: number[] = [];
    const express: number[] = [];
    for (let stock = 0; stock < sources.start.length - 1; stock++) {
      const own = Array.from(
        { length: sources.start[stock + 1] - sources.start[stock] },
        (_, index) => sources.start[stock] + index,
      );
      const isExpress = own.map((source) => lanes[sources.lanes[source]].isExpress);
      if (!isExpress.includes(true) || !isExpress.includes(false)) continue;
      for (const [index, source] of own.entries()) (isExpress[index] ? express : ordinary).push(source);
    }
    this.ordinary = Int32Array.from(ordinary);
    this.express = Int32Array.from(express);
    this.placed = placed;
  }

  /** Reads the counters off those of the sources. */
  settle(): void {
    const { placed } = this;
    const ordersPlaced = (source: number) => placed.ordersPlaced(source);
    const unitsOrdered = (source: number) => placed.unitsOrdered(source);
    const expressOrders = sumOver(this.express, ordersPlaced);
    const expressUnits = sumOver(this.express, unitsOrdered);
    this.counters[EXPEDITING.expressOrders] = expressOrders;
    this.counters[EXPEDITING.expressUnits] = expressUnits;
    this.counters[EXPEDITING.orders] = expressOrders + sumOver(this.ordinary, ordersPlaced);
    this.counters[EXPEDITING.units] = expressUnits + sumOver(this.ordinary, unitsOrdered);
  }

  /** What was sent on express lanes was ordered there. */
  checkLaws(): void {
    const ordered = sumOver(this.express, (source) => this.placed.unitsOrdered(source));
    const sent = sumOver(this.express, (source) => this.placed.unitsDispatched(source));
    invariant(
      sent <= ordered || isNear(sent, ordered),
      () => `express lanes: ${sent} units sent, only ${ordered} ordered`,
    );
  }
}

/** The mechanism for a model that has express lanes, else undefined. */
export function expeditingOf(
  lanes: Network['model']['lanes'],
  sources: StockSources,
  placed: SourceCounters,
): Expediting | undefined {
  return lanes.some((lane) => lane.isExpress) ? new Expediting(lanes, sources, placed) : undefined;
}

function sumOver(positions: Int32Array, countOf: (position: number) => number): number {
  let sum = 0;
  for (let index = 0; index < positions.length; index++) sum += countOf(positions[index]);
  return sum;
}
