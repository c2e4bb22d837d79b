/**
 * What run.ts measures. Benchmarks: sides that run in turn, each a program that prints one JSON line {benchmark,
 * implementation, operations, seconds, rate, measures...}; what counts is the ratio of their rates. Figures: one number
 * of Echelon's own, with a limit. To add a side, a benchmark or a figure, add its lines here.
 */

export type Implementation = 'echelon' | 'cpp' | 'simpy';

export interface Side {
  readonly implementation: Implementation;
  /** Program in this folder: .ts runs compiled or under tsx, .cpp is compiled with g++ first, .py runs in a Python with SimPy. */
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
      { implementation: 'echelon', program: 'single-fc.ts', arguments: ['50000'] },
      { implementation: 'cpp', program: 'single-fc.cpp', arguments: ['200000'] },
      { implementation: 'simpy', program: 'single-fc.py', arguments: ['5000'] },
    ],
    targets: [{ against: 'simpy', must: 15, goal: 30 }],
  },
  {
    name: 'network',
    unit: 'orders',
    sides: [
      { implementation: 'echelon', program: 'network.ts', arguments: ['100', '20'] },
      { implementation: 'cpp', program: 'network.cpp', arguments: ['100', '1', '20'] },
      { implementation: 'simpy', program: 'network.py', arguments: ['20', '1', '10'] },
    ],
    targets: [
      { against: 'simpy', must: 20, goal: 40 },
      { against: 'cpp', must: 0.2, goal: 0.4 },
    ],
  },
];

/** A number of Echelon's own against fixed limits. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** What it is a figure of, in a few words. */
  readonly of: string;
  /** Program in this folder that prints a JSON line. */
  readonly program: string;
  readonly arguments: readonly string[];
  /** Key of the figure in that line. */
  readonly measure: string;
  readonly isBetter: 'more' | 'less';
  readonly must: number;
  readonly goal: number;
}

export const FIGURES: readonly Figure[] = [
  {
    name: 'memory',
    unit: 'MB',
    of: 'peak of one replication of the network, with reading its model',
    program: 'memory.ts',
    arguments: [],
    measure: 'peakMegabytes',
    isBetter: 'less',
    must: 250,
    goal: 120,
  },
  {
    name: 'scaling',
    unit: 'times',
    of: 'two workers against one over 40 replications of models/us-network',
    program: 'scaling.ts',
    arguments: ['40'],
    measure: 'speedUp',
    isBetter: 'more',
    must: 1.8,
    goal: 1.95,
  },
  {
    name: 'start-up',
    unit: 's',
    of: 'echelon --help, median of 5',
    program: 'start-up.ts',
    arguments: [],
    measure: 'seconds',
    isBetter: 'less',
    must: 0.3,
    goal: 0.15,
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
