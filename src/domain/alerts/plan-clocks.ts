import type { Instant, IssueId, IssueKey, ProjectId } from '../../contract/ids';
import { DAY_MS } from '../time/civil-date';
import { toInstant } from '../time/instant';
import { crossedAt, hasCrossed, lookAt, type Reading } from './next-look';
import { isSameRun, type ClockRow, type ReadClock, type ReadIssue, type RunKey } from './read-clock';
import { rulesBehind, thresholdsOf, type ActiveRule, type RulesBehind } from './rules';
import { elapsedOf, marksOf, type Mark } from './threshold';

/** A threshold found crossed, before it is known who of two readers raises it. */
export interface Crossing extends RunKey, RulesBehind {
  readonly issueKey: IssueKey;
  readonly projectId: ProjectId;
  readonly name: string;
  /** Name of the threshold. */
  readonly threshold: string;
  readonly dueAt: Instant;
  /** `seen`: crossed before alerts, or every rule behind it, began, so nobody is told. */
  readonly kind: 'new' | 'seen';
}

export interface ClocksPlan {
  readonly save: readonly ClockRow[];
  /** Clocks that are not in progress any more. */
  readonly drop: readonly Pick<ClockRow, 'issueId' | 'metric'>[];
  readonly crossings: readonly Crossing[];
  /** Runs that can have alerts and do not any more: stopped, under another goal, deleted. */
  readonly over: readonly RunKey[];
}

export interface PlanContext {
  /** The rules that are on for a request: of its project and process, with their conditions met. */
  readonly rulesOf: (issue: ReadIssue) => readonly ActiveRule[];
  readonly working: Reading['working'];
  /** When alerts began on this site. */
  readonly since: Instant;
}

/**
 * Decides what reads of clocks change. `missing` are requests that were asked for and are not there any more. Reading the
 * same again plans the same crossings, so whoever raises them has to claim them; a read older than what is stored plans
 * nothing.
 */
export const planClocks = (
  known: readonly ClockRow[],
  read: { readonly issues: readonly ReadIssue[]; readonly missing: readonly IssueId[] },
  context: PlanContext,
): ClocksPlan => {
  const rowsOf = Map.groupBy(known, ({ issueId }) => issueId);
  const plans = read.issues.map((issue) => planIssue(rowsOf.get(issue.issueId) ?? [], issue, context));
  const gone = read.missing.flatMap((issueId) => rowsOf.get(issueId) ?? []);
  return {
    save: plans.flatMap(({ save }) => save),
    drop: [...plans.flatMap(({ drop }) => drop), ...gone.map(({ issueId, metric }) => ({ issueId, metric }))],
    crossings: plans.flatMap(({ crossings }) => crossings),
    over: [...plans.flatMap(({ over }) => over), ...gone.map(runOf)],
  };
};

const planIssue = (rows: readonly ClockRow[], issue: ReadIssue, context: PlanContext): ClocksPlan => {
  const fresh = rows.filter(({ readAt }) => readAt <= issue.readAt);
  const newer = new Set(rows.filter(({ readAt }) => readAt > issue.readAt).map(({ metric }) => metric));
  const plans = issue.clocks
    .filter(({ metric }) => !newer.has(metric))
    .map((clock) => planClock(fresh.find(({ metric }) => metric === clock.metric) ?? null, { issue, clock }, context));
  const stopped = fresh.filter((row) => !issue.clocks.some(({ metric }) => metric === row.metric));
  return {
    save: plans.map(({ row }) => row),
    drop: stopped.map(({ issueId, metric }) => ({ issueId, metric })),
    crossings: plans.flatMap(({ crossing }) => crossing ?? []),
    over: [...stopped.map(runOf), ...plans.flatMap(({ over }) => over ?? [])],
  };
};

interface ClockPlan {
  readonly row: ClockRow;
  readonly crossing: Crossing | null;
  readonly over: RunKey | null;
}

const planClock = (
  before: ClockRow | null,
  { issue, clock }: { readonly issue: ReadIssue; readonly clock: ReadClock },
  context: PlanContext,
): ClockPlan => {
  const { metric, goalMs } = clock;
  const reading = { at: issue.readAt, working: context.working };
  const rules = context.rulesOf(issue);
  const marks = marksOf(thresholdsOf(rules, metric), goalMs);
  const isSame = before !== null && isSameRun(before, { issueId: issue.issueId, ...clock });
  const held = isSame ? before.level : null;
  const crossed = crossedMark(clock, marks, held);
  const level = crossed?.name ?? null;
  const row = rowOf(before, { issue, clock }, { level, nextAt: nextLook(clock, marks, reading) });
  const after = furthest(held, goalMs);
  // A rule that has gone may leave an earlier threshold the furthest: that is no news.
  const isNew = crossed !== null && crossed.elapsedMs > after;
  return {
    row,
    crossing: isNew ? crossingOf(row, crossed, { clock, reading, rules, after, since: context.since }) : null,
    over: hasEnded(before, { isSame, level }) ? runOf(before) : null,
  };
};

