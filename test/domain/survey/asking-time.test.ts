import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarSettings } from '../../../src/contract/settings.ts';
import { expiresAtOf, opensAtOf, type AskingCalendar } from '../../../src/domain/survey/asking-time.ts';
import { createCalendar } from '../../../src/domain/time/calendar.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';

const DAY = 86_400_000;
const ISRAEL: CalendarSettings = {
  zone: 'Asia/Jerusalem',
  weekdays: [0, 1, 2, 3, 4],
  hours: { from: 540, to: 1080 },
  holidays: 'israel',
};
const PLAIN: CalendarSettings = { ...ISRAEL, zone: 'UTC', weekdays: [1, 2, 3, 4, 5], holidays: 'none' };
const asking = (settings: CalendarSettings): AskingCalendar => ({ calendar: createCalendar(settings), settings });
const at = (text: string) => toInstant(Date.parse(text));
const opens = (closedAt: string, when: Parameters<typeof opensAtOf>[1], settings = ISRAEL) =>
  new Date(opensAtOf(at(closedAt), when, asking(settings))).toISOString();

describe('when a close is asked about', () => {
  it('is at the close by default', () => {
    expect(opens('2026-11-05T12:00:00Z', { kind: 'at-close' })).toBe('2026-11-05T12:00:00.000Z');
  });

  it('is so many days later, handed on from a weekend to the next working day', () => {
    // Thursday and two days: Saturday, so Sunday at the same hour.
    expect(opens('2026-11-05T12:00:00Z', { kind: 'after-days', days: 2 })).toBe('2026-11-08T12:00:00.000Z');
    expect(opens('2026-11-05T12:00:00Z', { kind: 'after-days', days: 3 })).toBe('2026-11-08T12:00:00.000Z');
  });

  it('is when work begins on the next such day of a month, after payday and never before', () => {
    expect(opens('2026-11-05T12:00:00Z', { kind: 'month-day', day: 10 })).toBe('2026-11-10T07:00:00.000Z');
    expect(opens('2026-11-10T12:00:00Z', { kind: 'month-day', day: 10 })).toBe('2026-12-10T07:00:00.000Z');
    // 1 January 2027 is a Friday.
    expect(opens('2026-12-15T12:00:00Z', { kind: 'month-day', day: 1 })).toBe('2027-01-03T07:00:00.000Z');
  });

  it('is never before the close, and no later than two months and a rest', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') }),
        fc.oneof(
          fc.record({ kind: fc.constant('after-days' as const), days: fc.integer({ min: 1, max: 60 }) }),
          fc.record({ kind: fc.constant('month-day' as const), day: fc.integer({ min: 1, max: 28 }) }),
        ),
        (closedAt, when) => {
          const opensAt = opensAtOf(toInstant(closedAt), when, asking(ISRAEL));
          expect(opensAt).toBeGreaterThanOrEqual(closedAt);
          expect(opensAt - closedAt).toBeLessThan(76 * DAY);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the end of a card', () => {
  it('is fourteen days after it opened', () => {
    const opensAt = at('2026-10-05T12:00:00Z');
    expect(expiresAtOf(opensAt, asking(PLAIN)) - opensAt).toBe(14 * DAY);
  });

  it('pauses on holidays: Tabernacles and its last day of 2025 give two days more', () => {
    // 7 October 2025 is a Tuesday and the first day of Tabernacles, 14 October a Tuesday and the last.
    const opensAt = at('2025-10-05T09:00:00Z');
    expect(expiresAtOf(opensAt, asking(ISRAEL)) - opensAt).toBe(16 * DAY);
  });

  it('does not pause on a holiday that falls on a weekend', () => {
    // The two days of New Year 5787 are Saturday 12 and Sunday 13 September 2026: one of them is a working weekday.
    const opensAt = at('2026-08-31T09:00:00Z');
    expect(expiresAtOf(opensAt, asking(ISRAEL)) - opensAt).toBe(15 * DAY);
  });
});
