import type { Instant } from '../../contract/ids';
import type { Stretch } from '../figures/recompute-cells';
import type { Calendar } from '../time/calendar';
import { toInstant } from '../time/instant';
import { groupKeyOf, type AnswerBook, type AskedWeeks } from './answer-book';
import { guardedScale, type Series } from './released-measures';
import { isBelowFloor } from './suppress';
import { visibleGroups } from './visible-groups';

/** Weeks whose answers are told together, for good: each length divides the next, so that no two stretches overlap in part. */
const LENGTHS = [1, 4, 12, 24, 48] as const;

/** Weeks of one group that a release tells together. */
export interface ReleasedStretch extends Stretch {
  /** Starts of those weeks of `[from, to)` that no shorter stretch told before. */
  readonly weeks: readonly Instant[];
  /** Length of `[from, to)` in weeks. */
  readonly length: number;
}

/** By the key of a group; oldest end first. */
export type ReleasedStretches = ReadonlyMap<string, readonly ReleasedStretch[]>;

/** End of the last whole week, and the calendar that counts them. */
export interface ReleaseEnd {
  readonly through: Instant;
  readonly calendar: Calendar;
  /** Beginning of the week from which stretches are counted; left out: that of the first answer. */
  readonly origin?: Instant;
}

/**
 * Which weeks of which groups may be told, and since when. A group whose answers of one week may be told appears at the end of
 * that week; the weeks of others wait until four are together, then twelve, twenty-four, forty-eight. What periods show is put
 * together from these stretches alone. They do not overlap, so the difference of two periods, or of two releases, is a sum of
 * stretches that have been told anyway; and each stretch is solved against its totals by {@link visibleGroups}.
 *
 * Several series are told only where each of them may be: their difference is then one of them.
 * @example A department of 3 people a week: nothing in weeks 1 to 3; at the end of week 4 all four weeks in one figure.
 */
export const releasedStretches = (
  book: AnswerBook,
  together: readonly Series[],
  { through, calendar, origin }: ReleaseEnd,
): ReleasedStretches => {
  const first = origin ?? book.weeks({ from: toInstant(0), to: through })[0];
  const weeks = wholeWeeks(first, { through, calendar });
  const stretches = new Map<string, ReleasedStretch[]>();
  const told = new Map<string, Set<Instant>>();
  for (const [index, last] of weeks.entries()) {
    for (const length of LENGTHS.filter((each) => (index + 1) % each === 0)) {
      const inside = weeks.slice(index + 1 - length, index + 1);
      const from = inside[0] ?? last;
      const isWaiting: AskedWeeks = (week, key) => told.get(key)?.has(week) !== true;
      for (const key of visibleInAll(book, together, { inside, isWaiting })) {
        const waiting = inside.filter((week) => isWaiting(week, key));
        told.set(key, new Set([...(told.get(key) ?? []), ...waiting]));
        const stretch = { from, to: calendar.addDays(last, 7), weeks: waiting, length };
        stretches.set(key, [...(stretches.get(key) ?? []), stretch]);
      }
    }
  }
  return stretches;
};

/** The weeks of a group that a period shows: of stretches that end within it and are no longer than the period. */
export const shownWeeks = (
  stretches: readonly ReleasedStretch[] | undefined,
  { from, to, longest }: Stretch & { readonly longest: number },
): ReadonlySet<Instant> =>
  new Set(
    (stretches ?? [])
      .filter((stretch) => stretch.to > from && stretch.to <= to && stretch.length <= longest)
      .flatMap(({ weeks }) => weeks),
  );

interface Waiting {
  readonly inside: readonly Instant[];
  readonly isWaiting: AskedWeeks;
}

const visibleInAll = (book: AnswerBook, together: readonly Series[], waiting: Waiting): readonly string[] => {
  const [first, ...others] = together.map((series) => {
    const scale = guardedScale(series);
    const secrets = scale === null ? undefined : secretsOf(book, series, waiting);
    return visibleGroups(book.read(series, waiting.inside, waiting.isWaiting), scale, secrets);
  });
  return [...(first ?? [])].filter((key) => others.every((visible) => visible.has(key)));
};

/**
 * Of how many answers the largest secret within a group is, by its key. Secrets are what shorter stretches did not tell, for the
 * groups they were hidden with could be told apart from them; and the first and the last weeks, where too few people answered
 * in those: releases before the end of the stretch, and after it, speak of them alone.
 */
const secretsOf = (book: AnswerBook, series: Series, { inside, isWaiting }: Waiting): ReadonlyMap<string, number> => {
  const secrets = new Map<string, number>();
  const keep = (weeks: readonly Instant[], isSecret: (people: ReadonlySet<string>) => boolean): void => {
    for (const group of book.read(series, weeks, isWaiting)) {
      if (group.people.size === 0 || !isSecret(new Set(group.people.keys()))) continue;
      const key = groupKeyOf(group);
      const n = [...group.people.values()].reduce((total, sum) => total + sum.n, 0);
      secrets.set(key, Math.max(n, secrets.get(key) ?? 0));
    }
  };
  for (const length of LENGTHS.filter((each) => each < inside.length)) {
    for (let at = 0; at < inside.length; at += length) keep(inside.slice(at, at + length), () => true);
  }
  for (let at = 1; at < inside.length; at += 1) {
    keep(inside.slice(0, at), isBelowFloor);
    keep(inside.slice(at), isBelowFloor);
  }
  return secrets;
};

const wholeWeeks = (first: Instant | undefined, { through, calendar }: ReleaseEnd): readonly Instant[] => {
  const weeks: Instant[] = [];
  for (let week = first; week !== undefined && week < through; week = calendar.addDays(week, 7)) weeks.push(week);
  return weeks;
};
