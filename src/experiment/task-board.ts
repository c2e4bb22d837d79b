import type { Task } from './replication-row.ts';

/**
 * Hands out tasks. A block is one policy in one scenario with the same settings; making it ready costs time, so a worker
 * stays with its block while tasks are left, then takes an untouched block, then helps with the longest one.
 */
export class TaskBoard {
  private readonly left = new Map<string, Task[]>();
  private readonly workersOf = new Map<string, Set<number>>();

  constructor(tasks: readonly Task[]) {
    for (const task of tasks) {
      const block = blockOf(task);
      const list = this.left.get(block) ?? [];
      list.push(task);
      this.left.set(block, list);
    }
    for (const block of this.left.keys()) this.workersOf.set(block, new Set());
  }

  /** The next task for a worker, or undefined when none is left. */
  next(worker: number): Task | undefined {
    let untouched: string | undefined;
    let longest: string | undefined;
    for (const [block, tasks] of this.left) {
      if (this.workersOf.get(block)?.has(worker) === true) return this.take(block, worker);
      if (this.workersOf.get(block)?.size === 0) untouched ??= block;
      if (longest === undefined || tasks.length > (this.left.get(longest)?.length ?? 0)) longest = block;
    }
    const block = untouched ?? longest;
    return block === undefined ? undefined : this.take(block, worker);
  }

  private take(block: string, worker: number): Task | undefined {
    this.workersOf.get(block)?.add(worker);
    const tasks = this.left.get(block);
    const task = tasks?.shift();
    if (tasks?.length === 0) this.left.delete(block);
    return task;
  }
}

function blockOf(task: Task): string {
  return `${task.scenario}/${task.policy}/${JSON.stringify(task.settings ?? [])}`;
}
