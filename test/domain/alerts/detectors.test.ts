import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DetectorName } from '../../../src/contract/detectors.ts';
import { DEFAULT_DETECTORS, detect, type OpenFacts } from '../../../src/domain/alerts/detectors.ts';
import type { Segment } from '../../../src/domain/request-fact.ts';
import { DEFAULT_SETTINGS } from '../../../src/contract/settings.ts';
import { createCalendar } from '../../../src/domain/time/calendar.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { WorkWeek } from '../../support/alerts/work-week.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Monday 5 October 2026, 00:00 UTC. */
const MONDAY = Date.UTC(2026, 9, 5);
const at = (day: number, hour = 0) => toInstant(MONDAY + day * DAY + hour * HOUR);

/** Monday to Friday, 09:00 to 17:00 UTC: the same week, computed by the app and by the oracle. */
const calendar = createCalendar({
  ...DEFAULT_SETTINGS.calendar,
  zone: 'UTC',
  weekdays: [1, 2, 3, 4, 5],
  hours: { from: 540, to: 1020 },
  daysOff: [],
});
const week = new WorkWeek({ from: 9, to: 17 });

const facts = (more: Partial<OpenFacts> = {}): OpenFacts => ({
  createdAt: at(0, 9),
  closedAt: null,
  deleted: false,
  segments: [{ class: 'w', from: at(0, 9), to: null }],
  handovers: 0,
  reopens: 0,
  unownedSince: null,
  heardAt: null,
  missing: 0,
  ...more,
});
const look = (more: Partial<OpenFacts>, now: number, rules = DEFAULT_DETECTORS) =>
  detect(facts(more), { rules, calendar, now: toInstant(now) });

it('finds a silence of five working days, and knows when it will be one', () => {
  expect(look({}, at(0, 12))).toEqual({ findings: [], nextAt: at(4, 17) });
  expect(look({}, at(4, 16))).toEqual({ findings: [], nextAt: at(4, 17) });
  expect(look({}, at(4, 17))).toEqual({ findings: [{ reason: 'silent', amount: 5 }], nextAt: null });
  expect(look({}, at(8, 9)).findings).toEqual([{ reason: 'silent', amount: 6 }]);
});

it('begins to count anew when the requester hears something, and not while the desk waits for them', () => {
  expect(look({ heardAt: at(3, 12) }, at(7, 12)).findings).toEqual([]);
  expect(look({ heardAt: at(3, 12) }, at(10, 12)).findings).toEqual([{ reason: 'silent', amount: 5 }]);
  const waiting: Segment[] = [
    { class: 'w', from: at(0, 9), to: at(1, 9) },
    { class: 'c', from: at(1, 9), to: null },
  ];
  expect(look({ segments: waiting, unownedSince: at(0, 9) }, at(30))).toEqual({ findings: [], nextAt: null });
  const back: Segment[] = [
    ...waiting.slice(0, 1),
    { class: 'c', from: at(1, 9), to: at(7, 9) },
    { class: 'w', from: at(7, 9), to: null },
  ];
  expect(look({ segments: back }, at(8, 12)).findings).toEqual([]);
});

it('finds a request that nobody has had for eight working hours', () => {
  expect(look({ unownedSince: at(0, 13), heardAt: at(1, 9) }, at(1, 12)).nextAt).toBe(at(1, 13));
  expect(look({ unownedSince: at(0, 13) }, at(1, 14)).findings).toEqual([{ reason: 'unowned', amount: 9 }]);
});

it.each<[string, Partial<OpenFacts>, DetectorName]>([
  ['handed over twice', { handovers: 2 }, 'bouncing'],
  ['that came back', { reopens: 1 }, 'reopened'],
  ['that lacks something', { missing: 3 }, 'incomplete'],
])('finds a request %s at once, and not when the detector is off', (_, more, reason) => {
  expect(look(more, at(0, 10)).findings.map((finding) => finding.reason)).toEqual([reason]);
  const off = { ...DEFAULT_DETECTORS, [reason]: { ...DEFAULT_DETECTORS[reason], isOn: false } };
  expect(look(more, at(0, 10), off).findings).toEqual([]);
});

it('finds nothing in what is closed or deleted', () => {
  const bad = { handovers: 9, missing: 2, unownedSince: at(0, 9) };
  expect(look({ ...bad, closedAt: at(1) }, at(40))).toEqual({ findings: [], nextAt: null });
  expect(look({ ...bad, deleted: true }, at(40))).toEqual({ findings: [], nextAt: null });
});

