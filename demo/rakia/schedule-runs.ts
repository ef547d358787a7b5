import { RAKIA_NOW } from './plan-rakia.ts';
import { instantOn, isWorkday, WORK } from './work-calendar.ts';

const DAY = 86_400_000;
const QUARTER = 15;

/** Days whose alerts a visitor meets: the clocks of the told request run out, and those of what is open now do. */
const WATCHED = [
  { firstMidnight: Date.UTC(2026, 6, 14), days: 3 },
  { firstMidnight: Date.UTC(2026, 10, 8), days: 15 },
];

/**
 * Instants after one and up to another at which the app's schedules run in the recording. A clock that runs out within a quarter
 * of an hour of one is looked at on time; on a site they run every five minutes.
 */
export function scheduleRuns(after: number, until: number): readonly number[] {
  return RUNS.filter((run) => run > after && run <= until);
}

const RUNS = WATCHED.flatMap(({ firstMidnight, days }) =>
  Array.from({ length: days }, (_, day) => day)
    .filter((day) => isWorkday(firstMidnight + day * DAY))
    .flatMap((day) => quartersOf(firstMidnight, day)),
).filter((run) => run < RAKIA_NOW);

function quartersOf(firstMidnight: number, day: number): readonly number[] {
  const { from, to } = WORK.hours;
  const quarters = (to - from) / QUARTER + 1;
  return Array.from({ length: quarters }, (_, quarter) =>
    instantOn(firstMidnight, day, from + (quarter - 1) * QUARTER),
  );
}
