import type { SourcingState } from '../policies/sourcing/sourcing-policy.ts';
import type { ArrivalDates } from './arrival-dates.ts';
import type { FirstLegs } from './first-legs.ts';
import { LiveStock } from './live-stock.ts';
import type { DockSight } from './mechanisms/next-receipt.ts';
import type { Outages } from './mechanisms/outages.ts';
import type { RunTables } from './run-tables.ts';
import type { SourceCounters } from './source-counters.ts';
import type { StockSources } from './stock-sources.ts';

const SECONDS_PER_DAY = 86_400;

/** What a view of sources reads of a run. */
export interface SourcingTables extends RunTables {
  readonly policy: { readonly sources: StockSources };
  readonly sources: SourceCounters;
  readonly laneFromSite: Int32Array;
  readonly laneUnitCosts: Float64Array;
  readonly laneVolumeCosts: Float64Array;
  readonly itemVolumes: Float64Array;
  readonly arrivals: ArrivalDates | undefined;
  readonly firstLegs: FirstLegs | undefined;
  readonly dockSight: DockSight | undefined;
  readonly outages: Outages | undefined;
}

/** A sourcing policy's live view of an order and its sources. The engine moves one instance from order to order. */
export class OrderSources extends LiveStock implements SourcingState {
  quantity = 0;
  first = 0;
  end = 0;
  readonly lanes: Int32Array;
  private readonly tables: SourcingTables;

  constructor(tables: SourcingTables) {
    super(tables, 0);
    this.tables = tables;
    this.lanes = tables.policy.sources.lanes;
  }

  /** Shows the sources of `stock` for an order of `quantity` units. */
  show(stock: number, quantity: number): void {
    const { start } = this.tables.policy.sources;
    this.stock = stock;
    this.quantity = quantity;
    this.first = start[stock];
    this.end = start[stock + 1];
  }

  unitsOrdered(source: number): number {
    return this.tables.sources.unitsOrdered(source);
  }

  available(source: number): number {
    const { siteCount, laneFromSite, onHand, backorders, outages, now } = this.tables;
    if ((outages?.leavesAt(this.lanes[source]) ?? now) > now) return 0;
    const upstream = laneFromSite[this.lanes[source]];
    if (upstream < 0) return Number.POSITIVE_INFINITY;
    const there = this.stock - (this.stock % siteCount) + upstream;
    return onHand[there] - backorders[there];
  }

  unitCost(source: number): number {
    const { laneUnitCosts, laneVolumeCosts, itemVolumes, siteCount } = this.tables;
    const lane = this.lanes[source];
    return laneUnitCosts[lane] + laneVolumeCosts[lane] * itemVolumes[(this.stock / siteCount) | 0];
  }

  ordersInFirstLeg(source: number): number {
    return this.tables.firstLegs?.countAt(source, this.tables.now) ?? 0;
  }

  unitsArrivingWithin(days: number): number {
    const until = this.tables.now + days * SECONDS_PER_DAY;
    const { arrivals, dockSight } = this.tables;
    const atDock = dockSight?.docks.atDock[this.stock] ?? 0;
    return (arrivals?.unitsUntil(this.stock, until) ?? 0) + atDock;
  }
}
