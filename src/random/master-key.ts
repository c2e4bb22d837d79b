import seedrandom from 'seedrandom';

/** Four 32-bit words from which every stream of a run is keyed. */
export type MasterKey = Int32Array;

/**
 * Turns the user's seed, any text, into the master key.
 * seedrandom's ARC4 generator spreads the text, so that "1" and "2" share no structure.
 */
export function masterKey(seed: string): MasterKey {
  const generator = seedrandom(seed);
  return Int32Array.from({ length: 4 }, () => generator.int32());
}
