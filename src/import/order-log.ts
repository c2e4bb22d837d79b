/** The kept rows of a log, column-wise in file order; strings are positions in the lists below. */
export interface OrderLog {
  /** Line in the file, from 1. */
  readonly line: Int32Array;
  /** Clock time of the log [s since 1970-01-01T00:00 of that clock]. */
  readonly seconds: Float64Array;
  readonly item: Int32Array;
  readonly order: Int32Array;
  readonly region: Int32Array;
  /** Position of the customer, or -1 when unknown. */
  readonly customer: Int32Array;
  /** Units, > 0. */
  readonly quantity: Float64Array;
  /** Price of one unit [money], > 0, or NaN when the log has no prices. */
  readonly price: Float64Array;
  readonly itemCodes: readonly string[];
  readonly itemDescriptions: readonly string[];
  readonly orderIds: readonly string[];
  readonly regionNames: readonly string[];
}

/** Names in order of first appearance, found again by a key. */
export class NameTable {
  readonly names: string[] = [];
  private readonly positions = new Map<string, number>();

  /** Position of the key; a new key gets the next position and `name`. */
  positionOf(key: string, name: string): number {
    const known = this.positions.get(key);
    if (known !== undefined) return known;
    const position = this.names.length;
    this.positions.set(key, position);
    this.names.push(name);
    return position;
  }
}

/** One kept row, before its strings become positions. */
export interface KeptRow {
  readonly line: number;
  readonly seconds: number;
  readonly item: string;
  readonly order: string;
  readonly region: string;
  readonly customer: string;
  readonly description: string;
  readonly quantity: number;
  readonly price: number;
}

/**
 * Collects kept rows. Item codes that differ only in case are one item, shown in the spelling seen most often (ties: the
 * first seen).
 */
export class OrderLogBuilder {
  private readonly columns = {
    line: [] as number[],
    seconds: [] as number[],
    item: [] as number[],
    order: [] as number[],
    region: [] as number[],
    customer: [] as number[],
    quantity: [] as number[],
    price: [] as number[],
  };
  private readonly items = new NameTable();
  private readonly orders = new NameTable();
  private readonly regions = new NameTable();
  private readonly customers = new NameTable();
  private readonly descriptions: string[] = [];
  private readonly spellings = new Map<string, { item: number; count: number }>();

  add(row: KeptRow): void {
    const item = this.itemOf(row.item);
    if ((this.descriptions[item] ?? '') === '') this.descriptions[item] = row.description;
    const { columns } = this;
    columns.line.push(row.line);
    columns.seconds.push(row.seconds);
    columns.item.push(item);
    columns.order.push(this.orders.positionOf(row.order, row.order));
    columns.region.push(this.regions.positionOf(row.region.toLowerCase(), row.region));
    columns.customer.push(this.customerOf(row.customer));
    columns.quantity.push(row.quantity);
    columns.price.push(row.price);
  }

  /** Position of a customer; an empty name is -1. Cancellations use it to find the orders they cancel. */
  customerOf(customer: string): number {
    return customer === '' ? -1 : this.customers.positionOf(customer, customer);
  }

  /** Position of an item code, whatever its case. */
  itemOf(code: string): number {
    const seen = this.spellings.get(code);
    if (seen !== undefined) {
      seen.count++;
      return seen.item;
    }
    const item = this.items.positionOf(code.toUpperCase(), code);
    this.spellings.set(code, { item, count: 1 });
    return item;
  }

  /** Item codes written in more than one case. */
  get mergedSpellingCount(): number {
    return this.spellings.size - this.items.names.length;
  }

  build(): OrderLog {
    const { columns } = this;
    return {
      line: Int32Array.from(columns.line),
      seconds: Float64Array.from(columns.seconds),
      item: Int32Array.from(columns.item),
      order: Int32Array.from(columns.order),
      region: Int32Array.from(columns.region),
      customer: Int32Array.from(columns.customer),
      quantity: Float64Array.from(columns.quantity),
      price: Float64Array.from(columns.price),
      itemCodes: this.commonSpellings(),
      itemDescriptions: this.items.names.map((_, item) => this.descriptions[item] ?? ''),
      orderIds: this.orders.names,
      regionNames: this.regions.names,
    };
  }

  private commonSpellings(): string[] {
    const best = this.items.names.map((name) => ({ name, count: 0 }));
    for (const [name, { item, count }] of this.spellings) {
      if (count > best[item].count) best[item] = { name, count };
    }
    return best.map(({ name }) => name);
  }
}

/**
 * The log with only the wanted rows, sorted by time then file order; lists lose the items, orders and regions that no
 * row names any more, the rest keep their order of first appearance.
 */
export function selectRows(log: OrderLog, isKept: (row: number) => boolean): OrderLog {
  const rows = Int32Array.from(log.line.keys()).filter(isKept);
  rows.sort((left, right) => log.seconds[left] - log.seconds[right] || left - right);
  const items = renumber(log.item, rows, log.itemCodes.length);
  const orders = renumber(log.order, rows, log.orderIds.length);
  const regions = renumber(log.region, rows, log.regionNames.length);
  return {
    line: rows.map((row) => log.line[row]),
    seconds: Float64Array.from(rows, (row) => log.seconds[row]),
    item: items.column,
    order: orders.column,
    region: regions.column,
    customer: rows.map((row) => log.customer[row]),
    quantity: Float64Array.from(rows, (row) => log.quantity[row]),
    price: Float64Array.from(rows, (row) => log.price[row]),
    itemCodes: items.kept.map((item) => log.itemCodes[item]),
    itemDescriptions: items.kept.map((item) => log.itemDescriptions[item]),
    orderIds: orders.kept.map((order) => log.orderIds[order]),
    regionNames: regions.kept.map((region) => log.regionNames[region]),
  };
}

function renumber(
  column: Int32Array,
  rows: Int32Array,
  count: number,
): { column: Int32Array; kept: number[] } {
  const isUsed = new Uint8Array(count);
  for (const row of rows) isUsed[column[row]] = 1;
  const kept: number[] = [];
  const position = new Int32Array(count);
  for (let name = 0; name < count; name++) {
    if (isUsed[name] === 1) position[name] = kept.push(name) - 1;
  }
  return { column: rows.map((row) => position[column[row]]), kept };
}
