import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CampaignCell } from './campaign-cell.ts';
import type { ItemField } from './cell-breakdown.ts';
import type { ExecutedCampaign } from './execute-campaign.ts';
import { metricValue, type ReplicationRow } from './replication-row.ts';
import type { Result } from './result.ts';
import { sweepTable } from './sweep-table.ts';
import { type Table, writeTable } from './write-table.ts';

const MS_PER_DAY = 86_400_000;

/**
 * Writes `result.json` and the tables for notebooks into the directory: `replications.csv` (one row per scenario,
 * policy and replication), `timeseries.csv` (per day, means over replications), `nodes.csv`, `items.csv` and,
 * of a sweep, `sweep.csv`.
 * @throws file system errors
 */
export async function writeResult(
  result: Result,
  { rows, cells }: ExecutedCampaign,
  directory: string,
): Promise<void> {
  await writeFile(join(directory, 'result.json'), `${JSON.stringify(result, null, 1)}\n`);
  await writeTable(join(directory, 'replications.csv'), replicationTable(result, rows));
  await writeTable(join(directory, 'timeseries.csv'), dailyTable(result));
  await writeTable(join(directory, 'nodes.csv'), nodeTable(result));
  await writeTable(join(directory, 'items.csv'), itemTable(result, cells));
  if (result.sweep !== undefined) {
    await writeTable(join(directory, 'sweep.csv'), sweepTable(result, result.sweep));
  }
}

function replicationTable(result: Result, rows: readonly ReplicationRow[]): Table {
  return rows.map((row) => ({
    scenario: result.scenarios[row.scenario].id,
    policy: result.policies[row.policy].id,
    replication: row.replication,
    'trace-hash': row.traceHash,
    ...Object.fromEntries(
      result.metrics.map(({ id }, index) => [id, numberOrEmpty(metricValue(row, index))]),
    ),
  }));
}

function numberOrEmpty(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function dailyTable(result: Result): Table {
  const start = Date.parse(`${result.model.startDate}T00:00:00Z`);
  return result.cells.flatMap((cell) =>
    cell.daily.day.map((day, index) => ({
      scenario: cell.scenario,
      policy: cell.policy,
      day,
      date: new Date(start + day * MS_PER_DAY).toISOString().slice(0, 10),
      ...Object.fromEntries(
        Object.entries(cell.daily.columns).map(([name, values]) => [name, values[index]]),
      ),
    })),
  );
}

function nodeTable(result: Result): Table {
  return result.cells.flatMap((cell) =>
    cell.nodes.map((node) => ({
      scenario: cell.scenario,
      policy: cell.policy,
      node: node.id,
      kind: node.kind,
      'units-shipped': node.unitsShipped,
      'mean-on-hand': node.meanOnHand,
      'mean-in-transit': node.meanInTransit,
      'mean-backorders': node.meanBackorders,
      'days-of-cover': node.daysOfCover,
      'holding-cost': node.holdingCost,
      'shipping-cost': node.shippingCost,
      ...Object.fromEntries((result.nodeFigures ?? []).map(({ id }) => [id, node.figures?.[id] ?? null])),
    })),
  );
}

/** Means over replications, by item. */
function itemTable(result: Result, cells: readonly CampaignCell[]): Table {
  return cells.flatMap(({ scenario, policy, breakdown: { items, itemIds } }) =>
    itemIds.map((item, index) => {
      const mean = (field: ItemField) => numberOrEmpty(items.mean(index, field));
      return {
        scenario: result.scenarios[scenario].id,
        policy: result.policies[policy].id,
        item,
        'units-demanded': mean('unitsDemanded'),
        'units-shipped': mean('unitsShipped'),
        'units-late': mean('unitsLate'),
        'units-lost': mean('unitsLost'),
        'fill-rate': mean('fillRate'),
        'mean-on-hand': mean('meanOnHand'),
        'shipping-cost': mean('shippingCost'),
      };
    }),
  );
}
