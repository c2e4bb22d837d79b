/**
 * In: events as (time, priority, data). Out: the same events in the total order (time, priority, insertion).
 * Never: knows what an event means, or allocates per event.
 */
import { invariant } from '../foundation/invariant.ts';

const PRIORITY_BITS = 4;
const PRIORITY_COUNT = 1 << PRIORITY_BITS;

// A key (time * 16 + priority, at most 53 bits) is split into a low part of 30 bits and a high part, both 32-bit
// integers, and read as digits of 5 bits: levels 0 to 5 are digits of the low part, 6 to 10 of the high part.
const DIGIT_BITS = 5;
const DIGIT_MASK = (1 << DIGIT_BITS) - 1;
const LOW_LEVEL_COUNT = 6;
const LEVEL_COUNT = 11;
const LOW_SPAN = 2 ** (LOW_LEVEL_COUNT * DIGIT_BITS);

// One event is four neighbouring words: its key's high and low part, its payload, and the next node of its bucket.
const NODE_WORDS = 4;
const LOW = 1;
const DATA = 2;
const NEXT = 3;
/** No node: the first node is never used. */
const NONE = 0;
const INITIAL_NODE_COUNT = 64;

/**
 * The pending events of a simulation, popped in the total order (time, priority, insertion order).
 *
 * A radix heap with 32-way digits (Ahuja, Mehlhorn, Orlin and Tarjan 1990, "Faster algorithms for the shortest path
 * problem", Journal of the ACM 37(2), section 2; the buckets are those of the hierarchical timing wheels of Varghese
 * and Lauck 1987). An event lies in bucket (level, digit): the highest digit in which its key differs from the cursor,
 * which is the key popped last, and its value there. So the earliest event is in the lowest used bucket of the lowest
 * used level. When it is popped the rest of its bucket spreads to lower levels, towards which an event moves at most
 * 10 times in its life, whatever the distribution of times. Equal keys always share a bucket and lists keep their
 * order, which is why no sequence number is stored.
 *
 * Within each bucket the head is an earliest event (and the first inserted among its equals); the others lie in
 * order of arrival.
 *
 * Memory 16 bytes per pending event, never given back. peekKey O(1); push O(1); pop O(1) amortized. Pushing before
 * the event popped last is correct but may cost O(n): an ordinary simulation never does it.
 */
export class EventQueue {
  /** Time [s] of the event popped last. */
  time = 0;
  /** Priority class of the event popped last, 0 (first) to 15. */
  priority = 0;
  /** Payload of the event popped last, a 32-bit integer. */
  data = 0;
  /** Number of pending events. Read only. */
  size = 0;

  private nodes = new Int32Array(INITIAL_NODE_COUNT * NODE_WORDS);
  private freeNode = NONE;
  private unusedNode = NODE_WORDS;
  private readonly heads = new Int32Array(LEVEL_COUNT << DIGIT_BITS);
  private readonly tails = new Int32Array(LEVEL_COUNT << DIGIT_BITS);
  /** One bit per bucket that holds events, a word per level; and one bit per level that has such a bucket. */
  private readonly usedDigits = new Int32Array(LEVEL_COUNT);
  private usedLevels = 0;
  private cursorHigh = 0;
  private cursorLow = 0;
  private nextKey = Number.POSITIVE_INFINITY;
  private nextBucket = 0;

  /**
   * Adds an event. Events of equal time and priority pop in the order of their pushes.
   * @param time integer seconds, 0 to 2^48
   * @param priority integer 0 (first) to 15
   * @param data any 32-bit signed integer
   * @throws InvariantError when time is negative, fractional or not a number, or priority is not one of the 16
   */
  push(time: number, priority: number, data: number): void {
    const key = time * PRIORITY_COUNT + priority;
    const high = (key * (1 / LOW_SPAN)) | 0;
    const low = (key - high * LOW_SPAN) | 0;
    if (high * LOW_SPAN + low !== key || (high | low) < 0 || (low & (PRIORITY_COUNT - 1)) !== priority) {
      failOnKey(time, priority);
    }
    const node = this.allocate();
    const nodes = this.nodes;
    nodes[node] = high;
    nodes[node + LOW] = low;
    nodes[node + DATA] = data;
    // Level 0 is read by digit alone, so its keys may lie before the cursor (a lower priority at the same second).
    if (high < this.cursorHigh || (high === this.cursorHigh && low < (this.cursorLow & ~DIGIT_MASK))) {
      this.rewind(high, low);
    }
    const bucket = this.bucketOf(high, low);
    this.append(bucket, node, node, high, low);
    this.size++;
    if (key < this.nextKey) {
      this.nextKey = key;
      this.nextBucket = bucket;
    }
  }

  /** time * 16 + priority of the earliest pending event; Infinity when there is none. */
  peekKey(): number {
    return this.nextKey;
  }

  /** Removes the earliest event into `time`, `priority` and `data`; when empty returns false and leaves them. */
  pop(): boolean {
    if (this.size === 0) return false;
    const nodes = this.nodes;
    const bucket = this.nextBucket;
    const node = this.heads[bucket];
    const high = nodes[node];
    const low = nodes[node + LOW];
    this.time = high * (LOW_SPAN / PRIORITY_COUNT) + (low >> PRIORITY_BITS);
    this.priority = low & (PRIORITY_COUNT - 1);
    this.data = nodes[node + DATA];
    this.cursorHigh = high;
    this.cursorLow = low;
    this.size--;
    const rest = nodes[node + NEXT];
    nodes[node + NEXT] = this.freeNode;
    this.freeNode = node;
    if (rest !== NONE && bucket <= DIGIT_MASK) {
      // A bucket of level 0 holds equal keys only: nothing spreads and the next key stays.
      this.heads[bucket] = rest;
      return true;
    }
    this.removeBucket(bucket);
    if (rest !== NONE) this.spread(rest);
    this.findNext();
    return true;
  }

