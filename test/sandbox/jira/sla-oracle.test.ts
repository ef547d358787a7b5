import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CycleClock } from '../../../sandbox/jira/sla/cycle-clock.ts';
import { cyclesOf } from '../../../sandbox/jira/sla/cycles.ts';
import type { IssueState, Step } from '../../../sandbox/jira/sla/timeline.ts';
import { BusinessCalendar } from '../../../sandbox/jira/time/business-calendar.ts';

/**
 * Clocks against an oracle that knows nothing but the wall: it walks minute by minute, asks Intl for the date and time people
 * read there, and counts the minutes in which the desk is open and nothing holds the clock.
 */

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const EPOCH = 50 * DAY;
/** Breaches further away are not walked to. */
const HORIZON = 40 * DAY;

/** Each changes its clocks once in the days below, at another hour and by another amount; Kolkata never does. */
const ZONES = [
  ['Asia/Jerusalem', '2026-10-25'],
  ['Asia/Jerusalem', '2026-03-27'],
  ['Europe/Berlin', '2026-03-29'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['America/Santiago', '2026-09-06'],
  ['Africa/Cairo', '2026-10-30'],
  ['Asia/Kolkata', '2026-06-01'],
] as const;

interface Calendar {
  readonly zone: string;
  readonly weekdays: number[];
  readonly hours: { readonly from: number; readonly to: number }[];
  readonly holidays: string[];
}

/** One to three stretches of a day, apart, sometimes up to midnight and through the night the clocks change. */
const hours = fc
  .uniqueArray(
    fc.integer({ min: 0, max: 96 }).map((quarter) => quarter * 15),
    { minLength: 2, maxLength: 6 },
  )
  .map((minutes) => minutes.toSorted((a, b) => a - b))
  .map((minutes) =>
    Array.from({ length: Math.floor(minutes.length / 2) }, (_, n) => ({
      from: minutes[2 * n] ?? 0,
      to: minutes[2 * n + 1] ?? 1440,
    })),
  );

const place = fc.constantFrom(...ZONES).chain(([zone, change]) =>
  fc.record({
    start: fc.constant(Date.parse(`${change}T00:00:00Z`) - 3 * DAY),
    calendar: fc.record({
      zone: fc.constant(zone),
      weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 }),
      hours,
      holidays: fc
        .uniqueArray(fc.integer({ min: -2, max: 4 }), { maxLength: 2 })
        .map((days) => days.map((day) => new Date(Date.parse(change) + day * DAY).toISOString().slice(0, 10))),
    }),
  }),
);

/** A minute of a desk's life: what people read on the wall there, and how late that day the wall has said it was so far. */
interface Minute {
  readonly date: string;
  readonly weekday: number;
  readonly latest: number;
}

/** Minutes from the start of a place on. Reading them off Intl takes longest, so each is read once. */
const readings = new Map<string, Minute[]>();
const formats = new Map<string, Intl.DateTimeFormat>();
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** What a person there reads on the wall. */
const wall = (instant: number, zone: string) => {
  let format = formats.get(zone);
  if (format === undefined) {
    const options = { hourCycle: 'h23', weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    format = new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone, hour: '2-digit', minute: '2-digit' });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    date: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    weekday: WEEKDAYS.indexOf(parts.get('weekday') ?? ''),
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
};

const minuteAt = (instant: number, zone: string): Minute => {
  const first = Math.floor(instant / EPOCH) * EPOCH - 2 * DAY;
  const key = `${zone} ${first}`;
  const known = readings.get(key) ?? [];
  readings.set(key, known);
  const index = (instant - first) / MINUTE;
  while (known.length <= index) {
    const { date, weekday, minute } = wall(first + known.length * MINUTE, zone);
    const before = known.at(-1);
    known.push({ date, weekday, latest: Math.max(minute, before?.date === date ? before.latest : 0) });
  }
  return known[index] ?? { date: '', weekday: -1, latest: -1 };
};

/** A desk opens when the clock has come to its hour, and does not open again when the clock is put back behind it. */
const isOpen = (instant: number, { zone, weekdays, hours: ranges, holidays }: Calendar): boolean => {
  const { date, weekday, latest } = minuteAt(instant, zone);
  return (
    weekdays.includes(weekday) &&
    !holidays.includes(date) &&
    ranges.some(({ from, to }) => latest >= from && latest < to)
  );
};

/** Minutes of an interval in which the desk is open. */
const openMinutes = (from: number, to: number, calendar: Calendar): number => {
  let open = 0;
  for (let at = from; at < to; at += MINUTE) if (isOpen(at, calendar)) open += 1;
  return open;
};

const span = (days: number) => fc.integer({ min: 0, max: days * 1440 });

describe('working time', () => {
  test('is the number of open minutes, in every zone, also where the clocks change', () => {
    fc.assert(
      fc.property(place, span(6), span(3), ({ start, calendar }, after, length) => {
        const from = start + after * MINUTE;
        const to = from + length * MINUTE;
        const business = new BusinessCalendar(calendar);
        expect(business.workingMs(from, to)).toBe(openMinutes(from, to, calendar) * MINUTE);
        expect(business.isOpen(from)).toBe(isOpen(from, calendar));
      }),
      { numRuns: 150 },
    );
  });
});

const SLA = {
  start: ['created', 'resolution-cleared'],
  pause: ['status:4', 'unassigned'],
  stop: ['resolved', 'public-agent-comment'],
};

interface Event {
  readonly at: number;
  readonly names: readonly string[];
  readonly change: Partial<IssueState>;
}

