import type { ItemSummary, NodeSummary, SpeedSummary } from '../observation/summarize-run.ts';
import type { ReplicationRow } from './replication-row.ts';

/** One metric by interval of a run: numerators and denominators. */
export interface IntervalSeries {
  readonly over: Float64Array;
  readonly per: Float64Array;
}

/** Everything that a run yields. Its size grows with nodes, items and days: it stays on disk, in the journal. */
export interface ReplicationRecord extends ReplicationRow {
  /** In a steady-state campaign: the metrics of its plan, from day 0 on. */
  readonly series?: readonly IntervalSeries[];
  readonly nodes: readonly NodeSummary[];
  readonly speeds: readonly SpeedSummary[];
  readonly items: readonly ItemSummary[];
  /** By column of DAILY_COLUMNS, then day. */
  readonly daily: readonly Float64Array[];
}

/** The part of a record that a campaign keeps in memory. */
export function rowOf(record: ReplicationRecord): ReplicationRow {
  const { series: _series, nodes: _nodes, speeds: _speeds, items: _items, daily: _daily, ...row } = record;
  return row;
}
