import type { Network } from '../network/network.ts';
import type { Metric } from '../observation/metric.ts';
import { metricsOf } from '../observation/metric-catalogue.ts';
import type { ReplicationRow } from './replication-row.ts';

/**
 * The metrics of an experiment: those of its first scenario, then what other scenarios have beside them. A scenario may
 * change the kinds of nodes or the speeds, and with them the metrics its runs yield.
 */
export function experimentMetrics(networks: readonly Network[]): readonly Metric[] {
  const byId = new Map<string, Metric>();
  for (const network of networks) {
    for (const metric of metricsOf(network)) if (!byId.has(metric.id)) byId.set(metric.id, metric);
  }
  return [...byId.values()];
}

/** The row with its figures in the order of the experiment's metrics; NaN where its own scenario has no such metric. */
export function alignMetrics(
  row: ReplicationRow,
  networks: readonly Network[],
  metrics: readonly Metric[],
): ReplicationRow {
  const own = metricsOf(networks[row.scenario]);
  if (own.length === metrics.length && own.every(({ id }, index) => id === metrics[index].id)) return row;
  const places = new Map(own.map(({ id }, index) => [id, index]));
  const pick = (values: readonly number[]): number[] =>
    metrics.map(({ id }) => values[places.get(id) ?? -1] ?? Number.NaN);
  return { ...row, over: pick(row.over), per: pick(row.per) };
}
