import type { Experiment } from './experiment.ts';
import type { Task } from './run-replication.ts';

/**
 * Hands out the tasks of a campaign. A block is one policy in one scenario; making it ready costs time, so a worker
 * stays with its block while tasks are left, then takes an untouched block, then helps with any other.
 */
export class TaskBoard {
  readonly total: number;
  private readonly left: Task[][];
  private readonly workersOf: Set<number>[];

  constructor(experiment: Experiment) {
    this.left = [];
    for (const scenario of experiment.scenarios.keys()) {
      for (const policy of experiment.policies.keys()) {
        const tasks = Array.from({ length: experiment.replications }, (_, replication) => ({
          scenario,
          policy,
          replication,
        }));
        this.left.push(tasks.reverse());
      }
    }
    this.workersOf = this.left.map(() => new Set());
    this.total = this.left.length * experiment.replications;
  }

  /** The next task for a worker, or undefined when none is left. */
  next(worker: number): Task | undefined {
    const open = [...this.left.keys()].filter((block) => this.left[block].length > 0);
    const block =
      open.find((candidate) => this.workersOf[candidate].has(worker)) ??
      open.find((candidate) => this.workersOf[candidate].size === 0) ??
      open.toSorted((a, b) => this.left[b].length - this.left[a].length)[0];
    if (block === undefined) return undefined;
    this.workersOf[block].add(worker);
    return this.left[block].pop();
  }
}