/** Something that happens to a request, so many hours after what happened before. */
const happening = fc.record({
  after: fc.integer({ min: 1, max: 60 }),
  what: fc.constantFrom('reply', 'wait', 'resume', 'take', 'drop', 'pass'),
});
const rules = fc.record({
  silent: fc.record({ isOn: fc.boolean(), days: fc.integer({ min: 1, max: 8 }) }),
  bouncing: fc.record({ isOn: fc.boolean(), times: fc.integer({ min: 1, max: 4 }) }),
  unowned: fc.record({ isOn: fc.boolean(), hours: fc.integer({ min: 1, max: 30 }) }),
  incomplete: fc.record({ isOn: fc.boolean() }),
  reopened: fc.record({ isOn: fc.boolean(), times: fc.integer({ min: 1, max: 3 }) }),
});

/** Somebody who counts hour by hour, with a notebook; knows nothing of segments or instants ahead. */
class Notebook {
  silent = 0;
  ownerless = 0;
  passes = 0;
  waits = false;
  heardAt: number | null = null;
  unownedSince: number | null = MONDAY + 9 * HOUR;
  readonly segments: Segment[] = [];
  #from = MONDAY + 9 * HOUR;

  note(what: string, now: number): void {
    if (what === 'reply') [this.silent, this.heardAt] = [0, now];
    if (what === (this.waits ? 'resume' : 'wait')) this.#turn(now);
    if (what === 'take') [this.unownedSince, this.ownerless] = [null, 0];
    if (what === 'drop') this.unownedSince ??= now;
    if (what === 'pass') this.passes += 1;
  }

  #turn(now: number): void {
    this.segments.push({ class: this.waits ? 'c' : 'w', from: toInstant(this.#from), to: toInstant(now) });
    [this.#from, this.waits, this.silent, this.ownerless] = [now, !this.waits, 0, 0];
  }

  anHour(now: number): void {
    const worked = this.waits ? 0 : week.worked(now, now + HOUR);
    this.silent += worked;
    if (this.unownedSince !== null) this.ownerless += worked;
  }

  get facts(): Partial<OpenFacts> {
    const last: Segment = { class: this.waits ? 'c' : 'w', from: toInstant(this.#from), to: null };
    return {
      segments: [...this.segments, last],
      handovers: this.passes,
      heardAt: this.heardAt === null ? null : toInstant(this.heardAt),
      unownedSince: this.unownedSince === null ? null : toInstant(this.unownedSince),
    };
  }
}

const counted = (life: readonly { readonly after: number; readonly what: string }[], until: number): Notebook => {
  const book = new Notebook();
  const begins = MONDAY + 9 * HOUR;
  const hours = life.map((_, index) => life.slice(0, index + 1).reduce((sum, { after }) => sum + after, 0));
  for (let now = begins; now < until; now += HOUR) {
    life.forEach(({ what }, index) => {
      if (begins + (hours[index] ?? 0) * HOUR === now) book.note(what, now);
    });
    book.anHour(now);
  }
  return book;
};

it('agrees with somebody who counts hour by hour, over any life', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 12 }), fc.integer({ min: 1, max: 700 }), rules, (life, hours, set) => {
      const until = MONDAY + (9 + hours) * HOUR;
      const book = counted(life, until);
      const { findings } = look(book.facts, until, set);
      const { waits, silent, ownerless, passes, unownedSince } = book;
      const expected = [
        ...(set.silent.isOn && !waits && silent >= set.silent.days * 8 * HOUR ? ['silent'] : []),
        ...(set.unowned.isOn && !waits && unownedSince !== null && ownerless >= set.unowned.hours * HOUR
          ? ['unowned']
          : []),
        ...(set.bouncing.isOn && passes >= set.bouncing.times ? ['bouncing'] : []),
      ];
      expect(findings.map(({ reason }) => reason).toSorted()).toEqual(expected.toSorted());
    }),
  );
});

it('says the instant at which time alone makes something wrong, and not a moment before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), rules, (heard, since, set) => {
      const more = {
        heardAt: at(0, 9 + heard),
        unownedSince: at(0, 9 + since),
        segments: [{ class: 'w' as const, from: at(0, 9), to: null }],
      };
      const now = at(0, 9 + Math.max(heard, since));
      const { findings, nextAt } = look(more, now, set);
      if (nextAt === null) return;
      expect(look(more, nextAt - 1, set).findings).toHaveLength(findings.length);
      expect(look(more, nextAt, set).findings.length).toBeGreaterThan(findings.length);
    }),
  );
});
