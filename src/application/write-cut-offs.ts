import { join } from 'node:path';
import type { Result } from '../experiment/result.ts';
import { writeTable } from '../experiment/write-table.ts';
import { cutOffs } from '../network/cut-offs.ts';
import type { Network } from '../network/network.ts';

/** Writes `cut-offs.csv` for scenarios whose model has departures; nothing when none has. */
export async function writeCutOffs(
  result: Result,
  networks: readonly Network[],
  folder: string,
): Promise<void> {
  const rows = networks.flatMap((network, index) =>
    cutOffs(network).map(({ cutOff, ...row }) => ({
      scenario: result.scenarios[index].id,
      node: row.node,
      region: row.region,
      speed: row.speed,
      day: row.day,
      'cut-off': cutOff,
      departs: row.departs,
      delivered: row.delivered,
    })),
  );
  if (rows.length > 0) await writeTable(join(folder, 'cut-offs.csv'), rows);
}
