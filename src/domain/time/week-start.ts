const MONDAY = 1;

/**
 * The weekday on which a week begins: the working day after the longest run of days off. Where every day is worked, or
 * two runs are equally long, Monday if it qualifies (ISO 8601), else the earliest from Sunday on.
 *
 * @example weekStartOf([0, 1, 2, 3, 4]) // 0, Sunday
 * @example weekStartOf([1, 2, 3, 4, 5]) // 1, Monday
 */
export const weekStartOf = (weekdays: readonly number[]): number => {
  const working = new Set(weekdays);
  const restBefore = (weekday: number): number => {
    let days = 0;
    while (days < 6 && !working.has((weekday + 6 - days) % 7)) days += 1;
    return days;
  };
  const candidates = [MONDAY, 0, 2, 3, 4, 5, 6].filter((weekday) => working.has(weekday));
  return candidates.reduce(
    (best, weekday) => (restBefore(weekday) > restBefore(best) ? weekday : best),
    candidates[0] ?? MONDAY,
  );
};
