/** Numbers in [0, 1), the same sequence for the same seed. */
export type RandomSource = () => number;

/**
 * A small repeatable source for shuffling, not for secrets: mulberry32.
 *
 * Source: T. Ettinger, mulberry32, public domain (CC0).
 */
export const createRandomSource = (seed: number): RandomSource => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** A seed from a text, the same for the same text: FNV-1a, 32 bits. */
export const seedOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
};
