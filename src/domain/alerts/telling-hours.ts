import type { AlertRule } from '../../contract/alert-rules';
import type { CalendarSettings } from '../../contract/settings';
import { createCalendar, type Calendar } from '../time/calendar';
import { DAY_MS, MINUTE_MS } from '../time/civil-date';
import { createZone, type Zone } from '../time/zone';
import { instantAfter } from './next-look';

/** When people may be told something, as a rule and the site's calendar say. */
export interface TellingHours {
  /** The first instant, from `at` on, that is neither quiet nor, where the rule says so, outside working hours. */
  openFrom(at: number, rule: Hours): number;
  /** When the digest of a message of this instant goes out: its time of day, later than `at`, when telling is open. */
  digestAfter(at: number, rule: Hours & { readonly digestAt: number }): number;
  /** Midnight that begins the local day of the instant: budgets count from there. */
  startOfDay(at: number): number;
}

type Hours = Pick<AlertRule, 'workingHoursOnly' | 'quietHours'>;

/** Each round ends a quiet stretch or a closed one: more than a few mean that the two leave nothing open. */
const MOST_ROUNDS = 16;
const LONGEST_CLOSED_MS = 370 * DAY_MS;

/**
 * Telling hours in the zone and the working hours of the site's calendar. Where quiet hours leave nothing of the working
 * hours, the quiet hours win and the working hours are waited for no longer.
 * @throws UnknownZoneError
 */
export const createTellingHours = (settings: CalendarSettings): TellingHours => {
  const calendar = createCalendar(settings);
  const zone = createZone(settings.zone);
  const openFrom = (at: number, { workingHoursOnly, quietHours }: Hours): number => {
    let open = at;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const loud = quietHours === null ? open : quietEnd(open, quietHours, zone);
      const next = workingHoursOnly ? workFrom(loud, calendar) : loud;
      if (next === open) return open;
      open = next;
    }
    return quietHours === null ? at : quietEnd(at, quietHours, zone);
  };
  return {
    openFrom,
    digestAfter: (at, rule) => {
      const today = zone.instantOf(localDay(at, zone), rule.digestAt);
      return openFrom(today > at ? today : zone.instantOf(localDay(at, zone) + 1, rule.digestAt), rule);
    },
    startOfDay: (at) => zone.instantOf(localDay(at, zone), 0),
  };
};

const localDay = (at: number, zone: Zone): number => Math.floor((at + zone.offsetAt(at)) / DAY_MS);

/** The end of the quiet stretch that the instant lies in; the instant itself outside of one. */
const quietEnd = (at: number, { from, to }: NonNullable<AlertRule['quietHours']>, zone: Zone): number => {
  const day = localDay(at, zone);
  const minute = Math.floor((at + zone.offsetAt(at) - day * DAY_MS) / MINUTE_MS);
  const isOvernight = from >= to;
  const isQuiet = isOvernight ? minute >= from || minute < to : minute >= from && minute < to;
  if (!isQuiet) return at;
  return zone.instantOf(isOvernight && minute >= from ? day + 1 : day, to);
};

/** The first working instant from `at` on; `at` itself in a calendar that never works. */
const workFrom = (at: number, calendar: Calendar): number => {
  const working = (from: number, to: number): number => calendar.workingMsBetween(from, to);
  const limit = at + LONGEST_CLOSED_MS;
  const first = instantAfter(at, 1, { working, limit });
  return first >= limit ? at : first - 1;
};
