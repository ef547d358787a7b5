/** Fewest different people a figure from answers may come from. */
export const FLOOR = 5;

/** One of the groups a total is divided into. */
export interface Part {
  readonly id: string;
  /** The people whose answers the group's figure is made of. */
  readonly people: ReadonlySet<string>;
  /** Never shown, whatever its size: a remainder without a name. */
  readonly isWithheld: boolean;
}

/**
 * Which groups of one total must be hidden so that no figure shown, and no subtraction of shown groups from the shown
 * total, speaks for fewer than {@link FLOOR} people. Groups below the floor go first; what they are together can be
 * subtracted from the total, so while that is fewer than {@link FLOOR} people the smallest group still shown goes too.
 * Groups nobody answered in are not hidden: they have nothing to show. Where even all of them together are below the
 * floor, the total has to be hidden as well, see {@link isBelowFloor}.
 *
 * Source: complementary cell suppression, A. Hundepool et al., Statistical Disclosure Control (2012), section 4.4.
 * @example Sales 4 people, technology 9: both are hidden, or 13 − 9 would speak for sales.
 */
export const suppressedParts = (parts: readonly Part[]): ReadonlySet<string> => {
  const answered = parts.filter((part) => part.people.size > 0);
  const hidden = answered.filter((part) => part.isWithheld || isBelowFloor(part.people));
  const shown = answered
    .filter((part) => !hidden.includes(part))
    .toSorted((a, b) => b.people.size - a.people.size || (a.id < b.id ? -1 : 1));
  while (hidden.length > 0 && isBelowFloor(peopleOf(hidden))) {
    const smallest = shown.pop();
    if (smallest === undefined) break;
    hidden.push(smallest);
  }
  return new Set(hidden.map((part) => part.id));
};

/** Too few people to show a figure of; also nobody at all. */
export const isBelowFloor = (people: ReadonlySet<string>): boolean => people.size < FLOOR;

const peopleOf = (parts: readonly Part[]): ReadonlySet<string> => new Set(parts.flatMap((part) => [...part.people]));
