import { createRandomSource } from './random-source';

/** Weeks before and after, and how to compare any division of them in two. */
export interface WeeksToPermute {
  readonly before: number;
  readonly after: number;
  /**
   * Later minus earlier when week i counts as later where `isAfter[i] === 1`; the weeks before come first. null where
   * one side has nothing to compare.
   */
  readonly difference: (isAfter: Uint8Array) => number | null;
  readonly seed: number;
}

/** Arrangements looked at when there are too many to look at all. */
const ROUNDS = 999;

/**
 * Two-sided p-value of a change between two periods: the share of all ways to call as many of these weeks "later" that
 * differ at least as much as what happened. Whole weeks change places, never single requests, so that a busy week, a
 * holiday or one bad Monday counts as the one accident it is. All arrangements when there are at most 1,000 of them,
 * else 999 drawn with the seed and the real one: p = (1 + as extreme) / (1 + drawn), never 0.
 *
 * null: nothing to compare, or so few weeks that not even the most extreme arrangement could have p ≤ 5 %.
 *
 * Source: E. J. G. Pitman (1937), JRSS Suppl. 4, 119–130; B. Phipson, G. K. Smyth (2010), SAGMB 9, 39.
 */
export const permutationTest = (weeks: WeeksToPermute): number | null => {
  const observed = weeks.difference(assignment(weeks, weeksAfter(weeks)));
  const ways = arrangements(weeks.before + weeks.after, weeks.after);
  // The observed arrangement is always one, and with equal halves its mirror image is as extreme.
  const smallest = (weeks.before === weeks.after ? 2 : 1) / ways;
  if (observed === null || smallest > 0.05) return null;
  const extreme = (isAfter: Uint8Array): boolean => {
    const difference = weeks.difference(isAfter);
    return difference !== null && Math.abs(difference) >= Math.abs(observed) * (1 - 1e-9);
  };
  return ways <= ROUNDS + 1 ? shareOfAll(weeks, extreme) : shareOfDrawn(weeks, extreme);
};

const weeksAfter = ({ before, after }: WeeksToPermute): readonly number[] =>
  Array.from({ length: after }, (_, index) => before + index);

const assignment = ({ before, after }: WeeksToPermute, chosen: readonly number[]): Uint8Array => {
  const isAfter = new Uint8Array(before + after);
  for (const week of chosen) isAfter[week] = 1;
  return isAfter;
};

const arrangements = (n: number, k: number): number => {
  let ways = 1;
  for (let index = 1; index <= Math.min(k, n - k); index += 1) ways = (ways * (n - index + 1)) / index;
  return Math.round(ways);
};

const shareOfAll = (weeks: WeeksToPermute, extreme: (isAfter: Uint8Array) => boolean): number => {
  let seen = 0;
  let found = 0;
  for (const chosen of combinations(weeks.before + weeks.after, weeks.after)) {
    seen += 1;
    if (extreme(assignment(weeks, chosen))) found += 1;
  }
  return found / seen;
};

function* combinations(n: number, k: number): Generator<readonly number[]> {
  const chosen = Array.from({ length: k }, (_, index) => index);
  for (;;) {
    yield chosen;
    const at = chosen.findLastIndex((value, index) => value < n - k + index);
    if (at === -1) return;
    const next = (chosen[at] ?? 0) + 1;
    for (let index = at; index < k; index += 1) chosen[index] = next + index - at;
  }
}

const shareOfDrawn = (weeks: WeeksToPermute, extreme: (isAfter: Uint8Array) => boolean): number => {
  const random = createRandomSource(weeks.seed);
  const isAfter = assignment(weeks, weeksAfter(weeks));
  let found = 1;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let last = isAfter.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      const kept = isAfter[last] ?? 0;
      isAfter[last] = isAfter[other] ?? 0;
      isAfter[other] = kept;
    }
    if (extreme(isAfter)) found += 1;
  }
  return found / (ROUNDS + 1);
};
