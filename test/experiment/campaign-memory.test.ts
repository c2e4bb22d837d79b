import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeEach, describe, expect, it } from 'vitest';
import { type CampaignCell, campaignCells } from '../../src/experiment/campaign-cell.ts';
import { Journal } from '../../src/experiment/journal.ts';
import type { ReplicationRecord } from '../../src/experiment/replication-record.ts';
import { loadExperiment } from '../support/load-experiment.ts';
import { projectRoot } from '../support/project-root.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/*
 * What a campaign keeps of its replications, on made-up records of many items and days. Means follow from sums of whole
 * numbers, which are exact.
 */

const METRICS = 40;
const DAYS = 365;

let directory: string;
beforeEach(() => {
  directory = temporaryFolder('memory');
});

/** Item i sells i + replication units, day d sees d + replication, each node holds 10 + replication. */
function record(
  policy: number,
  replication: number,
  itemCount: number,
  isShareDefined = true,
): ReplicationRecord {
  const service = { fillRate: isShareDefined ? 0.5 : Number.NaN, promiseMet: 1, late: 0, lost: 0 };
  return {
    scenario: 0,
    policy,
    replication,
    traceHash: `${policy}-${replication}`,
    orderCount: 10,
    eventCount: 20,
    over: Array.from({ length: METRICS }, (_, metric) => replication + metric / 7),
    per: Array.from({ length: METRICS }, () => 1.5),
    days: DAYS,
    demandSurprise: 0.25,
    leadTimeSurprise: -1.5,
    nodes: [
      {
        id: 'shop',
        unitsShipped: 4,
        meanOnHand: 10 + replication,
        meanInTransit: 2,
        meanBackorders: 0,
        holdingCost: 3,
        orderingCost: 0,
        transportCost: 0,
        shippingCost: 1,
        figures: { over: [replication], per: [2] },
      },
    ],
    speeds: [
      {
        id: 'std',
        unitsDemanded: 5,
        ...service,
        deliveryHoursP50: 8,
        deliveryHoursP90: 9,
        deliveryHoursP99: 9,
      },
    ],
    items: Array.from({ length: itemCount }, (_, item) => ({
      id: `item-${item}`,
      unitsDemanded: item + replication,
      fillRate: 1,
      unitsShipped: item,
      unitsLate: 0,
      unitsLost: 0,
      meanOnHand: 1.5,
      shippingCost: 2,
    })),
    daily: Array.from({ length: 11 }, () =>
      Float64Array.from({ length: DAYS }, (_, day) => day + replication),
    ),
  };
}

/** Two policies, recorded in the order of two workers of which the second is ahead. */
async function cellsOf(journal: Journal, replications: number, itemCount: number): Promise<CampaignCell[]> {
  const experiment = await loadExperiment(join(projectRoot, 'experiments/newsvendor/experiment.yaml'));
  const two = {
    ...experiment,
    policies: experiment.policies.slice(0, 2),
    scenarios: experiment.scenarios.slice(0, 1),
  };
  const tasks = two.policies.flatMap((_, policy) =>
    Array.from({ length: replications }, (_, replication) => ({ scenario: 0, policy, replication })),
  );
  for (const { policy, replication } of [...tasks].reverse()) {
    journal.append(record(policy, replication, itemCount));
  }
  const rows = tasks.flatMap((task) => journal.find(task) ?? []);
  return campaignCells(two, rows, (task) => journal.read(task));
}

/** Bytes in use after everything that nobody holds is gone; buffers are given back a turn after their last holder. */
async function usedBytes(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  for (let turn = 0; turn < 3; turn++) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Numbers and texts that can be reached from a value. */
function leafCount(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  if (ArrayBuffer.isView(value)) return value.byteLength / 8;
  return Object.values(value).reduce((sum: number, element) => sum + leafCount(element), 0);
}

describe('a campaign of many items and days', () => {
  it('adds up the breakdowns of each cell by replication, whoever was done first', async () => {
    const journal = new Journal(directory, 'key');
    const cells = await cellsOf(journal, 5, 30);
    journal.close();
    expect(cells.map(({ policy, rows }) => [policy, rows.map(({ traceHash }) => traceHash)])).toEqual([
      [0, ['0-0', '0-1', '0-2', '0-3', '0-4']],
      [1, ['1-0', '1-1', '1-2', '1-3', '1-4']],
    ]);
    const [{ breakdown }] = cells;
    // The mean of replications 0 to 4 is 2.
    expect(breakdown.items.mean(7, 'unitsDemanded')).toBe(9);
    expect(breakdown.items.mean(7, 'unitsShipped')).toBe(7);
    expect(breakdown.nodes.mean(0, 'meanOnHand')).toBe(12);
    expect(breakdown.speeds.mean(0, 'deliveryHoursP90')).toBe(9);
    expect(breakdown.dailyMeans(10)).toEqual(Array.from({ length: DAYS }, (_, day) => day + 2));
    expect(breakdown.itemIds[29]).toBe('item-29');
  });

  it('gives no mean of a share that one replication does not have', async () => {
    const journal = new Journal(directory, 'key');
    const [cell] = await cellsOf(journal, 1, 2);
    journal.close();
    cell.breakdown.add(record(0, 1, 2, false));
    expect(cell.breakdown.speeds.mean(0, 'fillRate')).toBeNaN();
    expect(cell.breakdown.speeds.mean(0, 'promiseMet')).toBe(1);
  });

  it('keeps of a replication a few numbers per metric, and nothing by item, node or day', async () => {
    const counts: number[] = [];
    for (const itemCount of [1, 500]) {
      const journal = new Journal(join(directory, String(itemCount)), 'key');
      const [{ rows }] = await cellsOf(journal, 2, itemCount);
      journal.close();
      counts.push(leafCount(rows[1]));
    }
    expect(counts).toEqual([2 * METRICS + 9, 2 * METRICS + 9]);
  });

  it('needs less than 8 KB of memory for each further replication, of which the disk holds more than 40 KB', async () => {
    const used: number[] = [];
    const kept: unknown[] = [];
    for (const replications of [60, 600]) {
      const before = await usedBytes();
      const journal = new Journal(join(directory, String(replications)), 'key');
      kept.push(journal, await cellsOf(journal, replications, 100));
      used.push((await usedBytes()) - before);
      journal.close();
    }
    expect(kept).toHaveLength(4);
    const { size } = statSync(join(directory, '600/.resume/records.bin'));
    expect(size / (2 * 600)).toBeGreaterThan(40_000);
    expect((used[1] - used[0]) / (2 * (600 - 60))).toBeLessThan(8_000);
  });
});
