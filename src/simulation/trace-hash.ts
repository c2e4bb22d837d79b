/**
 * A 64-bit fingerprint of everything that happened in a run, in order: two 32-bit lanes, each event mixed in with
 * multiplications and a rotation. Equal runs have equal hashes; any change of any event changes it (with chance 2^-64).
 */
export class TraceHash {
  private readonly lanes = Int32Array.of(0x2545f491, 0x4f6cdd1d);

  /** Mixes in one event. Quantities count to 1/4096 of a unit. */
  add(event: number, time: number, first: number, second: number, quantity: number): void {
    const lanes = this.lanes;
    const amount = (quantity * 4096) | 0;
    const word =
      (Math.imul(time ^ (event << 27), 0x9e3779b1) + Math.imul(first, 0x85ebca77)) ^
      (Math.imul(second, 0xc2b2ae3d) + Math.imul(amount, 0x27d4eb2f));
    const x = lanes[0] ^ word;
    lanes[0] = Math.imul((x << 13) | (x >>> 19), 0x165667b1) + 0x61c88647;
    const y = lanes[1] + word;
    lanes[1] = Math.imul((y << 17) | (y >>> 15), 0x2c1b3c6d) ^ x;
  }

  /** Sixteen hexadecimal digits. */
  digest(): string {
    return Array.from(this.lanes, (lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
  }
}
