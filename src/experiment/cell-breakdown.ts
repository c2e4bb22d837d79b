import { FieldMeans } from './field-means.ts';
import { RatioSums } from './ratio-sums.ts';
import type { ReplicationRecord } from './replication-record.ts';

const NODE_FIELDS = [
  'unitsShipped',
  'meanOnHand',
  'meanInTransit',
  'meanBackorders',
  'holdingCost',
  'shippingCost',
] as const;

const SPEED_FIELDS = [
  'unitsDemanded',
  'fillRate',
  'promiseMet',
  'late',
  'lost',
  'deliveryHoursP50',
  'deliveryHoursP90',
  'deliveryHoursP99',
] as const;

const ITEM_FIELDS = [
  'unitsDemanded',
  'unitsShipped',
  'unitsLate',
  'unitsLost',
  'fillRate',
  'meanOnHand',
  'shippingCost',
] as const;

type NodeField = (typeof NODE_FIELDS)[number];
export type SpeedField = (typeof SPEED_FIELDS)[number];
export type ItemField = (typeof ITEM_FIELDS)[number];

/**
 * Means over replications by node, speed, item and day, of one policy in one scenario. Holds sums only: its size does
 * not depend on the number of replications.
 */
export class CellBreakdown {
  readonly nodes: FieldMeans<NodeField>;
  /** Figures of nodes' buildings, by place in `nodeFiguresOf`. */
  readonly nodeFigures: RatioSums;
  readonly speeds: FieldMeans<SpeedField>;
  readonly items: FieldMeans<ItemField>;
  readonly itemIds: readonly string[];
  /** Days measured, the same in every replication. */
  readonly days: number;
  private readonly daily: readonly Float64Array[];
  private replications = 0;

  /** Empty, with a place for everything that the record lists. */
  constructor({ nodes, speeds, items, days, daily }: ReplicationRecord) {
    this.nodes = new FieldMeans(NODE_FIELDS, nodes.length);
    this.nodeFigures = new RatioSums(nodes.length, nodes[0]?.figures.over.length ?? 0);
    this.speeds = new FieldMeans(SPEED_FIELDS, speeds.length);
    this.items = new FieldMeans(ITEM_FIELDS, items.length);
    this.itemIds = items.map(({ id }) => id);
    this.days = days;
    this.daily = daily.map((column) => new Float64Array(column.length));
  }

  /** Adds one replication. The caller keeps the order of replications, on which the last digits depend. */
  add({ nodes, speeds, items, daily }: ReplicationRecord): void {
    this.nodes.add(nodes);
    this.nodeFigures.add(nodes.map(({ figures }) => figures));
    this.speeds.add(speeds);
    this.items.add(items);
    for (const [column, sums] of this.daily.entries()) {
      const values = daily[column];
      for (let day = 0; day < sums.length; day++) sums[day] += values[day];
    }
    this.replications += 1;
  }

  /** Mean of each day, by place in DAILY_COLUMNS. */
  dailyMeans(column: number): number[] {
    return Array.from(this.daily[column], (sum) => sum / this.replications);
  }
}
