import type { CalendarSettings } from '../../contract/settings';
import { DAY_MS, dayNumberOfText, weekdayOf } from './civil-date';
import { createIsraeliHolidays, type DayKind } from './israeli-holidays';
import { createZone } from './zone';

/** One local date with its working window. A day off has an empty window. */
export interface Workday {
  readonly dayNumber: number;
  readonly startsAt: number;
  readonly worksFrom: number;
  readonly worksTo: number;
  /** Working milliseconds of the days before it, from a day chosen by chance of use; negative for days before that one. */
  readonly workedBefore: number;
}

/** The days of a calendar, computed when first met and then remembered. */
export interface Workdays {
  at(dayNumber: number): Workday;
  containing(instant: number): Workday;
}

interface Window {
  readonly startsAt: number;
  readonly worksFrom: number;
  readonly worksTo: number;
}

export const createWorkdays = (settings: CalendarSettings): Workdays => {
  const windowOf = createWindows(settings);
  // Days from the first one asked for, forward and back: sums then grow only over the span in use.
  const forward: Workday[] = [];
  const back: Workday[] = [];
  let anchor: number | null = null;
  let latest: Workday | null = null;

  const at = (dayNumber: number): Workday => {
    anchor ??= dayNumber;
    // A million calls meet known days; nothing is built for them.
    const known = dayNumber >= anchor ? forward[dayNumber - anchor] : back[anchor - 1 - dayNumber];
    if (known !== undefined) return known;
    if (forward.length === 0) forward.push({ dayNumber, ...windowOf(dayNumber), workedBefore: 0 });
    return dayNumber >= anchor
      ? grow(forward, { index: dayNumber - anchor, windowOf, next: dayAfter })
      : grow(back, { index: anchor - 1 - dayNumber, windowOf, next: dayBefore, first: forward[0] });
  };

  const containing = (instant: number): Workday => {
    let day = latest ?? at(Math.floor(instant / DAY_MS));
    const far = Math.trunc((instant - day.startsAt) / (DAY_MS + DAY_MS / 8));
    if (far !== 0) day = at(day.dayNumber + far);
    while (instant < day.startsAt) day = at(day.dayNumber - 1);
    for (let next = at(day.dayNumber + 1); instant >= next.startsAt; next = at(day.dayNumber + 1)) day = next;
    latest = day;
    return day;
  };

  return { at, containing };
};

const worked = (day: Window): number => day.worksTo - day.worksFrom;

const dayAfter = (last: Workday, windowOf: (dayNumber: number) => Window): Workday => ({
  dayNumber: last.dayNumber + 1,
  ...windowOf(last.dayNumber + 1),
  workedBefore: last.workedBefore + worked(last),
});

const dayBefore = (last: Workday, windowOf: (dayNumber: number) => Window): Workday => {
  const window = windowOf(last.dayNumber - 1);
  return { dayNumber: last.dayNumber - 1, ...window, workedBefore: last.workedBefore - worked(window) };
};

interface Growth {
  readonly index: number;
  readonly windowOf: (dayNumber: number) => Window;
  readonly next: (last: Workday, windowOf: (dayNumber: number) => Window) => Workday;
  /** The neighbour of the list's beginning, when the list is empty. */
  readonly first?: Workday | undefined;
}

const grow = (days: Workday[], { index, windowOf, next, first }: Growth): Workday => {
  for (;;) {
    const known = days[index];
    if (known !== undefined) return known;
    const last = days.at(-1) ?? first;
    if (last === undefined) throw new RangeError(`No day to count from to ${index}`);
    days.push(next(last, windowOf));
  }
};

const createWindows = (settings: CalendarSettings): ((dayNumber: number) => Window) => {
  const zone = createZone(settings.zone);
  const kindOf = settings.holidays === 'israel' ? createIsraeliHolidays() : (): DayKind => 'ordinary';
  const working = new Set(settings.weekdays);
  const daysOff = new Set(settings.daysOff?.map(dayNumberOfText));
  const { from, to } = settings.hours;
  return (dayNumber) => {
    const startsAt = zone.instantOf(dayNumber, 0);
    const isOff = daysOff.has(dayNumber) || !working.has(weekdayOf(dayNumber));
    const kind = isOff ? 'off' : kindOf(dayNumber);
    if (kind === 'off') return { startsAt, worksFrom: startsAt, worksTo: startsAt };
    const until = kind === 'eve' ? Math.floor((from + to) / 2) : to;
    return { startsAt, worksFrom: zone.instantOf(dayNumber, from), worksTo: zone.instantOf(dayNumber, until) };
  };
};
