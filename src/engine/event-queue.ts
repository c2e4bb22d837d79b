/**
 * In: events as (time, priority, data). Out: the same events in the total order (time, priority, insertion).
 * Never: knows what an event means, or allocates per event.
 */

const PRIORITY_COUNT = 16;
const INITIAL_CAPACITY = 64;

/**
 * The pending events of a simulation, popped in the total order (time, priority, insertion order).
 * A binary heap on parallel typed arrays; `pop` leaves a hole at the root which the next `push` fills, because most
 * events schedule a successor: one pass through the heap instead of two.
 * Memory 20 bytes per pending event; push and pop O(log n), peekKey O(1) except right after a pop.
 */
export class EventQueue {
  /** Time [s] of the event popped last. */
  time = 0;
  /** Priority class of the event popped last, 0 (first) to 15. */
  priority = 0;
  /** Payload of the event popped last, a 32-bit integer. */
  data = 0;

  private keys = new Float64Array(INITIAL_CAPACITY);
  private sequences = new Float64Array(INITIAL_CAPACITY);
  private payloads = new Int32Array(INITIAL_CAPACITY);
  /** Events in the heap arrays, the hole included. */
  private count = 0;
  private hasHole = false;
  private nextSequence = 0;

  /** Number of pending events. */
  get size(): number {
    return this.hasHole ? this.count - 1 : this.count;
  }

  /**
   * Adds an event. Events of equal time and priority pop in the order of their pushes.
   * @param time integer seconds, 0 to 2^48
   * @param priority integer 0 (first) to 15
   * @param data any 32-bit signed integer
   */
  push(time: number, priority: number, data: number): void {
    const key = time * PRIORITY_COUNT + priority;
    const sequence = this.nextSequence++;
    if (this.hasHole) {
      this.hasHole = false;
      this.siftDown(key, sequence, data);
      return;
    }
    if (this.count === this.keys.length) this.grow();
    this.siftUp(this.count++, key, sequence, data);
  }

  /** time * 16 + priority of the earliest pending event; Infinity when there is none. */
  peekKey(): number {
    if (this.hasHole) this.closeHole();
    return this.count === 0 ? Number.POSITIVE_INFINITY : this.keys[0];
  }

  /** Removes the earliest event into `time`, `priority` and `data`; false, and they keep their values, when empty. */
  pop(): boolean {
    if (this.hasHole) this.closeHole();
    if (this.count === 0) return false;
    const key = this.keys[0];
    this.time = Math.floor(key / PRIORITY_COUNT);
    this.priority = key - this.time * PRIORITY_COUNT;
    this.data = this.payloads[0];
    this.hasHole = true;
    return true;
  }

  /** Forgets all pending events and starts the insertion order anew. */
  clear(): void {
    this.count = 0;
    this.hasHole = false;
    this.nextSequence = 0;
  }

  private closeHole(): void {
    this.hasHole = false;
    const last = --this.count;
    if (last > 0) this.siftDown(this.keys[last], this.sequences[last], this.payloads[last]);
  }

  private siftUp(start: number, key: number, sequence: number, data: number): void {
    const keys = this.keys;
    const sequences = this.sequences;
    const payloads = this.payloads;
    let hole = start;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentKey = keys[parent];
      // An equal key never moves: the newcomer's sequence is the highest.
      if (parentKey <= key) break;
      keys[hole] = parentKey;
      sequences[hole] = sequences[parent];
      payloads[hole] = payloads[parent];
      hole = parent;
    }
    keys[hole] = key;
    sequences[hole] = sequence;
    payloads[hole] = data;
  }

  private siftDown(key: number, sequence: number, data: number): void {
    const keys = this.keys;
    const sequences = this.sequences;
    const payloads = this.payloads;
    const count = this.count;
    let hole = 0;
    for (let child = 1; child < count; child = 2 * hole + 1) {
      let childKey = keys[child];
      const sibling = child + 1;
      if (sibling < count) {
        const siblingKey = keys[sibling];
        if (siblingKey < childKey || (siblingKey === childKey && sequences[sibling] < sequences[child])) {
          child = sibling;
          childKey = siblingKey;
        }
      }
      if (key < childKey || (key === childKey && sequence < sequences[child])) break;
      keys[hole] = childKey;
      sequences[hole] = sequences[child];
      payloads[hole] = payloads[child];
      hole = child;
    }
    keys[hole] = key;
    sequences[hole] = sequence;
    payloads[hole] = data;
  }

  private grow(): void {
    const capacity = 2 * this.keys.length;
    const keys = new Float64Array(capacity);
    const sequences = new Float64Array(capacity);
    const payloads = new Int32Array(capacity);
    keys.set(this.keys);
    sequences.set(this.sequences);
    payloads.set(this.payloads);
    this.keys = keys;
    this.sequences = sequences;
    this.payloads = payloads;
  }
}
