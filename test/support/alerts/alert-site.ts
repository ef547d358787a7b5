import { IssueId, IssueKey, ProjectId } from '../../../src/contract/ids.ts';
import type { AlertFields } from '../../../src/domain/alerts/alert-fields.ts';
import type { ReadClock, ReadIssue } from '../../../src/domain/alerts/read-clock.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import type { AlertFieldWriter, ClockReader } from '../../../src/usecases/ports/alerts.ts';
import { ASSIGNEE } from './telling-site.ts';
import { elapsedAt, isPausedAt, METRICS, reachedAt, type RequestHistory, type Run } from './request-history.ts';

/** The project of every request. */
export const PROJECT = ProjectId.parse('10700');
const PAGE = 100;

/** Jira with the clocks of many requests, as they stand at the instant that `now` says. */
export class AlertSite {
  readonly #histories: readonly RequestHistory[];
  readonly #byId: ReadonlyMap<string, RequestHistory>;
  readonly #now: () => number;
  readonly #call: () => void;
  readonly fields = new Map<string, AlertFields>();
  points = 0;

  constructor(
    histories: readonly RequestHistory[],
    { now, call }: { readonly now: () => number; readonly call: () => void },
  ) {
    this.#histories = histories.toSorted((a, b) => a.createdAt - b.createdAt);
    this.#byId = new Map(histories.map((history) => [history.id, history]));
    this.#now = now;
    this.#call = call;
  }

  readonly clockReader: ClockReader = {
    metrics: async () => METRICS.map(({ id }) => ({ id, name: id })),
    metricsNow: async () => METRICS.map(({ id }) => ({ id, name: id })),
    read: async (ids) => {
      this.#call();
      const there = ids.filter((id) => this.#byId.get(id)?.existsAt(this.#now()) === true);
      this.points += 1 + there.length;
      return {
        issues: there.flatMap((id) => this.#read(this.#byId.get(id))),
        missing: ids.filter((id) => !there.includes(id)),
      };
    },
    search: async ({ jql, after }) => {
      this.#call();
      const now = this.#now();
      const wanted = bandsIn(jql);
      const found = this.#open(now).filter((history) =>
        history.ongoing(now).some((run) => wanted.some((band) => matches(run, band, now))),
      );
      const from = Number(after ?? 0);
      const page = found.slice(from, from + PAGE);
      this.points += 1 + page.length;
      return {
        issues: page.flatMap((history) => this.#read(history)),
        next: from + PAGE < found.length ? String(from + PAGE) : null,
      };
    },
  };

  readonly alertFields: AlertFieldWriter = {
    write: async (values) => {
      this.#call();
      this.points += 1;
      for (const { issueId, values: each } of values) this.fields.set(issueId, each);
    },
  };

  /** Whether the request is there now. */
  exists(id: string): boolean {
    return this.#byId.get(id)?.existsAt(this.#now()) === true;
  }

  /** Requests with a clock in progress, or one to come. */
  #open(now: number): readonly RequestHistory[] {
    return this.#histories.filter((history) => now < history.stoppedAt && history.existsAt(now));
  }

  #read(history: RequestHistory | undefined): readonly ReadIssue[] {
    if (history === undefined) return [];
    const now = this.#now();
    return [
      {
        issueId: IssueId.parse(history.id),
        issueKey: IssueKey.parse(`HELP-${history.id}`),
        projectId: PROJECT,
        assigneeId: ASSIGNEE,
        requestTypeId: null,
        readAt: toInstant(now),
        clocks: history.ongoing(now).map((run) => readClock(run, now)),
      },
    ];
  }
}

const readClock = (run: Run, now: number): ReadClock => {
  const { goalMs } = run.goals.find(({ from, to }) => from <= now && now < to) ?? { goalMs: run.metric.goalMs };
  const elapsedMs = elapsedAt(run, now);
  const paused = isPausedAt(run, now);
  const breached = elapsedMs > goalMs;
  // Used up to the last second the goal is missed when the clock goes on, and was reached when it stopped.
  const breachAt = elapsedMs >= goalMs ? reachedAt(run, goalMs) : run.metric.week.after(now, goalMs - elapsedMs);
  return {
    metric: run.metric.id,
    name: run.metric.name,
    startedAt: toInstant(run.startedAt),
    goalMs,
    elapsedMs,
    remainingMs: goalMs - elapsedMs,
    breached,
    paused,
    withinCalendarHours: run.metric.week.isOpen(now),
    breachAt: paused && !breached ? null : toInstant(breachAt),
  };
};

type Wanted =
  | { readonly metric: string; readonly kind: 'left'; readonly from: number; readonly to: number }
  | { readonly metric: string; readonly kind: 'breached' };

/** Reads the two shapes of clauses that the app asks with; each clause names its metric. */
const bandsIn = (jql: string): readonly Wanted[] => {
  const left = [...jql.matchAll(/\(cf\[(\d+)\] > remaining\("(\d+)m"\) AND cf\[\d+\] <= remaining\("(\d+)m"\)\)/g)];
  const breached = [...jql.matchAll(/\(cf\[(\d+)\] = running\(\) AND cf\[\d+\] = breached\(\)\)/g)];
  return [
    ...left.map(([, metric, from, to]): Wanted => ({
      metric: `customfield_${metric}`,
      kind: 'left',
      from: Number(from) * 60_000,
      to: Number(to) * 60_000,
    })),
    ...breached.map(([, metric]): Wanted => ({ metric: `customfield_${metric}`, kind: 'breached' })),
  ];
};

const matches = (run: Run, wanted: Wanted, now: number): boolean => {
  if (run.metric.id !== wanted.metric || isPausedAt(run, now)) return false;
  const { goalMs } = run.goals.find(({ from, to }) => from <= now && now < to) ?? { goalMs: run.metric.goalMs };
  const remaining = goalMs - elapsedAt(run, now);
  if (wanted.kind === 'breached') return remaining < 0;
  return run.metric.week.isOpen(now) && remaining > wanted.from && remaining <= wanted.to;
};
