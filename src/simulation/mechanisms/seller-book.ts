import type { Distribution } from '../../random/distributions/distribution.ts';
import type { LiveStock } from '../live-stock.ts';

/** What the handlers of orders and receipts ask of third-party sellers. */
export interface SellerBook {
  /** Whether an item is a seller's. */
  owns(item: number): boolean;
  /** Whether a seller pays for the way of its goods on a lane: from a vendor to the network. */
  paysWay(item: number, lane: number): boolean;
  /** The view that the rule of a stock gets, moved to it. */
  viewOf(stock: number): LiveStock;
  /** A view of its own of a stock. */
  newView(stock: number): LiveStock;
  /** Units ordered for a stock whose rule decided `quantity`: as the seller sees it, and no more than is taken in. */
  unitsOrdered(stock: number, quantity: number): number;
  /** The seller's own lead time of an item on a lane [days]; undefined = that of the lane. */
  leadTimeOn(lane: number, item: number): Distribution | undefined;
  /** Closes the day at midnight: what was sold is known, and fees are due. */
  settle(): void;
}
