import type { DetectorName } from '../../contract/detectors';
import type { Instant, IssueId } from '../../contract/ids';
import { toInstant } from '../time/instant';
import type { ClockRow } from './read-clock';
import { byReason, LOOK_AHEAD_MS, reasonOfClock, type OpenReason } from './reasons';
import { parseThreshold } from './threshold';

/** What the alert fields of a request hold; null empties a field. Stored in English on every site. */
export interface AlertFields {
  readonly slaAlert: string | null;
  readonly nextBreach: Instant | null;
  readonly risk: string | null;
}

export const NO_ALERT_FIELDS: AlertFields = { slaAlert: null, nextBreach: null, risk: null };

/** What the fields of one request should hold, from all its clocks in progress and what the detectors last found. */
export const alertFieldsOf = (
  { rows, trouble }: { readonly rows: readonly ClockRow[]; readonly trouble: DetectorName | null },
  now: Instant,
): AlertFields => {
  const worst = rows.filter(({ level }) => level !== null).toSorted((a, b) => a.remainingMs - b.remainingMs)[0];
  const breaches = rows.flatMap(({ breachAt, isPaused }) =>
    breachAt !== null && !isPaused && breachAt > now && breachAt <= now + LOOK_AHEAD_MS ? [breachAt] : [],
  );
  return {
    slaAlert: worst?.level ? `${levelText(worst.level)}: ${worst.name}` : null,
    nextBreach: breaches.toSorted((a, b) => a - b)[0] ?? null,
    risk: riskText(rows, { trouble, now }),
  };
};

const RISK_TEXTS: Readonly<Record<OpenReason, string>> = {
  silent: 'Silent',
  breached: 'Breached',
  bouncing: 'Bouncing',
  soon: 'Breaching soon',
  unowned: 'No owner',
  incomplete: 'Missing item',
  reopened: 'Reopened',
};

/** Without figures, which change by the passing of time: a field is written when the reason is another. */
const riskText = (
  rows: readonly ClockRow[],
  { trouble, now }: { readonly trouble: DetectorName | null; readonly now: Instant },
): string | null => {
  const reasons = [...rows.flatMap((row) => reasonOfClock(row, now) ?? []), ...(trouble === null ? [] : [trouble])];
  const worst = reasons.toSorted(byReason)[0];
  return worst === undefined ? null : RISK_TEXTS[worst];
};

const levelText = (level: string): string => {
  const threshold = parseThreshold(level);
  switch (threshold?.kind) {
    case 'share':
      return `${threshold.percent}% used`;
    case 'before':
      return `${threshold.minutes} min left`;
    case 'after':
      return `${threshold.minutes} min over`;
    case 'breach':
    case undefined:
      return 'Breached';
  }
};

/** Stands for Next breach while a write is under way: killed there, nobody knows what Jira holds, so it is written again. */
export const IN_DOUBT: Instant = toInstant(0);

/** What Jira was last told, of one request. */
export interface WrittenFields extends AlertFields {
  readonly issueId: IssueId;
}

export const sameAlertFields = (a: AlertFields, b: AlertFields): boolean =>
  a.slaAlert === b.slaAlert && a.nextBreach === b.nextBreach && a.risk === b.risk;
