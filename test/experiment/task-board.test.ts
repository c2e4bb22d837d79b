import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Task } from '../../src/experiment/replication-row.ts';
import { TaskBoard } from '../../src/experiment/task-board.ts';

function tasksOf(scenarios: number, policies: number, replications: number): Task[] {
  return Array.from({ length: scenarios * policies * replications }, (_, index) => ({
    scenario: Math.floor(index / (policies * replications)),
    policy: Math.floor(index / replications) % policies,
    replication: index % replications,
  }));
}

test('every task is handed out exactly once, whoever asks when', () => {
  const sizes = fc.tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 5 }),
  );
  fc.assert(
    fc.property(
      sizes,
      fc.array(fc.nat(3), { minLength: 60, maxLength: 60 }),
      ([scenarios, policies, runs], askers) => {
        const tasks = tasksOf(scenarios, policies, runs);
        const board = new TaskBoard(tasks);
        const handed = askers.flatMap((worker) => board.next(worker) ?? []);
        const name = (task: Task) => `${task.scenario}/${task.policy}/${task.replication}`;
        expect(handed.map(name).sort()).toEqual(tasks.map(name).sort());
        expect(board.next(0)).toBeUndefined();
      },
    ),
    { seed: 51, numRuns: 100 },
  );
});

test('a worker stays with its block, then takes an untouched one, then helps', () => {
  const board = new TaskBoard(tasksOf(1, 3, 2));
  const blockOf = (worker: number) => board.next(worker)?.policy;
  expect([blockOf(0), blockOf(1), blockOf(0), blockOf(0), blockOf(1), blockOf(1)]).toEqual([
    0, 1, 0, 2, 1, 2,
  ]);
});
