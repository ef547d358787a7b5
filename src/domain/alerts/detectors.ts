import type { DetectorName, DetectorRules } from '../../contract/detectors';
import type { Instant } from '../../contract/ids';
import type { RequestFact } from '../request-fact';
import type { Calendar } from '../time/calendar';

/** What the detectors go by, of an open request. */
export type OpenFacts = Pick<
  RequestFact,
  'createdAt' | 'closedAt' | 'deleted' | 'segments' | 'handovers' | 'reopens' | 'unownedSince' | 'heardAt' | 'missing'
>;

/** Something wrong with an open request. */
export interface Finding {
  readonly reason: DetectorName;
  /** Whole working days of silence, working hours without an owner, handovers, reopens, or missing items. */
  readonly amount: number;
}

export interface Detection {
  /** What is wrong now, in no order. */
  readonly findings: readonly Finding[];
  /** When time alone makes something else wrong; null: nothing does. */
  readonly nextAt: Instant | null;
}

export interface DetectorContext {
  readonly rules: DetectorRules;
  readonly calendar: Pick<Calendar, 'workdayMs' | 'workingMsBetween' | 'afterWorking'>;
  readonly now: Instant;
}

/** Hold in every project that has not set them for itself. */
export const DEFAULT_DETECTORS: DetectorRules = {
  silent: { isOn: true, days: 5 },
  bouncing: { isOn: true, times: 2 },
  unowned: { isOn: true, hours: 8 },
  incomplete: { isOn: true },
  reopened: { isOn: true, times: 1 },
};

const HOUR_MS = 3_600_000;
const NOTHING: Detection = { findings: [], nextAt: null };

/** Looks at an open request with every detector that is on; in a closed or deleted one there is nothing to find. */
export const detect = (facts: OpenFacts, context: DetectorContext): Detection => {
  if (facts.closedAt !== null || facts.deleted) return NOTHING;
  const timed = [silence(facts, context), ownerless(facts, context)].flatMap((wait) => wait ?? []);
  const ahead = timed.filter(({ at }) => at > context.now).map(({ at }) => at);
  return {
    findings: [
      ...timed.filter(({ at }) => at <= context.now).map(({ finding }) => finding),
      ...counted(facts, context.rules),
    ],
    nextAt: ahead.toSorted((a, b) => a - b)[0] ?? null,
  };
};

/** A finding that time brings about, and when it does. */
interface Wait {
  readonly at: Instant;
  readonly finding: Finding;
}

/** Begins anew with every public word of the desk, and while the desk waits for the requester there is none. */
const silence = (facts: OpenFacts, { rules, calendar, now }: DetectorContext): Wait | null => {
  const since = withDeskSince(facts);
  if (!rules.silent.isOn || since === null) return null;
  const from = Math.max(since, facts.heardAt ?? 0);
  const amount = Math.floor(calendar.workingMsBetween(from, now) / calendar.workdayMs);
  const at = calendar.afterWorking(from, rules.silent.days * calendar.workdayMs);
  return { at, finding: { reason: 'silent', amount } };
};

const ownerless = (facts: OpenFacts, { rules, calendar, now }: DetectorContext): Wait | null => {
  const since = withDeskSince(facts);
  if (!rules.unowned.isOn || since === null || facts.unownedSince === null) return null;
  const from = Math.max(since, facts.unownedSince);
  const amount = Math.floor(calendar.workingMsBetween(from, now) / HOUR_MS);
  return { at: calendar.afterWorking(from, rules.unowned.hours * HOUR_MS), finding: { reason: 'unowned', amount } };
};

/** Since when it has lain with the desk; null while it waits for its requester. */
const withDeskSince = ({ segments, createdAt }: OpenFacts): Instant | null => {
  const last = segments.at(-1);
  if (last === undefined) return createdAt;
  return last.class === 'w' && last.to === null ? last.from : null;
};

const counted = (facts: OpenFacts, { bouncing, incomplete, reopened }: DetectorRules): readonly Finding[] => [
  ...(bouncing.isOn && facts.handovers >= bouncing.times
    ? [{ reason: 'bouncing' as const, amount: facts.handovers }]
    : []),
  ...(incomplete.isOn && facts.missing > 0 ? [{ reason: 'incomplete' as const, amount: facts.missing }] : []),
  ...(reopened.isOn && facts.reopens >= reopened.times ? [{ reason: 'reopened' as const, amount: facts.reopens }] : []),
];
