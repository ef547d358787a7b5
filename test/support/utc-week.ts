import { createCalendar } from '../../src/domain/time/calendar.ts';

/** Monday to Friday, nine to five by UTC, without holidays: weeks begin on Monday at 00:00 UTC. */
export const utcWeek = createCalendar({
  zone: 'UTC',
  weekdays: [1, 2, 3, 4, 5],
  hours: { from: 540, to: 1020 },
  holidays: 'none',
});
