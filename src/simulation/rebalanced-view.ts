import type { RebalancedStock } from '../policies/rebalancing/rebalancing-policy.ts';
import type { ArrivalDates } from './arrival-dates.ts';
import { LiveStock } from './live-stock.ts';
import type { DockSight } from './mechanisms/next-receipt.ts';
import type { RunTables } from './run-tables.ts';

const SECONDS_PER_DAY = 86_400;

/** What the view reads of a run beyond levels. */
export interface RebalancingTables extends RunTables {
  readonly arrivals: ArrivalDates | undefined;
  readonly dockSight: DockSight | undefined;
}

/** A rebalancing policy's live view of one stock. */
export class RebalancedView extends LiveStock implements RebalancedStock {
  private readonly tables: RebalancingTables;

  constructor(tables: RebalancingTables, stock: number) {
    super(tables, stock);
    this.tables = tables;
  }

  /** What waits at the dock counts as arriving. */
  unitsArrivingWithin(days: number): number {
    const { arrivals, dockSight, now } = this.tables;
    const atDock = dockSight?.docks.atDock[this.stock] ?? 0;
    return (arrivals?.unitsUntil(this.stock, now + days * SECONDS_PER_DAY) ?? 0) + atDock;
  }
}
