import type { MasterKey } from './master-key.ts';

/** What a draw is for. A purpose owns its own numbers: adding a draw for one moves no draw of another. */
export const PURPOSES = {
  demand: 1,
  leadTime: 2,
  planning: 3,
  policy: 4,
  test: 5,
  design: 6,
  search: 7,
  baskets: 8,
  trailer: 16,
  transit: 17,
  dock: 30,
  stow: 31,
  transfer: 19,
  markdown: 20,
  seller: 21,
  forecast: 18,
  vendorConfirmation: 40,
  vendorReceipt: 41,
  vendorRegime: 42,
  customer: 50,
  afterSale: 51,
  surge: 60,
  outage: 61,
  capacity: 62,
} as const;

export type Purpose = (typeof PURPOSES)[keyof typeof PURPOSES];

/**
 * A small fast generator (xoshiro128**, Blackman and Vigna 2018) whose state is a hash of a key.
 * A stream is re-keyed for each entity and calendar index it draws for, so that a draw depends on who it
 * belongs to and never on what was drawn before. One instance is reused: re-keying allocates nothing.
 */
export class RandomStream {
  private readonly state = new Int32Array(4);

  /**
   * Starts the stream of (seed, purpose, a, b, c, d). Keys are 32-bit integers; order matters.
   * The key words are absorbed into two 32-bit lanes with the rounds of MurmurHash3 (Appleby 2011). The purpose
   * enters both lanes: in one alone, an equal lane for two (purpose, a) would make all their streams equal.
   */
  rekey(master: MasterKey, purpose: Purpose, a: number, b = 0, c = 0, d = 0): this {
    let x = master[0] ^ purpose;
    let y = master[1] ^ Math.imul(purpose, 0x9e3779b1);
    x = absorb(x, a);
    y = absorb(y ^ x, b);
    x = absorb(x ^ y, c);
    y = absorb(y ^ x, d);
    const state = this.state;
    state[0] = finish(x ^ master[2]);
    state[1] = finish(y ^ master[3] ^ 0x9e3779b9);
    state[2] = finish(Math.imul(x, 0x2c1b3c6d) ^ y ^ 0x3c6ef372);
    state[3] = finish(Math.imul(y, 0x297a2d39) ^ x) | 1;
    return this;
  }

  /** Next 32 bits as a signed integer. */
  int32(): number {
    const state = this.state;
    // Each word is read and written once: the compiler may not assume that, and a draw took a third longer.
    const s0 = state[0];
    const s1 = state[1];
    const x2 = state[2] ^ s0;
    const x3 = state[3] ^ s1;
    state[0] = s0 ^ x3;
    state[1] = s1 ^ x2;
    state[2] = x2 ^ (s1 << 9);
    state[3] = (x3 << 11) | (x3 >>> 21);
    const scrambled = Math.imul(s1, 5);
    return Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
  }

  /** Uniform on the open interval (0, 1) with 32 random bits: never 0 or 1. For choices and times of day. */
  uniform32(): number {
    return ((this.int32() >>> 0) + 0.5) * 2.3283064365386963e-10;
  }

  /** Uniform on the open interval (0, 1) with 52 random bits: never 0 or 1. For tails. */
  uniform(): number {
    const high = this.int32() >>> 6;
    const low = this.int32() >>> 6;
    return (high * 67108864 + low + 0.5) * 2.220446049250313e-16;
  }
}

function absorb(lane: number, word: number): number {
  let mixed = Math.imul(word, 0xcc9e2d51);
  mixed = (mixed << 15) | (mixed >>> 17);
  let next = lane ^ Math.imul(mixed, 0x1b873593);
  next = (next << 13) | (next >>> 19);
  return (Math.imul(next, 5) + 0xe6546b64) | 0;
}

function finish(lane: number): number {
  let mixed = lane ^ (lane >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
