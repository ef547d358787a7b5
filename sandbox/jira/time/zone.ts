const MINUTE = 60_000;
const DAY = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (zone: string): Intl.DateTimeFormat => {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, formatter);
  }
  return formatter;
};

const wallClock = (instant: number, zone: string): number => {
  const part: Record<string, number> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((instant % 1000) + 1000) % 1000);
};

/** Offsets by zone and UTC day; `null` on days within which the offset changes. */
const knownOffsets = new Map<string, Map<number, number | null>>();

/** How far the zone's wall clock is ahead of UTC, ms. */
export const offsetOf = (instant: number, zone: string): number => {
  let ofZone = knownOffsets.get(zone);
  if (ofZone === undefined) {
    ofZone = new Map();
    knownOffsets.set(zone, ofZone);
  }
  const day = Math.floor(instant / DAY);
  let offset = ofZone.get(day);
  if (offset === undefined) {
    const first = wallClock(day * DAY, zone) - day * DAY;
    offset = wallClock((day + 1) * DAY, zone) - (day + 1) * DAY === first ? first : null;
    ofZone.set(day, offset);
  }
  return offset ?? wallClock(instant, zone) - instant;
};

/** The wall clock of the zone at the instant, as if it were UTC: epoch ms. */
export const localOf = (instant: number, zone: string): number => instant + offsetOf(instant, zone);

/**
 * The instant at which the zone's wall clock shows `local` (epoch ms as if UTC). A time skipped by daylight saving moves forward by the gap;
 * of a time that occurs twice the first is meant.
 */
export const instantOf = (local: number, zone: string): number => {
  const before = local - offsetOf(local - DAY, zone);
  const after = local - offsetOf(local + DAY, zone);
  if (localOf(before, zone) === local) return before;
  if (localOf(after, zone) === local) return after;
  return Math.max(before, after);
};

/** Days since 1970-01-01 of the zone's local date at the instant. */
export const localDay = (instant: number, zone: string): number => Math.floor(localOf(instant, zone) / DAY);

/**
 * The first instant at which the zone's wall clock has reached a minute of a local day; minute 1440 is the next midnight. Where
 * daylight saving skips the minute, that is the moment of the skip.
 */
export const instantOfDayMinute = (day: number, minute: number, zone: string): number => {
  const local = day * DAY + minute * MINUTE;
  let reached = instantOf(local, zone);
  if (localOf(reached, zone) === local) return reached;
  let before = reached - DAY;
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2);
    if (localOf(middle, zone) >= local) reached = middle;
    else before = middle;
  }
  return reached;
};

/** 0 Sunday … 6 Saturday of a day number. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** `YYYY-MM-DD` of a day number. */
export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
