import { closeSync, openSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Network } from '../network/network.ts';
import { EVENT } from '../simulation/layout.ts';
import type { RunObserver } from '../simulation/run-observer.ts';

const CHUNK_CHARACTERS = 4_000_000;
const HEADER = 'seconds,event,item,node,from,region,speed,quantity,amount';
/** Added in models with baskets. */
const BASKET_COLUMNS = ',order,box';

const EVENT_NAMES: readonly string[] = Object.entries(EVENT).reduce((names, [name, number]) => {
  names[number] = name;
  return names;
}, [] as string[]);

/** Events of supply: what else they concern is a lane, or nothing. */
const SUPPLY_EVENTS: ReadonlySet<number> = new Set([
  EVENT.place,
  EVENT.dispatch,
  EVENT.receive,
  EVENT.truck,
  EVENT.stow,
  EVENT.confirm,
  EVENT.move,
  EVENT.outage,
  EVENT.markdown,
  EVENT.fee,
  EVENT.refuse,
]);

/** What an observer is told of an event, in order. */
export type EventFields = Parameters<RunObserver['onEvent']>;

/**
 * Writes every event of a run to a gzipped CSV, a few megabytes at a time, so that memory stays small.
 * Columns: docs/outputs.md. Call `close` when the run is over.
 */
export class EventLog implements RunObserver {
  private readonly network: Network;
  private readonly file: number;
  private readonly hasBaskets: boolean;
  private text: string;
  private order = 0;
  private box = 0;

  /** @throws file system errors */
  constructor(network: Network, path: string) {
    this.network = network;
    this.hasBaskets = network.baskets !== undefined;
    this.text = `${HEADER}${this.hasBaskets ? BASKET_COLUMNS : ''}\n`;
    this.file = openSync(path, 'w');
  }

  onEvent(
    event: number,
    time: number,
    item: number,
    site: number,
    other: number,
    quantity: number,
    amount: number,
  ): void {
    const line = eventLine(this.network, event, time, item, site, other, quantity, amount);
    this.text += `${line}${this.hasBaskets ? this.basketFields(event) : ''}\n`;
    if (this.text.length > CHUNK_CHARACTERS) this.flush();
  }

  onBox(order: number, box: number): void {
    this.order = order;
    this.box = box;
  }

  /** Writes what is left and closes the file. */
  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private basketFields(event: number): string {
    if (isSupply(event)) return ',,';
    return `,${this.order === 0 ? '' : this.order},${this.box === 0 ? '' : this.box}`;
  }

  /** Gzip members may follow one another in a file: readers see one text. */
  private flush(): void {
    writeSync(this.file, gzipSync(this.text));
    this.text = '';
  }
}

/** One event as a line of the log. */
export function eventLine(
  network: Network,
  ...[event, time, item, site, other, quantity, amount]: EventFields
): string {
  const { model, siteNode, speedCount } = network;
  const node = site < 0 ? '' : model.nodes[siteNode[site]].id;
  const from = isSupply(event) && other >= 0 ? senderOf(network, event, other) : '';
  const region = isSupply(event) ? '' : model.regions[Math.floor(other / speedCount)].id;
  const speed = isSupply(event) ? '' : model.speeds[other % speedCount].id;
  const money = Math.round(amount * 1e6) / 1e6;
  return `${time},${EVENT_NAMES[event]},${item < 0 ? '' : quoted(model.items[item].id)},${node},${from},${quoted(region)},${speed},${quantity},${money}`;
}

/** Whether an event is of the supply between nodes, not of a customer. */
function isSupply(event: number): boolean {
  return SUPPLY_EVENTS.has(event);
}

/** The node that goods come from: a lane's, or the sending site's of a move. Fees come from a seller. */
function senderOf({ model, siteNode }: Network, event: number, other: number): string {
  if (event === EVENT.fee) return model.sellers?.[other].id ?? '';
  return model.nodes[event === EVENT.move ? siteNode[other] : model.lanes[other].from].id;
}

/** A CSV field; quoted only when it must be (RFC 4180, section 2). */
function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
