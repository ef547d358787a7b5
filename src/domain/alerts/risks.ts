import type { Instant, IssueId, IssueKey } from '../../contract/ids';
import type { Risk, RiskReason } from '../../contract/risk';
import type { ClockRow } from './read-clock';
import { parseThreshold } from './threshold';

/** An open request that was passed around or came back. */
export interface TroubledRequest {
  readonly issueId: IssueId;
  readonly issueKey: IssueKey;
  readonly handovers: number;
  readonly reopens: number;
}

/** From this many handovers on a request is bouncing. */
export const BOUNCING_HANDOVERS = 2;

const LATEST = Number.MAX_SAFE_INTEGER;
const ORDER: readonly RiskReason[] = ['breached', 'soon', 'bouncing', 'reopened'];

/**
 * Each request once, under its worst reason: missed promises longest first, then what is missed next, then what bounces
 * most, then what came back.
 */
export const risksOf = (
  clocks: readonly ClockRow[],
  troubled: readonly TroubledRequest[],
  now: Instant,
): readonly Risk[] => {
  const all = [...clocks.map((row) => riskOfClock(row, now)), ...troubled.map(riskOfTrouble)];
  const seen = new Set<IssueId>();
  return all.toSorted(compare).filter(({ issueId }) => {
    if (seen.has(issueId)) return false;
    seen.add(issueId);
    return true;
  });
};

const riskOfClock = (row: ClockRow, now: Instant): Risk => {
  const isBreached = row.remainingMs < 0 || (row.breachAt !== null && row.breachAt < now);
  return {
    issueId: row.issueId,
    issueKey: row.issueKey,
    reason: isBreached ? 'breached' : 'soon',
    clock: row.name,
    threshold: row.level === null ? null : parseThreshold(row.level),
    breachAt: row.breachAt,
    times: 0,
  };
};

const riskOfTrouble = ({ issueId, issueKey, handovers, reopens }: TroubledRequest): Risk => {
  const isBouncing = handovers >= BOUNCING_HANDOVERS;
  return {
    issueId,
    issueKey,
    reason: isBouncing ? 'bouncing' : 'reopened',
    clock: null,
    threshold: null,
    breachAt: null,
    times: isBouncing ? handovers : reopens,
  };
};

/** A paused clock has no instant of breach: after those that have one. */
const compare = (a: Risk, b: Risk): number =>
  ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason) ||
  (a.breachAt ?? LATEST) - (b.breachAt ?? LATEST) ||
  b.times - a.times ||
  Number(a.issueId) - Number(b.issueId);
