/** Why a row of the log is not in the model, in the order in which the reasons are tried. */
export const setAsideReasons = {
  'column-count':
    'more fields than the header has columns (a separator inside an unquoted field), or too few to reach a column that is read',
  cancelled: 'a cancellation, by its order id or its status',
  'missing-item': 'no item code',
  'unreadable-date': 'date or time cannot be read',
  'outside-period': 'before --from, or on or after --to',
  'unreadable-quantity': 'quantity is no number',
  'quantity-not-positive': 'quantity is zero or negative: a return, loss or correction',
  'non-goods': 'item code or description of a charge, discount, voucher or test, not of goods',
  'unreadable-price': 'price is no number',
  'price-not-positive': 'price is zero or negative: a gift, a write-on or a correction',
  'cancelled-soon-after': 'cancelled in full by the same customer within a day',
  'rare-item': 'item has fewer order lines than --minimum-orders',
} as const;

/** See `setAsideReasons`. */
export type SetAsideReason = keyof typeof setAsideReasons;

/** All reasons, in the order of the table above. */
export const setAsideReasonNames = Object.keys(setAsideReasons) as readonly SetAsideReason[];

/** One row set aside, with its mapped fields as they were written (for the last two reasons: as they were understood). */
export interface SetAsideRow {
  readonly line: number;
  readonly reason: SetAsideReason;
  /** order, item, time, quantity, price, region, description: as written, '' where the log has no such column. */
  readonly fields: readonly string[];
}

/** Header of set-aside.csv.gz. */
export const setAsideColumns = [
  'line',
  'reason',
  'order',
  'item',
  'time',
  'quantity',
  'price',
  'region',
  'description',
] as const;
