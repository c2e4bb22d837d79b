/**
 * A 64-bit fingerprint of everything that happened in a run, in order: two 32-bit lanes, each event mixed in with
 * multiplications and a rotation. Equal runs have equal hashes; any change of any event changes it (with chance 2^-64).
 */
export class TraceHash {
  /** The lanes as they are. A loop over many events may keep them in variables (nextFirst, nextSecond) and put them back. */
  readonly lanes = Int32Array.of(0x2545f491, 0x4f6cdd1d);

  /** Mixes in one event. Quantities count to 1/4096 of a unit. */
  add(event: number, time: number, first: number, second: number, quantity: number): void {
    const lanes = this.lanes;
    const word = eventWord(event, time, first, second, quantity);
    const before = lanes[0];
    lanes[0] = nextFirst(before, word);
    lanes[1] = nextSecond(before, lanes[1], word);
  }

  /** Sixteen hexadecimal digits. */
  digest(): string {
    return Array.from(this.lanes, (lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
  }
}

/** An event as one word of 32 bits. */
export function eventWord(
  event: number,
  time: number,
  first: number,
  second: number,
  quantity: number,
): number {
  const amount = (quantity * 4096) | 0;
  return (
    (Math.imul(time ^ (event << 27), 0x9e3779b1) + Math.imul(first, 0x85ebca77)) ^
    (Math.imul(second, 0xc2b2ae3d) + Math.imul(amount, 0x27d4eb2f))
  );
}

/** The first lane after an event. */
export function nextFirst(first: number, word: number): number {
  const x = first ^ word;
  return (Math.imul((x << 13) | (x >>> 19), 0x165667b1) + 0x61c88647) | 0;
}

/** The second lane after an event; `first` is the first lane before it. */
export function nextSecond(first: number, second: number, word: number): number {
  const y = (second + word) | 0;
  return Math.imul((y << 17) | (y >>> 15), 0x2c1b3c6d) ^ first ^ word;
}
