import type { Instant } from '../../contract/ids';
import type { PromisedTime } from '../../contract/service-contract';
import { timeIn } from '../experience/request-facts';
import type { RequestRecord } from '../experience/request-record';
import type { Calendar } from '../time/calendar';
import { toInstant } from '../time/instant';

const HOUR_MS = 3_600_000;

/** Working milliseconds of a promise; a day is a working day of the process. */
export const promisedMs = ({ amount, unit }: PromisedTime, calendar: Calendar): number =>
  amount * (unit === 'hours' ? HOUR_MS : calendar.workdayMs);

/** Where one promised time stands. Working milliseconds. */
export interface PromiseStanding {
  /** `waiting`: the desk waits for the requester, and the time stands still. */
  readonly state: 'running' | 'waiting' | 'overdue' | 'kept' | 'broken';
  readonly promisedMs: number;
  /** Negative once it is overdue or broken. */
  readonly remainingMs: number;
  /** When it runs out if nothing changes; null while it waits. When it ran out, once overdue. */
  readonly dueAt: Instant | null;
}

type Life = Pick<RequestRecord, 'createdAt' | 'closedAt' | 'firstResponseAt' | 'segments'>;

/** The first reply against its promise: working time from the creation. A close without a reply is measured by the close. */
export const responseStanding = (
  life: Life,
  promise: PromisedTime,
  { calendar, now }: { readonly calendar: Calendar; readonly now: Instant },
): PromiseStanding => {
  const given = life.firstResponseAt ?? life.closedAt;
  const whole = promisedMs(promise, calendar);
  const remainingMs = whole - calendar.workingMsBetween(life.createdAt, given ?? now);
  const dueAt = toInstant(calendar.afterWorking(life.createdAt, whole));
  if (given !== null) return { state: remainingMs >= 0 ? 'kept' : 'broken', promisedMs: whole, remainingMs, dueAt };
  return { state: remainingMs >= 0 ? 'running' : 'overdue', promisedMs: whole, remainingMs, dueAt };
};

/** The handling against its promise: working time in the desk's hands, waiting for the requester left out. */
export const handlingStanding = (
  life: Life,
  promise: PromisedTime,
  { calendar, now }: { readonly calendar: Calendar; readonly now: Instant },
): PromiseStanding => {
  const whole = promisedMs(promise, calendar);
  const working = (from: number, to: number): number => calendar.workingMsBetween(from, to);
  const remainingMs = whole - timeIn(life.segments, { classes: 'w', until: life.closedAt ?? now }, working);
  if (life.closedAt !== null) {
    return { state: remainingMs >= 0 ? 'kept' : 'broken', promisedMs: whole, remainingMs, dueAt: null };
  }
  if (remainingMs < 0) return { state: 'overdue', promisedMs: whole, remainingMs, dueAt: null };
  if (life.segments.at(-1)?.class === 'c') return { state: 'waiting', promisedMs: whole, remainingMs, dueAt: null };
  return {
    state: 'running',
    promisedMs: whole,
    remainingMs,
    dueAt: toInstant(calendar.afterWorking(now, remainingMs)),
  };
};
