import { availableParallelism, cpus, platform, totalmem } from 'node:os';
import type { ReplicationRow } from '../experiment/replication-row.ts';

/** How this execution went: facts of the clock and the machine, which must not be in result.json. */
export interface RunFacts {
  readonly experiment: string;
  /** When the simulation was done, ISO 8601 in UTC. */
  readonly finished: string;
  /** Elapsed time of all runs [s], to the millisecond. */
  readonly simulationSeconds: number;
  /** Scenarios x policies x replications. */
  readonly runs: number;
  /** Runs taken over from an earlier execution that was stopped; the others were simulated now. */
  readonly resumedRuns: number;
  /** Worker threads asked for. */
  readonly workers: number;
  /** Customer orders over all runs, warm-up included. */
  readonly orders: number;
  /** Of the runs simulated now. */
  readonly ordersPerSecond: number;
  /** Events handled over all runs, customer orders included. */
  readonly events: number;
  readonly node: string;
  readonly platform: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryBytes: number;
}

/** The content of run.json. */
export function runFacts(
  experiment: string,
  rows: readonly ReplicationRow[],
  { seconds, workers, resumedRuns }: Pick<RunFacts, 'workers' | 'resumedRuns'> & { readonly seconds: number },
): RunFacts {
  const orders = rows.reduce((sum, row) => sum + row.orderCount, 0);
  const simulatedShare = (rows.length - resumedRuns) / rows.length;
  return {
    experiment,
    finished: new Date().toISOString(),
    simulationSeconds: Math.round(seconds * 1000) / 1000,
    runs: rows.length,
    resumedRuns,
    workers,
    orders,
    ordersPerSecond: Math.round((orders * simulatedShare) / seconds),
    events: rows.reduce((sum, row) => sum + row.eventCount, 0),
    node: process.version,
    platform: platform(),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
  };
}
