import { invariant } from '../foundation/invariant.ts';
import type { EventQueue } from './event-queue.ts';

const KEYS_PER_SECOND = 16;

/**
 * An ordered side stream of events that are made in bulk and never enter the queue, e.g. customer orders.
 * Keys are time * 16 + priority and must not fall.
 */
export interface EventFeed {
  /** Key of the next feed event; Infinity when there is none for now (a handled event may bring new ones). */
  nextKey(): number;
  /**
   * Handles feed events in order while their keys are below both `limit` and the queue's earliest, at least one, and
   * returns how many. May push to the queue, not before the current event.
   */
  takeBefore(queue: EventQueue, limit: number): number;
  /** Key of the feed event handled last. */
  latestKey(): number;
}

/**
 * Runs the queue and the feed in key order until the next event lies after `endTime` or nothing is left.
 * A tie between the two goes to the queue. Events that become due while one is handled are seen at once.
 * @param handle called for each event of the queue with its time [s], priority and payload
 * @param endTime last second that still runs [s]
 * @returns number of events handled
 * @throws InvariantError when an event lies before the current time
 */
export function runEvents(
  queue: EventQueue,
  feed: EventFeed | undefined,
  handle: (time: number, priority: number, data: number) => void,
  endTime: number,
): number {
  const firstKeyAfterEnd = (endTime + 1) * KEYS_PER_SECOND;
  let eventCount = 0;
  let latestKey = 0;
  for (;;) {
    const queueKey = queue.peekKey();
    const feedKey = feed === undefined ? Number.POSITIVE_INFINITY : feed.nextKey();
    const key = queueKey <= feedKey ? queueKey : feedKey;
    if (key >= firstKeyAfterEnd) return eventCount;
    // Going back to an earlier priority within the same second is legal, and rare: only then compare times.
    if (!(key >= latestKey)) requireSameSecond(key, latestKey);
    latestKey = key;
    if (feed !== undefined && feedKey < queueKey) {
      eventCount += feed.takeBefore(queue, firstKeyAfterEnd);
      const taken = feed.latestKey();
      if (!(taken >= latestKey)) requireSameSecond(taken, latestKey);
      latestKey = taken;
    } else {
      queue.pop();
      handle(queue.time, queue.priority, queue.data);
      eventCount++;
    }
  }
}

function requireSameSecond(key: number, latestKey: number): void {
  const time = Math.floor(key / KEYS_PER_SECOND);
  const now = Math.floor(latestKey / KEYS_PER_SECOND);
  invariant(time === now, () => `an event at ${time} s lies before the current time ${now} s`);
}
