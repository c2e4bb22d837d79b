import type { Network } from '../network/network.ts';
import type { ForecastView } from './forecast-view.ts';
import type { WaitingList } from './waiting-list.ts';

/** The part of a run's state that the views handed to policies read. */
export interface RunTables {
  readonly network: Network;
  readonly siteCount: number;
  readonly speedCount: number;
  /** Current second. */
  readonly now: number;
  /** Levels by stock [units]. */
  readonly onHand: Float64Array;
  readonly onOrder: Float64Array;
  /** Owed to customers and to other nodes. */
  readonly backorders: Float64Array;
  /** What policies are told of demand ahead; undefined = the calendar. */
  readonly forecasts: ForecastView | undefined;
  /** Orders of other nodes waiting at each stock. */
  readonly requests: WaitingList;
}
