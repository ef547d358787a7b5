import type { Interval } from '../statistics/interval';

/** Fewest different people a figure from answers may come from. */
export const FLOOR = 5;

/** What hidden groups said together must leave each of them this much of the scale: one point of five. */
const LEFT_OPEN = 1 / 4;

/** One of the groups a total is divided into. */
export interface Part {
  readonly id: string;
  /** The people whose answers the group's figure is made of. */
  readonly people: ReadonlySet<string>;
  /** How many answers they gave, and their sum. */
  readonly n: number;
  readonly sum: number;
  /** Answers in the largest group of fewer than {@link FLOOR} people that are some of these, and stay a secret; 0: none. */
  readonly secret: number;
  /** Never shown, whatever its size: a remainder without a name. */
  readonly isWithheld: boolean;
}

/** Which groups of a total are hidden, and whether the total may be shown. */
export interface Suppression {
  readonly hidden: ReadonlySet<string>;
  /** false: even all groups together would tell too much of a hidden one. */
  readonly isTotalShown: boolean;
}

/**
 * Which groups of one total must be hidden so that no figure shown, and no subtraction of shown groups from the shown
 * total, speaks for fewer than {@link FLOOR} people, or tells the mean of a hidden group to within a point. Groups below
 * the floor go first; what they are together can be subtracted from the total, so while that is too few people, or lies
 * so near an end of the scale that each of them must lie there too, the smallest group still shown goes as well. Where even
 * all of them together tell too much, the total has to be hidden. Groups nobody answered in are not hidden: they have
 * nothing to show.
 *
 * @param isTotalSecret the total itself is not told: the parts may not add up to it, so some are hidden in any case.
 *
 * Source: complementary cell suppression and its audit, A. Hundepool et al., Statistical Disclosure Control (2012),
 * section 4.4.
 * @example Sales 4 people, technology 9: both are hidden, or 13 − 9 would speak for sales.
 */
export const suppressedParts = (parts: readonly Part[], scale: Interval | null, isTotalSecret = false): Suppression => {
  const answered = parts.filter((part) => part.people.size > 0);
  const hidden = answered.filter(
    (part) => part.isWithheld || isBelowFloor(part.people) || !isOpen(part.secret, part, scale),
  );
  const shown = answered
    .filter((part) => !hidden.includes(part))
    .toSorted((a, b) => b.people.size - a.people.size || (a.id < b.id ? -1 : 1));
  // Of a secret total nothing can be subtracted, so that it is enough for the parts told not to be all.
  const isTold = (): boolean =>
    isTotalSecret
      ? isBelowFloor(peopleOf(hidden))
      : hidden.length > 0 && (isBelowFloor(peopleOf(hidden)) || tellsTooMuch(hidden, scale));
  while (isTold()) {
    const smallest = shown.pop();
    if (smallest === undefined) break;
    hidden.push(smallest);
  }
  const isTotalShown = hidden.length === 0 || !(isBelowFloor(peopleOf(hidden)) || tellsTooMuch(hidden, scale));
  return { hidden: new Set(hidden.map((part) => part.id)), isTotalShown };
};

/** Whether the sum of all hidden groups, which subtraction gives, bounds the mean of one of them, or of its secret, to within a point. */
const tellsTooMuch = (hidden: readonly Part[], scale: Interval | null): boolean => {
  const all = {
    n: hidden.reduce((total, part) => total + part.n, 0),
    sum: hidden.reduce((total, part) => total + part.sum, 0),
  };
  return hidden.some((part) => !isOpen(part.n, all, scale) || !isOpen(part.secret, all, scale));
};

/**
 * Whether the mean of `n` answers stays open by a point of five, although they and others together are known: the others can
 * have given at most the highest and at least the lowest score each time. `scale` null: no bound tells anything.
 */
export const isOpen = (n: number, all: Pick<Part, 'n' | 'sum'>, scale: Interval | null): boolean => {
  if (n === 0 || scale === null) return true;
  const { low, high } = scale;
  const others = all.n - n;
  const most = Math.min(high, (all.sum - others * low) / n);
  const least = Math.max(low, (all.sum - others * high) / n);
  return most - least >= LEFT_OPEN * (high - low);
};

/** Too few people to show a figure of; also nobody at all. */
export const isBelowFloor = (people: ReadonlySet<string>): boolean => people.size < FLOOR;

const peopleOf = (parts: readonly Part[]): ReadonlySet<string> => new Set(parts.flatMap((part) => [...part.people]));
