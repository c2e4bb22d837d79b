import { describe, expect, it } from 'vitest';
import { masterKey } from '../../src/random/master-key.ts';
import { PURPOSES, type Purpose, RandomStream } from '../../src/random/random-stream.ts';
import { Z_BOUND } from './goodness-of-fit.ts';

const MASTER = masterKey('streams');

type Key = readonly [a: number, b: number, c: number, d: number];

/** First uniforms of keys that differ in one word only, which counts up from 0. */
function firstDraws(word: number, count: number, rest: number): Float64Array {
  const stream = new RandomStream();
  return Float64Array.from({ length: count }, (_, index) => {
    const [a, b, c, d] = [0, 1, 2, 3].map((position) => (position === word ? index : rest));
    return stream.rekey(MASTER, PURPOSES.test, a, b, c, d).uniform();
  });
}

/** Pearson score of counts that should be equal; normal to within a few percent for 255 cells and more. */
function evennessScore(counts: Float64Array): number {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const statistic = counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
  return (statistic - (counts.length - 1)) / Math.sqrt(2 * (counts.length - 1));
}

// Every bound of this file has a false-alarm rate of about 1e-6 (1e-5 for the chi-square scores, whose tail is heavier).
describe.each([0, 1, 2, 3])('first draws over consecutive values of key word %d', (word) => {
  const draws = firstDraws(word, 200_000, 9);

  it('are evenly spread, alone and in neighbouring pairs', () => {
    const single = new Float64Array(1024);
    const pairs = new Float64Array(1024);
    for (let index = 1; index < draws.length; index++) {
      single[Math.floor(draws[index] * 1024)]++;
      pairs[Math.floor(draws[index - 1] * 32) * 32 + Math.floor(draws[index] * 32)]++;
    }
    expect(Math.abs(evennessScore(single))).toBeLessThan(5);
    expect(Math.abs(evennessScore(pairs))).toBeLessThan(5);
  });

  it('are uncorrelated at lags 1 to 64', () => {
    for (let lag = 1; lag <= 64; lag++) {
      let sum = 0;
      for (let index = lag; index < draws.length; index++) {
        sum += (draws[index] - 0.5) * (draws[index - lag] - 0.5) * 12;
      }
      expect(Math.abs(sum / Math.sqrt(draws.length - lag))).toBeLessThan(5.5);
    }
  });

  it('scatter in sums over 100 neighbours as independent ones do', () => {
    const blocks = draws.length / 100;
    let squares = 0;
    for (let block = 0; block < blocks; block++) {
      let sum = 0;
      for (let index = 0; index < 100; index++) sum += draws[block * 100 + index] - 0.5;
      squares += (sum * sum * 12) / 100;
    }
    expect(Math.abs((squares - blocks) / Math.sqrt(2 * blocks))).toBeLessThan(Z_BOUND);
  });
});

describe('RandomStream', () => {
  it('has each of the 32 bits set half of the time', () => {
    const stream = new RandomStream();
    const ones = new Float64Array(32);
    const draws = 200_000;
    for (let index = 0; index < draws; index++) {
      const bits = stream.rekey(MASTER, PURPOSES.test, index & 15, index >> 4).int32();
      for (let bit = 0; bit < 32; bit++) ones[bit] += (bits >>> bit) & 1;
    }
    for (const count of ones) expect(Math.abs(count - draws / 2) / Math.sqrt(draws / 4)).toBeLessThan(5.5);
  });

  it('is uniform and uncorrelated along one stream', () => {
    const stream = new RandomStream().rekey(MASTER, PURPOSES.test, 1);
    const pairs = new Float64Array(1024);
    let last = stream.uniform32();
    for (let index = 0; index < 200_000; index++) {
      const next = stream.uniform32();
      pairs[Math.floor(last * 32) * 32 + Math.floor(next * 32)]++;
      last = next;
    }
    expect(Math.abs(evennessScore(pairs))).toBeLessThan(5);
  });

  it('gives every key of a grid its own stream, for every purpose and in every word', () => {
    const stream = new RandomStream();
    const seen = new Set<string>();
    const words = [-1, 0, 1, 2, 3, 4, 255, 65_536, -2_147_483_648];
    const keys = words.flatMap((a) =>
      words.flatMap((b) => words.flatMap((c) => words.map((d): Key => [a, b, c, d]))),
    );
    const purposes: Purpose[] = Object.values(PURPOSES);
    for (const purpose of purposes) {
      for (const [a, b, c, d] of keys) {
        stream.rekey(MASTER, purpose, a, b, c, d);
        seen.add(`${stream.int32()} ${stream.int32()} ${stream.int32()}`);
      }
    }
    expect(seen.size).toBe(purposes.length * keys.length);
  });

  it('repeats first draws as rarely as chance does', () => {
    // 2^18 keys: 8 pairs expected among 32-bit words; above 30 with probability below 1e-8 (Poisson).
    const stream = new RandomStream();
    const seen = new Set<number>();
    for (let index = 0; index < 2 ** 18; index++) {
      seen.add(stream.rekey(MASTER, PURPOSES.demand, index & 63, (index >> 6) & 63, index >> 12).int32());
    }
    expect(2 ** 18 - seen.size).toBeLessThan(30);
  });

  it('gives different draws to different seeds', () => {
    const stream = new RandomStream();
    const first = new Set(
      Array.from({ length: 1000 }, (_, seed) =>
        stream.rekey(masterKey(`${seed}`), PURPOSES.demand, 0).uniform(),
      ),
    );
    expect(first.size).toBe(1000);
  });

  it('keeps both kinds of uniform strictly inside (0, 1)', () => {
    const stream = new RandomStream().rekey(MASTER, PURPOSES.test, 5);
    for (let index = 0; index < 100_000; index++) {
      for (const value of [stream.uniform(), stream.uniform32()]) {
        if (!(value > 0 && value < 1)) expect.fail(`${value}`);
      }
    }
  });
});
