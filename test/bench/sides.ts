/**
 * What run.ts compares: benchmarks, and per benchmark the sides that run in turn. Each side is a program that prints
 * one JSON line {benchmark, implementation, operations, seconds, rate, measures...}. To add a side, add its line
 * here; to add a benchmark, add its block with its targets.
 */

export type Implementation = 'echelon' | 'cpp' | 'simpy';

export interface Side {
  readonly implementation: Implementation;
  /** Program in this folder: .ts runs under tsx, .cpp is compiled with g++ first, .py runs in a Python with SimPy. */
  readonly program: string;
  readonly arguments: readonly string[];
}

/** The least acceptable and the wished ratio of Echelon's rate to a rival's. */
export interface Target {
  readonly against: Exclude<Implementation, 'echelon'>;
  readonly must: number;
  readonly goal: number;
}

export interface Benchmark {
  readonly name: string;
  /** What the rate counts, per second. */
  readonly unit: string;
  readonly sides: readonly Side[];
  readonly targets: readonly Target[];
  /** True when all sides but SimPy run the very same events, so that their checksums must agree. */
  readonly hasChecksum?: boolean;
}

export const BENCHMARKS: readonly Benchmark[] = [
  kernel(20, 300_000, 0.6),
  kernel(1_000, 300_000, 0.6),
  kernel(100_000, 300_000, 0.6),
  kernel(1_000_000, undefined, 0.8),
  {
    name: 'single-fc',
    unit: 'demands',
    sides: [
      { implementation: 'cpp', program: 'single-fc.cpp', arguments: ['200000'] },
      { implementation: 'simpy', program: 'single-fc.py', arguments: ['5000'] },
    ],
    targets: [{ against: 'simpy', must: 15, goal: 30 }],
  },
  {
    name: 'network',
    unit: 'orders',
    sides: [
      { implementation: 'cpp', program: 'network.cpp', arguments: ['100', '1', '20'] },
      { implementation: 'simpy', program: 'network.py', arguments: ['20', '1', '10'] },
    ],
    targets: [
      { against: 'simpy', must: 20, goal: 40 },
      { against: 'cpp', must: 0.2, goal: 0.4 },
    ],
  },
];

/** SimPy is left out where its pending events alone would need most of a gigabyte. */
function kernel(pending: number, simpyOperations: number | undefined, must: number): Benchmark {
  const size = [String(pending), '5000000'];
  const sides: Side[] = [
    { implementation: 'echelon', program: 'kernel.ts', arguments: size },
    { implementation: 'cpp', program: 'kernel.cpp', arguments: size },
  ];
  if (simpyOperations !== undefined) {
    sides.push({
      implementation: 'simpy',
      program: 'kernel.py',
      arguments: [String(pending), String(simpyOperations)],
    });
  }
  return {
    name: `kernel-${pending}`,
    unit: 'pop + push',
    sides,
    targets: [{ against: 'cpp', must, goal: 1 }],
    hasChecksum: true,
  };
}