/** What can happen to a request, a few of them with two names at once. */
const happening = fc.constantFrom<Omit<Event, 'at'>>(
  { names: ['left-status:1', 'status:2'], change: { statusId: '2' } },
  { names: ['left-status:2', 'status:4'], change: { statusId: '4' } },
  { names: ['left-status:4', 'status:2'], change: { statusId: '2' } },
  { names: ['resolved'], change: { resolved: true } },
  { names: ['left-status:2', 'status:3', 'resolved'], change: { statusId: '3', resolved: true } },
  { names: ['resolution-cleared'], change: { resolved: false } },
  { names: ['left-status:3', 'status:4', 'resolution-cleared'], change: { statusId: '4', resolved: false } },
  { names: ['resolution-cleared', 'resolved'], change: { resolved: true } },
  { names: ['unassigned'], change: { assigned: false } },
  { names: ['assigned'], change: { assigned: true } },
  { names: ['public-agent-comment'], change: {} },
  { names: ['customer-comment'], change: {} },
);

const life = fc.record({
  place,
  assigned: fc.boolean(),
  events: fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), happening), { maxLength: 12 }),
  later: span(2),
  goal: fc.integer({ min: 1, max: 1500 }),
});

/** A clock as a person with a stopwatch keeps it: it is looked at each minute, and what happened in it is applied first. */
class Stopwatch {
  readonly cycles: { startedAt: number; stoppedAt: number | null; minutes: number; breachAt: number | null }[] = [];
  paused = false;
  readonly #goal: number;

  constructor(goal: number) {
    this.#goal = goal;
  }

  get running() {
    const last = this.cycles.at(-1);
    return last?.stoppedAt === null ? last : undefined;
  }

  happen({ at, names }: Pick<Event, 'at' | 'names'>, state: IssueState): void {
    const stops = names.some((name) => SLA.stop.includes(name));
    if (this.running !== undefined && stops) this.running.stoppedAt = at;
    else if (this.running === undefined && !stops && names.some((name) => SLA.start.includes(name))) {
      this.cycles.push({ startedAt: at, stoppedAt: null, minutes: 0, breachAt: null });
    }
    this.paused = this.running !== undefined && (state.statusId === '4' || !state.assigned);
  }

  /** The minute that begins at the instant goes by. */
  pass(at: number, calendar: Calendar): void {
    const { running } = this;
    if (running === undefined || this.paused || !isOpen(at, calendar)) return;
    running.minutes += 1;
    if (running.minutes === this.#goal + 1) running.breachAt = at;
  }
}

describe('an SLA clock', () => {
  test('tells what a stopwatch tells: cycles, pauses, elapsed and remaining time, breach', () => {
    fc.assert(
      fc.property(life, ({ place: { start, calendar }, assigned, events, later, goal }) => {
        let state: IssueState = { statusId: '1', assigned, resolved: false };
        let at = start;
        const steps: Step[] = [{ at, names: ['created', 'status:1'], state }];
        for (const [minutes, { names, change }] of events) {
          at += minutes * MINUTE;
          state = { ...state, ...change };
          steps.push({ at, names, state });
        }
        const now = at + later * MINUTE;
        const watch = new Stopwatch(goal);
        let next = 0;
        for (let minute = start; minute <= now; minute += MINUTE) {
          for (let step = steps[next]; step !== undefined && step.at === minute; step = steps[(next += 1)]) {
            watch.happen(step, step.state);
          }
          if (minute < now) watch.pass(minute, calendar);
        }
        const clocks = cyclesOf(SLA, steps).map(
          (cycle) => new CycleClock(cycle, goal * MINUTE, new BusinessCalendar(calendar)),
        );
        expect(clocks.map((clock) => told(clock, now))).toEqual(
          watch.cycles.map((cycle) => toldBy(watch, cycle, goal)),
        );
        for (const clock of clocks) expectBreachTime(clock, now, calendar);
      }),
      { numRuns: 150 },
    );
  });
});

const told = (clock: CycleClock, now: number) => {
  const at = clock.stoppedAt ?? now;
  return {
    startedAt: clock.startedAt,
    stoppedAt: clock.stoppedAt,
    elapsed: clock.elapsedMs(at),
    remaining: clock.remainingMs(at),
    breached: clock.isBreached(at),
    paused: clock.paused,
  };
};

const toldBy = (watch: Stopwatch, cycle: Stopwatch['cycles'][number], goal: number) => ({
  startedAt: cycle.startedAt,
  stoppedAt: cycle.stoppedAt,
  elapsed: cycle.minutes * MINUTE,
  remaining: (goal - cycle.minutes) * MINUTE,
  breached: cycle.minutes > goal,
  paused: cycle.stoppedAt === null && watch.paused,
});

/** A breach lies where exactly the goal is used up and the desk works on, or is not told at all while a pause hides it. */
const expectBreachTime = (clock: CycleClock, now: number, calendar: Calendar): void => {
  const breachAt = clock.breachAt();
  const at = clock.stoppedAt ?? now;
  if (clock.paused && !clock.isBreached(now)) expect(breachAt).toBeNull();
  else if (clock.isBreached(at)) {
    expect(breachAt).toBeLessThanOrEqual(at);
    expect(clock.elapsedMs(at) - openMinutes(breachAt ?? 0, at, calendar) * MINUTE).toBeLessThanOrEqual(clock.goalMs);
  } else if (breachAt !== null && breachAt - at < HORIZON) {
    expect(openMinutes(at, breachAt, calendar) * MINUTE).toBe(clock.remainingMs(at));
    expect(isOpen(breachAt - MINUTE, calendar)).toBe(true);
  }
};
