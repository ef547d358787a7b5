import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Repeatable chance: the same seed makes the same world. */
export interface Dice {
  /** Uniform in [0, 1). */
  readonly roll: () => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** Log-normal with a median of 1. */
  readonly stretch: (spread: number) => number;
  /** Standard normal. */
  readonly normal: () => number;
}

export function createDice(seed: number): Dice {
  const generator = xoroshiro128plus(seed);
  const roll = (): number => uniformFloat64(generator);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll());
  return {
    roll,
    normal,
    chance: (share) => roll() < share,
    stretch: (spread) => Math.exp(spread * normal()),
    pick: (from) => {
      const picked = from[Math.floor(roll() * from.length)];
      if (picked === undefined) throw new RangeError('nothing to pick from');
      return picked;
    },
  };
}
