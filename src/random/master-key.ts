import { Buffer } from 'node:buffer';
import seedrandom from 'seedrandom';

/** Four 32-bit words from which every stream of a run is keyed. */
export type MasterKey = Int32Array;

/**
 * Turns the user's seed, any text, into the master key.
 * seedrandom's ARC4 generator spreads the text, so that "1" and "2" share no structure. ARC4 repeats a short key and
 * seedrandom keeps the low byte of each character, so "1" alone would equal "11", and "å" would equal "日":
 * the seed goes in as UTF-8 bytes with their count in front.
 */
export function masterKey(seed: string): MasterKey {
  const bytes = Buffer.from(seed, 'utf8').toString('latin1');
  const generator = seedrandom(`${bytes.length}:${bytes}`);
  return Int32Array.from({ length: 4 }, () => generator.int32());
}
