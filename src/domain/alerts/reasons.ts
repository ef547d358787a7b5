import type { Instant } from '../../contract/ids';
import type { RiskReason } from '../../contract/risk';
import type { ClockRow } from './read-clock';

/** How far ahead of a breach the field Next breach is filled and a request counts as breaching soon, in wall-clock time. */
export const LOOK_AHEAD_MS = 24 * 3_600_000;

/**
 * The worst first: nobody speaks with the requester · a promise is broken · nobody decides · a promise is about to break ·
 * a bad answer waits for its follow-up · nobody has it · something is missing · it came back.
 */
const ORDER = [
  'silent',
  'breached',
  'bouncing',
  'soon',
  'bad-answer',
  'unowned',
  'incomplete',
  'reopened',
] as const satisfies readonly RiskReason[];

/** A reason that an open request can have. */
export type OpenReason = Exclude<RiskReason, 'bad-answer'>;

/** Negative when the first is the worse reason. */
export const byReason = (a: RiskReason, b: RiskReason): number => ORDER.indexOf(a) - ORDER.indexOf(b);

/** Whether a clock in progress is missed or will be soon; null: neither. */
export const reasonOfClock = (
  { remainingMs, breachAt, level, isPaused }: Pick<ClockRow, 'remainingMs' | 'breachAt' | 'level' | 'isPaused'>,
  now: Instant,
): 'breached' | 'soon' | null => {
  if (remainingMs < 0 || (breachAt !== null && breachAt < now)) return 'breached';
  const isNear = breachAt !== null && !isPaused && breachAt <= now + LOOK_AHEAD_MS;
  return isNear || level !== null ? 'soon' : null;
};
