/** One line that a customer came for, or takes. */
export interface BasketWish {
  readonly item: number;
  readonly quantity: number;
  /** Row of the day's list of the line he came for, which keys what he decides about it. */
  readonly row: number;
}

/** A customer who came for several lines. */
export interface BasketVisit {
  readonly wishes: readonly BasketWish[];
  /** First cell of his region. */
  readonly firstCell: number;
  /** The speed he asks for, or -1: he takes what he likes best. */
  readonly only: number;
  /** Uniforms of the customer of the first line: whether he buys, and which speed he takes. */
  readonly buy: number;
  readonly taste: number;
}
