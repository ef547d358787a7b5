import { zoneOffset } from '../incidents/source-date.ts';

/** Working week of the firm: Sunday to Thursday, 09:00–18:00 in Israel; days off inside the 26 weeks, from the published calendar. */
export const WORK = {
  zone: 'Asia/Jerusalem',
  weekdays: [0, 1, 2, 3, 4],
  hours: { from: 540, to: 1080 },
  holidays: ['2026-09-13', '2026-09-20', '2026-09-21'],
} as const;

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Wall-clock midnight of the day an instant falls on, as if the zone were UTC. */
function toWall(instant: number): number {
  return instant + zoneOffset(instant, WORK.zone);
}

function toInstant(wall: number): number {
  return wall - zoneOffset(wall - zoneOffset(wall, WORK.zone), WORK.zone);
}

export function isWorkday(wall: number): boolean {
  const day = new Date(wall);
  const date = day.toISOString().slice(0, 10);
  return (
    WORK.weekdays.some((weekday) => weekday === day.getUTCDay()) && !WORK.holidays.some((holiday) => holiday === date)
  );
}

/** The instant `minutes` of working time after another instant. */
export function addWorkingMinutes(instant: number, minutes: number): number {
  let wall = toWall(instant);
  let left = minutes * MINUTE;
  for (;;) {
    const midnight = Math.floor(wall / DAY) * DAY;
    const from = Math.max(wall, midnight + WORK.hours.from * MINUTE);
    const to = midnight + WORK.hours.to * MINUTE;
    if (isWorkday(wall) && from < to) {
      if (from + left <= to) return toInstant(from + left);
      left -= to - from;
    }
    wall = midnight + DAY;
  }
}

/** The instant of `minute` minutes after midnight, `day` days after a wall-clock midnight. */
export function instantOn(firstMidnight: number, day: number, minute: number): number {
  return toInstant(firstMidnight + day * DAY + minute * MINUTE);
}
