import type { Instant, IssueId, IssueKey } from '../../contract/ids';
import type { Risk } from '../../contract/risk';
import type { Finding } from './detectors';
import type { ClockRow } from './read-clock';
import { byReason, reasonOfClock } from './reasons';
import { parseThreshold } from './threshold';

/** An open request and what its detectors find. */
export interface TroubledRequest {
  readonly issueId: IssueId;
  readonly issueKey: IssueKey;
  readonly findings: readonly Finding[];
}

/** A follow-up that somebody still owes. */
export interface OwedFollowUp {
  readonly issueId: IssueId;
  readonly issueKey: IssueKey;
  readonly dueAt: Instant;
}

/** What a risk needs to know of a clock in progress. */
type RiskyClock = Pick<ClockRow, 'issueId' | 'issueKey' | 'name' | 'remainingMs' | 'breachAt' | 'level' | 'isPaused'>;

export interface RiskSources {
  readonly clocks: readonly RiskyClock[];
  readonly troubled: readonly TroubledRequest[];
  readonly owed: readonly OwedFollowUp[];
}

/** A request's worst reason, and how many others it has. */
export interface RankedRisk {
  readonly risk: Risk;
  readonly others: number;
}

/**
 * Each request once, under its worst reason. Under one reason those come first with which more is wrong, then what is or
 * was due first, then the larger figure.
 */
export const rankedRisks = ({ clocks, troubled, owed }: RiskSources, now: Instant): readonly RankedRisk[] => {
  const all = [
    ...clocks.flatMap((row) => riskOfClock(row, now) ?? []),
    ...troubled.flatMap(risksOfTrouble),
    ...owed.map(riskOfFollowUp),
  ];
  const ofIssue = Map.groupBy(all, ({ issueId }) => issueId);
  return [...ofIssue.values()]
    .flatMap((risks) => {
      const [risk] = risks.toSorted(compare);
      return risk === undefined ? [] : { risk, others: new Set(risks.map(({ reason }) => reason)).size - 1 };
    })
    .toSorted((a, b) => byReason(a.risk.reason, b.risk.reason) || b.others - a.others || compare(a.risk, b.risk));
};

/** The worst reasons alone, in the same order. */
export const risksOf = (sources: RiskSources, now: Instant): readonly Risk[] =>
  rankedRisks(sources, now).map(({ risk }) => risk);

const riskOfClock = (row: RiskyClock, now: Instant): Risk | null => {
  const reason = reasonOfClock(row, now);
  if (reason === null) return null;
  return {
    issueId: row.issueId,
    issueKey: row.issueKey,
    reason,
    clock: row.name,
    threshold: row.level === null ? null : parseThreshold(row.level),
    dueAt: row.breachAt,
    amount: 0,
  };
};

const risksOfTrouble = ({ issueId, issueKey, findings }: TroubledRequest): readonly Risk[] =>
  findings.map((finding) => ({ issueId, issueKey, clock: null, threshold: null, dueAt: null, ...finding }));

const riskOfFollowUp = ({ issueId, issueKey, dueAt }: OwedFollowUp): Risk => ({
  issueId,
  issueKey,
  reason: 'bad-answer',
  clock: null,
  threshold: null,
  dueAt,
  amount: 0,
});

const LATEST = Number.MAX_SAFE_INTEGER;

/** Total over different risks of one request as well as over different requests. A paused clock has no instant: it comes last. */
const compare = (a: Risk, b: Risk): number =>
  byReason(a.reason, b.reason) ||
  (a.dueAt ?? LATEST) - (b.dueAt ?? LATEST) ||
  b.amount - a.amount ||
  Number(a.issueId) - Number(b.issueId) ||
  (a.clock ?? '').localeCompare(b.clock ?? '', 'en');
