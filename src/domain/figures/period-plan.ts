import type { PeriodId } from '../../contract/gadget';
import type { Instant } from '../../contract/ids';
import type { Calendar } from '../time/calendar';
import { toInstant } from '../time/instant';
import type { CellGrain } from './cell-keys';
import type { Stretch } from './recompute-cells';

/** Cells of one grain that begin in `[from, to)`. */
export interface CellStretch extends Stretch {
  readonly grain: CellGrain;
}

/** How a period is read: its blocks are what trends show and what change tests permute. */
export interface PeriodPlan extends Stretch {
  readonly id: PeriodId;
  /** Weeks, the last one as far as it has come; or months, the last one as far as it has come. Oldest first. */
  readonly blocks: readonly Stretch[];
  /** As many whole blocks before; none for `all`. */
  readonly before: readonly Stretch[];
  /** Cells that make up the period, the period before it, and what happened after its end. */
  readonly cells: readonly CellStretch[];
  readonly cellsBefore: readonly CellStretch[];
  readonly cellsAfter: readonly CellStretch[];
}

export const WEEKS_OF: Readonly<Record<Exclude<PeriodId, 'all'>, number>> = { '4w': 4, '13w': 13, '26w': 26 };

/** How far back the trend of a released figure reaches, in weeks; one of all time shows half a year. */
export const trendWeeks = (period: PeriodId): number => WEEKS_OF[period === 'all' ? '26w' : period];

/** End of the last whole week: answers given before it can be in a release. */
export const lastWeekEnd = (now: Instant, calendar: Calendar): Instant =>
  calendar.startOfWeek(calendar.startOfDay(now));

interface Moment {
  readonly calendar: Calendar;
  readonly now: Instant;
  /** An instant of the week with which the period to compare with ended; left out: it ended where this period begins. */
  readonly baseline?: Instant | null;
}

/** A baseline that reaches into the period would compare it with itself. */
const earlierOf = (from: Instant, end: Instant | null): Instant => (end === null || end > from ? from : end);

/**
 * A period of N weeks by weeks: the last N whole weeks, which are also the weeks of the release, and the days of the
 * week in progress up to the last midnight. The period before it: the N weeks before.
 */
export const planByWeek = (id: Exclude<PeriodId, 'all'>, { calendar, now, baseline = null }: Moment): PeriodPlan => {
  const weeks = WEEKS_OF[id];
  const to = calendar.startOfDay(now);
  const through = calendar.startOfWeek(to);
  const from = calendar.addDays(through, -7 * weeks);
  const compared = earlierOf(from, baseline === null ? null : calendar.addDays(calendar.startOfWeek(baseline), 7));
  const earliest = calendar.addDays(compared, -7 * weeks);
  const week = (start: Instant): Stretch => ({ from: start, to: calendar.addDays(start, 7) });
  const weeksFrom = (start: Instant): readonly Stretch[] =>
    Array.from({ length: weeks }, (_, index) => week(calendar.addDays(start, 7 * index)));
  return {
    id,
    from,
    to,
    blocks: to > through ? [...weeksFrom(from), { from: through, to }] : weeksFrom(from),
    before: weeksFrom(earliest),
    cells: [
      { grain: 'week', from, to: through },
      { grain: 'day', from: through, to },
    ],
    cellsBefore: [{ grain: 'week', from: earliest, to: compared }],
    cellsAfter: [{ grain: 'day', from: to, to: calendar.addDays(to, 1) }],
  };
};

/**
 * A period by months, up to now: for `all`, and for views too large to be read by week. It begins with the month in
 * which the weeks would have begun; `all` begins with the first month there is (`earliest`).
 */
export const planByMonth = (
  id: PeriodId,
  { calendar, now, baseline = null }: Moment,
  earliest: Instant | null,
): PeriodPlan => {
  const from =
    id === 'all'
      ? calendar.startOfMonth(earliest ?? now)
      : calendar.startOfMonth(planByWeek(id, { calendar, now }).from);
  const blocks: Stretch[] = [];
  for (let start = from; start <= now; start = calendar.addMonths(start, 1)) {
    blocks.push({ from: start, to: toInstant(Math.min(now + 1, calendar.addMonths(start, 1))) });
  }
  const count = id === 'all' ? 0 : blocks.length;
  const compared = earlierOf(from, baseline === null ? null : calendar.startOfMonth(calendar.addMonths(baseline, 1)));
  const start = calendar.addMonths(compared, -count);
  const before = Array.from({ length: count }, (_, index) => ({
    from: calendar.addMonths(start, index),
    to: calendar.addMonths(start, index + 1),
  }));
  const to = toInstant(now + 1);
  return {
    id,
    from,
    to,
    blocks,
    before,
    cells: [{ grain: 'month', from: id === 'all' ? toInstant(0) : from, to }],
    cellsBefore: before.length === 0 ? [] : [{ grain: 'month', from: start, to: compared }],
    cellsAfter: [],
  };
};
