import { describe, expect, it } from 'vitest';
import { EventQueue } from '../../src/engine/event-queue.ts';
import { type EventFeed, runEvents } from '../../src/engine/run-events.ts';
import { InvariantError } from '../../src/foundation/invariant.ts';

const KEYS_PER_SECOND = 16;

/** A feed over a list of [time, priority]; `onTake` sees each event as it is handled. */
class ListFeed implements EventFeed {
  private position = 0;
  private latest = 0;
  private readonly events: (readonly [number, number])[];
  private readonly onTake: (time: number, priority: number) => void;

  constructor(events: (readonly [number, number])[], onTake: (time: number, priority: number) => void) {
    this.events = events;
    this.onTake = onTake;
  }

  add(time: number, priority: number): void {
    this.events.push([time, priority]);
  }

  nextKey(): number {
    const next = this.events[this.position];
    return next === undefined ? Number.POSITIVE_INFINITY : next[0] * KEYS_PER_SECOND + next[1];
  }

  takeBefore(queue: EventQueue, limit: number): number {
    const first = this.position;
    do {
      this.latest = this.nextKey();
      const [time, priority] = this.events[this.position++] ?? [0, 0];
      this.onTake(time, priority);
    } while (this.nextKey() < queue.peekKey() && this.nextKey() < limit);
    return this.position - first;
  }

  latestKey(): number {
    return this.latest;
  }
}

describe('runEvents', () => {
  it('merges queue and feed by time, then priority, the queue first in a full tie', () => {
    const queue = new EventQueue();
    const log: string[] = [];
    queue.push(10, 4, 1);
    queue.push(10, 6, 2);
    queue.push(20, 5, 3);
    queue.push(10, 5, 4);
    const feed = new ListFeed(
      [
        [9, 15],
        [10, 5],
        [10, 5],
        [20, 4],
        [20, 5],
      ],
      (time, priority) => log.push(`feed ${time}/${priority}`),
    );
    const handled = runEvents(
      queue,
      feed,
      (time, priority, data) => log.push(`queue ${time}/${priority} #${data}`),
      100,
    );
    expect(log).toEqual([
      'feed 9/15',
      'queue 10/4 #1',
      'queue 10/5 #4',
      'feed 10/5',
      'feed 10/5',
      'queue 10/6 #2',
      'feed 20/4',
      'queue 20/5 #3',
      'feed 20/5',
    ]);
    expect(handled).toBe(9);
  });

  it('runs an event that a handler pushes for the same second, even with an earlier priority, before later ones', () => {
    const queue = new EventQueue();
    const log: number[] = [];
    queue.push(5, 9, 1);
    queue.push(5, 10, 2);
    runEvents(
      queue,
      undefined,
      (_time, _priority, data) => {
        log.push(data);
        if (data === 1) queue.push(5, 0, 3);
      },
      5,
    );
    expect(log).toEqual([1, 3, 2]);
  });

  it('sees at once what a feed event pushes', () => {
    const queue = new EventQueue();
    const log: string[] = [];
    const feed = new ListFeed(
      [
        [1, 5],
        [3, 5],
      ],
      (time) => {
        log.push(`feed ${time}`);
        if (time === 1) queue.push(2, 0, 0);
      },
    );
    runEvents(queue, feed, (time) => log.push(`queue ${time}`), 10);
    expect(log).toEqual(['feed 1', 'queue 2', 'feed 3']);
  });

  it('goes on with a feed which a handler refilled after it had run dry', () => {
    const queue = new EventQueue();
    const log: string[] = [];
    const feed = new ListFeed([], (time) => log.push(`feed ${time}`));
    queue.push(1, 0, 0);
    queue.push(4, 0, 0);
    const handled = runEvents(
      queue,
      feed,
      (time) => {
        log.push(`queue ${time}`);
        if (time === 1) feed.add(2, 0);
      },
      10,
    );
    expect(log).toEqual(['queue 1', 'feed 2', 'queue 4']);
    expect(handled).toBe(3);
  });

  it('runs every priority of the end second and nothing after it, and can be continued', () => {
    const queue = new EventQueue();
    const log: number[] = [];
    queue.push(10, 15, 1);
    queue.push(11, 0, 2);
    expect(runEvents(queue, undefined, (_time, _priority, data) => log.push(data), 10)).toBe(1);
    expect(log).toEqual([1]);
    expect(queue.size).toBe(1);
    expect(runEvents(queue, undefined, (_time, _priority, data) => log.push(data), 11)).toBe(1);
    expect(log).toEqual([1, 2]);
  });

  it('runs until everything is empty when the end is infinite', () => {
    const queue = new EventQueue();
    queue.push(2 ** 48, 15, 1);
    expect(runEvents(queue, undefined, () => {}, Number.POSITIVE_INFINITY)).toBe(1);
  });

  it('stops on an event that a handler pushed into the past', () => {
    const queue = new EventQueue();
    queue.push(100, 0, 1);
    expect(() => runEvents(queue, undefined, () => queue.push(99, 15, 2), 1000)).toThrow(InvariantError);
  });

  it('stops on a feed whose events go back in time', () => {
    const feed = new ListFeed(
      [
        [7, 0],
        [6, 15],
      ],
      () => {},
    );
    expect(() => runEvents(new EventQueue(), feed, () => {}, 1000)).toThrow(
      'an event at 6 s lies before the current time 7 s',
    );
  });

  it('stops on a feed key that is not a number', () => {
    const feed: EventFeed = {
      nextKey: () => Number.NaN,
      takeBefore: () => 1,
      latestKey: () => Number.NaN,
    };
    expect(() => runEvents(new EventQueue(), feed, () => {}, 1000)).toThrow(InvariantError);
  });
});
