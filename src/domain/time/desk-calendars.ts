import type { ProcessId } from '../../contract/ids';
import type { CalendarSettings, Settings } from '../../contract/settings';
import { createCalendar, type Calendar } from './calendar';

/** The calendars of a site: one for days, weeks and months, and one of working hours for each process that has its own. */
export interface DeskCalendars {
  /** Of the whole site. Boundaries of days, weeks and months are always its. */
  readonly site: Calendar;
  /** Working time of a process: its own hours in the site's zone and holidays, else the site's. */
  of(processId: ProcessId | null): Calendar;
}

/**
 * Calendars of the settings, each built when first asked for. Build one an invocation and share it.
 * @throws UnknownZoneError
 */
export const createDeskCalendars = ({
  calendar,
  processes,
}: Pick<Settings, 'calendar' | 'processes'>): DeskCalendars => {
  const site = createCalendar(calendar);
  const own = new Map(processes.flatMap(({ id, workingHours }) => (workingHours ? [[id, workingHours] as const] : [])));
  const built = new Map<ProcessId, Calendar>();
  return {
    site,
    of: (processId) => {
      const hours = processId === null ? undefined : own.get(processId);
      if (processId === null || hours === undefined) return site;
      const known = built.get(processId) ?? createCalendar({ ...calendar, ...hours });
      built.set(processId, known);
      return known;
    },
  };
};

/** Longest stretch without work that a calendar may have. */
const DAYS_LOOKED_AT = 366;

/**
 * Whether a calendar leaves any working time in the year from an instant: not without weekdays, with hours that end
 * before they begin, or with every working day listed as a day off.
 * @throws UnknownZoneError
 */
export const hasWorkingTime = (settings: CalendarSettings, from: number): boolean => {
  const calendar = createCalendar(settings);
  return calendar.workingMsBetween(from, calendar.addDays(from, DAYS_LOOKED_AT)) > 0;
};
