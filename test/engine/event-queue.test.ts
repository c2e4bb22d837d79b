import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue } from '../../src/engine/event-queue.ts';
import { InvariantError } from '../../src/foundation/invariant.ts';

interface ReferenceEvent {
  readonly time: number;
  readonly priority: number;
  readonly sequence: number;
  readonly data: number;
}

/** The definition of the order, as slow as can be: all events in an array, the least one by full comparison. */
class ReferenceQueue {
  private readonly events: ReferenceEvent[] = [];
  private sequence = 0;

  push(time: number, priority: number, data: number): void {
    this.events.push({ time, priority, data, sequence: this.sequence++ });
  }

  peek(): ReferenceEvent | undefined {
    return this.events.toSorted(
      (left, right) =>
        left.time - right.time || left.priority - right.priority || left.sequence - right.sequence,
    )[0];
  }

  pop(): ReferenceEvent | undefined {
    const first = this.peek();
    if (first !== undefined) this.events.splice(this.events.indexOf(first), 1);
    return first;
  }

  get size(): number {
    return this.events.length;
  }
}

type Command =
  | { readonly kind: 'push'; readonly time: number; readonly priority: number }
  | { readonly kind: 'pop' };

const LARGEST_TIME = 2 ** 48;

const anyTime = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 3 }), weight: 3 },
  { arbitrary: fc.integer({ min: 86_400, max: 86_410 }), weight: 2 },
  { arbitrary: fc.integer({ min: 0, max: 10_000_000 }), weight: 2 },
  { arbitrary: fc.integer({ min: LARGEST_TIME - 40, max: LARGEST_TIME }), weight: 1 },
  { arbitrary: fc.maxSafeNat().map((value) => value % (LARGEST_TIME + 1)), weight: 1 },
  // Both sides of every power of two, where an event changes its level.
  {
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 47 }), fc.integer({ min: -1, max: 1 }))
      .map(([power, step]) => 2 ** power + step),
    weight: 2,
  },
);

const anyPriority = fc.oneof(fc.constant(3), fc.integer({ min: 0, max: 15 }));

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  {
    arbitrary: fc.record({ kind: fc.constant('push' as const), time: anyTime, priority: anyPriority }),
    weight: 3,
  },
  { arbitrary: fc.record({ kind: fc.constant('pop' as const) }), weight: 2 },
);

/** Runs the commands on both queues, then drains them. With `delays`, a push is that long after the last pop. */
function expectSameOrder(commands: readonly Command[], delays: boolean): void {
  const queue = new EventQueue();
  const reference = new ReferenceQueue();
  let now = 0;
  const popBoth = (): void => {
    const expected = reference.pop();
    expect(queue.pop()).toBe(expected !== undefined);
    if (expected === undefined) return;
    const { time, priority, data } = queue;
    expect({ time, priority, data }).toEqual({
      time: expected.time,
      priority: expected.priority,
      data: expected.data,
    });
    now = time;
  };
  for (const [data, command] of commands.entries()) {
    if (command.kind === 'pop') popBoth();
    else {
      const time = delays ? Math.min(now + command.time, LARGEST_TIME) : command.time;
      queue.push(time, command.priority, data);
      reference.push(time, command.priority, data);
    }
    const next = reference.peek();
    expect(queue.peekKey()).toBe(
      next === undefined ? Number.POSITIVE_INFINITY : next.time * 16 + next.priority,
    );
    expect(queue.size).toBe(reference.size);
  }
  while (reference.size > 0) popBoth();
  expect(queue.pop()).toBe(false);
}