  /** Forgets all pending events and starts again at time 0, as a new queue does. */
  clear(): void {
    this.heads.fill(NONE);
    this.usedDigits.fill(0);
    this.usedLevels = 0;
    this.freeNode = NONE;
    this.unusedNode = NODE_WORDS;
    this.cursorHigh = 0;
    this.cursorLow = 0;
    this.size = 0;
    this.nextKey = Number.POSITIVE_INFINITY;
  }

  private allocate(): number {
    const node = this.freeNode;
    if (node !== NONE) {
      this.freeNode = this.nodes[node + NEXT];
      return node;
    }
    if (this.unusedNode === this.nodes.length) {
      const nodes = new Int32Array(2 * this.nodes.length);
      nodes.set(this.nodes);
      this.nodes = nodes;
    }
    const fresh = this.unusedNode;
    this.unusedNode += NODE_WORDS;
    return fresh;
  }

  /** The bucket of a key at or after the cursor's block of level 0. */
  private bucketOf(high: number, low: number): number {
    const highDifference = high ^ this.cursorHigh;
    if (highDifference === 0) {
      const level = digitIndex((low ^ this.cursorLow) | 1);
      return (level << DIGIT_BITS) | ((low >> (level * DIGIT_BITS)) & DIGIT_MASK);
    }
    const level = digitIndex(highDifference);
    return ((level + LOW_LEVEL_COUNT) << DIGIT_BITS) | ((high >> (level * DIGIT_BITS)) & DIGIT_MASK);
  }

  /** Appends a chain of nodes with one key, from `node` to `last`. */
  private append(bucket: number, node: number, last: number, high: number, low: number): void {
    const nodes = this.nodes;
    const head = this.heads[bucket];
    if (head === NONE) {
      const level = bucket >> DIGIT_BITS;
      this.usedDigits[level] |= 1 << (bucket & DIGIT_MASK);
      this.usedLevels |= 1 << level;
      this.heads[bucket] = node;
      this.tails[bucket] = last;
      nodes[last + NEXT] = NONE;
    } else if (high < nodes[head] || (high === nodes[head] && low < nodes[head + LOW])) {
      nodes[last + NEXT] = head;
      this.heads[bucket] = node;
    } else {
      nodes[this.tails[bucket] + NEXT] = node;
      this.tails[bucket] = last;
      nodes[last + NEXT] = NONE;
    }
  }

  private removeBucket(bucket: number): void {
    const level = bucket >> DIGIT_BITS;
    const digits = this.usedDigits[level] & ~(1 << (bucket & DIGIT_MASK));
    this.heads[bucket] = NONE;
    this.usedDigits[level] = digits;
    if (digits === 0) this.usedLevels &= ~(1 << level);
  }

  /**
   * Appends the nodes of a removed list to their buckets as seen from the cursor, keeping their order. Neighbours with
   * equal keys, such as all that arrives at one midnight, move together.
   */
  private spread(first: number): void {
    const nodes = this.nodes;
    for (let node = first; node !== NONE; ) {
      const high = nodes[node];
      const low = nodes[node + LOW];
      let last = node;
      let following = nodes[last + NEXT];
      while (following !== NONE && nodes[following + LOW] === low && nodes[following] === high) {
        last = following;
        following = nodes[last + NEXT];
      }
      this.append(this.bucketOf(high, low), node, last, high, low);
      node = following;
    }
  }

  private findNext(): void {
    const levels = this.usedLevels;
    if (levels === 0) {
      this.nextKey = Number.POSITIVE_INFINITY;
      return;
    }
    const level = lowestBit(levels);
    const bucket = (level << DIGIT_BITS) | lowestBit(this.usedDigits[level]);
    const node = this.heads[bucket];
    this.nextBucket = bucket;
    this.nextKey = this.nodes[node] * LOW_SPAN + this.nodes[node + LOW];
  }

  /**
   * Moves the cursor back. Events below the level in which the new cursor differs from the old one all share the old
   * cursor's digit there: they go to that bucket, which is empty as long as the cursor lies in it.
   */
  private rewind(high: number, low: number): void {
    const targetLevel = this.bucketOf(high, low) >> DIGIT_BITS;
    this.cursorHigh = high;
    this.cursorLow = low;
    for (let bucket = 0; bucket < targetLevel << DIGIT_BITS; bucket++) {
      const head = this.heads[bucket];
      if (head === NONE) continue;
      this.removeBucket(bucket);
      this.spread(head);
    }
    // Its place may have changed; the event being pushed is earlier and replaces it.
    this.findNext();
  }
}

/** Index of the 5-bit digit that holds the highest set bit of 1 to 2^30 - 1: bit / 5 by multiplication. */
function digitIndex(difference: number): number {
  return ((31 - Math.clz32(difference)) * 13) >> 6;
}

/** Index of the lowest set bit of a non-zero word. */
function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

function failOnKey(time: number, priority: number): void {
  invariant(
    false,
    () => `an event needs whole seconds >= 0 and a priority 0 to 15, got ${time} s and ${priority}`,
  );
}