/** Elapsed time at the threshold that is held; below 0 when none is. */
const furthest = (held: string | null, goalMs: number): number =>
  (held === null ? null : elapsedOf(held, goalMs)) ?? -1;

/**
 * Whether a run can have an alert and has none any more: it is another run or goal now, or no threshold holds. What a row
 * says of a run that is over does not count: a reader that died after its claim has said nothing.
 */
const hasEnded = (
  before: ClockRow | null,
  { isSame, level }: { readonly isSame: boolean; readonly level: string | null },
): before is ClockRow => before !== null && (!isSame || (before.level !== null && level === null));

/** The furthest mark crossed. A clock that was paused before anybody saw it cross waits for its going on, unless it is breached. */
const crossedMark = (clock: ReadClock, marks: readonly Mark[], held: string | null): Mark | null => {
  const crossed = marks.filter((mark) => hasCrossed(clock, mark));
  const seen = clock.paused && !clock.breached ? crossed.filter(({ name }) => name === held) : crossed;
  return seen.at(-1) ?? null;
};

/**
 * The first of the looks that the marks ahead ask for; a paused clock says nothing about when. Past all of its thresholds it
 * is looked at once a day: an event that was lost, as of a move to a desk that is not served, would let its alert stand for ever.
 */
const nextLook = (clock: ReadClock, marks: readonly Mark[], reading: Reading): Instant | null => {
  if (clock.paused) return null;
  const [next] = marks.filter((mark) => !hasCrossed(clock, mark));
  if (next !== undefined) return lookAt(clock, next, reading);
  return marks.length === 0 ? null : toInstant(reading.at + DAY_MS);
};

const rowOf = (
  before: ClockRow | null,
  { issue, clock }: { readonly issue: ReadIssue; readonly clock: ReadClock },
  { level, nextAt }: Pick<ClockRow, 'level' | 'nextAt'>,
): ClockRow => ({
  issueId: issue.issueId,
  metric: clock.metric,
  issueKey: issue.issueKey,
  projectId: issue.projectId,
  name: clock.name,
  startedAt: clock.startedAt,
  goalMs: clock.goalMs,
  remainingMs: clock.remainingMs,
  isPaused: clock.paused,
  breachAt: clock.breachAt,
  level,
  nextAt,
  queuedFor: before?.queuedFor ?? null,
  readAt: issue.readAt,
});

interface CrossingContext {
  readonly clock: ReadClock;
  readonly reading: Reading;
  readonly rules: readonly ActiveRule[];
  /** Elapsed time of the threshold that was the furthest before; below 0: none was. */
  readonly after: number;
  readonly since: Instant;
}

const crossingOf = (row: ClockRow, mark: Mark, context: CrossingContext): Crossing => {
  const { clock, reading, rules, after, since } = context;
  const dueAt = crossedAt(clock, mark, reading);
  const { issueKey, projectId, name, metric, goalMs } = row;
  const span = { metric, goalMs, after, until: mark.elapsedMs };
  // A rule made today says nothing of what was crossed before; where every rule is that new, nobody is told.
  const behind = rulesBehind(
    rules.filter((rule) => rule.since < dueAt),
    span,
  );
  const isNews = dueAt > since && behind.rules.length + behind.seconds.length > 0;
  return {
    ...runOf(row),
    issueKey,
    projectId,
    name,
    threshold: mark.name,
    dueAt,
    kind: isNews ? 'new' : 'seen',
    ...(isNews ? behind : rulesBehind(rules, span)),
  };
};

const runOf = ({ issueId, metric, startedAt, goalMs }: ClockRow): RunKey => ({ issueId, metric, startedAt, goalMs });

/** Clocks that must be looked at inside the horizon and have no queue event on its way, by the minute of their look. */
export const planLooks = (
  rows: readonly ClockRow[],
  now: Instant,
): readonly { readonly at: Instant; readonly rows: readonly ClockRow[] }[] => {
  const due = rows.filter(({ nextAt, queuedFor }) => nextAt !== null && nextAt !== queuedFor);
  const minutes = Map.groupBy(due, ({ nextAt }) => Math.floor(Math.max(nextAt ?? 0, now) / 60_000));
  // Looked at when the last of the minute is due, so that nothing is looked at too early and nothing waits a minute.
  return [...minutes.values()].map((group) => ({
    at: toInstant(Math.max(now, ...group.map(({ nextAt }) => nextAt ?? 0))),
    rows: group,
  }));
};