describe('EventQueue against a sorted reference', () => {
  it('pops in the order time, priority, insertion when events follow the clock', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 60 }), (commands) => expectSameOrder(commands, true)),
      { seed: 1, numRuns: 400 },
    );
  });

  it('keeps the order when events are pushed before the last popped one', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 60 }), (commands) => expectSameOrder(commands, false)),
      { seed: 2, numRuns: 400 },
    );
  });

  it('keeps the order of many events in few seconds, where nearly all are ties', () => {
    const command: fc.Arbitrary<Command> = fc.oneof(
      fc.record({
        kind: fc.constant('push' as const),
        time: fc.integer({ min: 0, max: 2 }),
        priority: fc.integer({ min: 0, max: 1 }),
      }),
      fc.record({ kind: fc.constant('pop' as const) }),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 200 }), (commands) => expectSameOrder(commands, true)),
      { seed: 3, numRuns: 50 },
    );
  });
});

describe('EventQueue', () => {
  it('pops simultaneous events of equal priority in insertion order, after growing far beyond its first size', () => {
    const queue = new EventQueue();
    const eventCount = 100_000;
    for (let data = 0; data < eventCount; data++) queue.push(1_000_000, 5, data);
    const popped: number[] = [];
    while (queue.pop()) popped.push(queue.data);
    expect(popped).toEqual(Array.from({ length: eventCount }, (_, data) => data));
  });

  it('drains 50,000 events of two far clusters sorted', () => {
    const queue = new EventQueue();
    const times = Array.from(
      { length: 50_000 },
      (_, index) => ((index * 7919) % 40_000) + (index % 2) * 2 ** 40,
    );
    for (const [data, time] of times.entries()) queue.push(time, 0, data);
    const popped: number[] = [];
    while (queue.pop()) popped.push(queue.time);
    expect(popped).toEqual(times.toSorted((left, right) => left - right));
  });

  it('stays fast when a near event comes and goes before a far cluster', () => {
    const queue = new EventQueue();
    for (let data = 0; data < 100_000; data++) queue.push(10_000_000 + data, 0, data);
    // Scanning the cluster for each of these would take minutes; the test's time limit is the claim.
    for (let time = 0; time < 100_000; time++) {
      queue.push(time, 0, -1);
      expect(queue.pop() && queue.time === time && queue.data === -1).toBe(true);
    }
    expect(queue.peekKey()).toBe(160_000_000);
  });

  it('keeps payloads of the whole 32-bit range', () => {
    const queue = new EventQueue();
    queue.push(1, 0, -(2 ** 31));
    queue.push(2, 0, 2 ** 31 - 1);
    queue.pop();
    expect(queue.data).toBe(-(2 ** 31));
    queue.pop();
    expect(queue.data).toBe(2 ** 31 - 1);
  });

  it('returns false and keeps the last event when it is empty', () => {
    const queue = new EventQueue();
    queue.push(7, 2, 9);
    queue.pop();
    expect(queue.pop()).toBe(false);
    expect([queue.time, queue.priority, queue.data, queue.size]).toEqual([7, 2, 9, 0]);
    expect(queue.peekKey()).toBe(Number.POSITIVE_INFINITY);
  });

  it('is as new after clear', () => {
    const queue = new EventQueue();
    for (let data = 0; data < 1000; data++) queue.push(data * 1_000_003, data & 15, data);
    queue.pop();
    queue.clear();
    expect([queue.size, queue.peekKey(), queue.pop()]).toEqual([0, Number.POSITIVE_INFINITY, false]);
    queue.push(5, 1, 2);
    queue.push(3, 1, 1);
    queue.push(5, 1, 3);
    const popped: number[] = [];
    while (queue.pop()) popped.push(queue.data);
    expect(popped).toEqual([1, 2, 3]);
  });

  it.each([
    ['a negative time', -1, 0],
    ['a fractional time', 1.5, 0],
    ['a time that is not a number', Number.NaN, 0],
    ['an infinite time', Number.POSITIVE_INFINITY, 0],
    ['a priority above 15', 1, 16],
    ['a negative priority', 1, -1],
    ['a fractional priority', 1, 0.5],
  ])('refuses %s', (_, time, priority) => {
    expect(() => new EventQueue().push(time, priority, 0)).toThrow(InvariantError);
  });
});
