import { WorkWeek } from './work-week.ts';

const HOUR = 3_600_000;

/** What can happen to a request. `goal` is a change of priority that gives the resolution clock another goal. */
export type Happening =
  | { readonly at: number; readonly kind: 'created' | 'pause' | 'resume' | 'reply' | 'resolve' | 'reopen' | 'delete' }
  | { readonly at: number; readonly kind: 'goal'; readonly goalMs: number };

export interface Metric {
  readonly id: string;
  readonly name: string;
  readonly goalMs: number;
  readonly hasGoals: boolean;
  readonly week: WorkWeek;
  readonly starts: readonly Happening['kind'][];
  readonly stops: readonly Happening['kind'][];
  readonly pauses: boolean;
}

/** Two metrics in the calendar that the app is told of, one in a calendar of its own. */
export const METRICS: readonly Metric[] = [
  {
    id: 'customfield_1',
    name: 'Time to first response',
    goalMs: 4 * HOUR,
    hasGoals: false,
    week: new WorkWeek({ from: 9, to: 17 }),
    starts: ['created'],
    stops: ['reply', 'resolve', 'delete'],
    pauses: false,
  },
  {
    id: 'customfield_2',
    name: 'Time to resolution',
    goalMs: 16 * HOUR,
    hasGoals: true,
    week: new WorkWeek({ from: 9, to: 17 }),
    starts: ['created', 'reopen'],
    stops: ['resolve', 'delete'],
    pauses: true,
  },
  {
    id: 'customfield_3',
    name: 'Time to done',
    goalMs: 30 * HOUR,
    hasGoals: false,
    week: new WorkWeek({ from: 7, to: 19 }),
    starts: ['created', 'reopen'],
    stops: ['resolve', 'delete'],
    pauses: true,
  },
];

/** A stretch of one run under one goal; `from` is where that goal began to hold. */
export interface GoalSpan {
  readonly goalMs: number;
  readonly from: number;
  /** End of the goal or of the run; Infinity while it lasts. */
  readonly to: number;
}

/** One run of a metric on a request. Segments are the stretches without a pause. */
export interface Run {
  readonly metric: Metric;
  readonly startedAt: number;
  readonly stoppedAt: number;
  readonly segments: readonly { readonly from: number; readonly to: number }[];
  readonly goals: readonly GoalSpan[];
}

/** The life of a request, oldest first, and the clocks that follow from it. */
export class RequestHistory {
  readonly id: string;
  readonly happenings: readonly Happening[];
  readonly runs: readonly Run[];
  /** When its last clock stops; Infinity when one never does. */
  readonly stoppedAt: number;
  readonly #deletedAt: number;

  constructor(id: string, happenings: readonly Happening[]) {
    this.id = id;
    this.happenings = happenings;
    this.runs = METRICS.flatMap((metric) => runsOf(metric, happenings));
    this.stoppedAt = Math.max(...this.runs.map(({ stoppedAt }) => stoppedAt));
    this.#deletedAt = happenings.find(({ kind }) => kind === 'delete')?.at ?? Infinity;
  }

  get createdAt(): number {
    return this.happenings[0]?.at ?? 0;
  }

  /** The last thing that happens to it. */
  get endsAt(): number {
    return this.happenings.at(-1)?.at ?? 0;
  }

  existsAt(at: number): boolean {
    return at >= this.createdAt && at < this.#deletedAt;
  }

  updatedAt(at: number): number {
    return this.happenings.findLast((each) => each.at <= at)?.at ?? 0;
  }

  /** Runs in progress at an instant. */
  ongoing(at: number): readonly Run[] {
    return this.runs.filter((run) => run.startedAt <= at && at < run.stoppedAt);
  }
}

const runsOf = (metric: Metric, happenings: readonly Happening[]): readonly Run[] => {
  const runs: Run[] = [];
  let startedAt: number | null = null;
  for (const { at, kind } of [...happenings, { at: Infinity, kind: 'delete' } as const]) {
    if (startedAt === null && metric.starts.includes(kind)) startedAt = at;
    else if (startedAt !== null && metric.stops.includes(kind)) {
      runs.push(runBetween(metric, happenings, { startedAt, stoppedAt: at }));
      startedAt = null;
    }
  }
  return runs;
};

const runBetween = (
  metric: Metric,
  happenings: readonly Happening[],
  { startedAt, stoppedAt }: { readonly startedAt: number; readonly stoppedAt: number },
): Run => {
  const segments: { from: number; to: number }[] = [];
  let runningFrom: number | null = startedAt;
  let goalMs = metric.goalMs;
  const changes: { from: number; goalMs: number }[] = [{ from: startedAt, goalMs }];
  for (const each of happenings) {
    if (each.at >= stoppedAt) break;
    if (each.kind === 'goal' && metric.hasGoals) {
      ({ goalMs } = each);
      if (each.at <= startedAt) changes[0] = { from: startedAt, goalMs };
      else changes.push({ from: each.at, goalMs });
    }
    if (!metric.pauses || each.at <= startedAt) continue;
    if (each.kind === 'pause' && runningFrom !== null) {
      segments.push({ from: runningFrom, to: each.at });
      runningFrom = null;
    } else if (each.kind === 'resume' && runningFrom === null) runningFrom = each.at;
  }
  if (runningFrom !== null) segments.push({ from: runningFrom, to: stoppedAt });
  const goals = changes.map((change, index) => ({ ...change, to: changes[index + 1]?.from ?? stoppedAt }));
  return { metric, startedAt, stoppedAt, segments, goals };
};

export const elapsedAt = ({ metric, segments }: Run, at: number): number =>
  segments.reduce((sum, { from, to }) => sum + metric.week.worked(from, Math.min(to, at)), 0);

export const isPausedAt = ({ segments }: Run, at: number): boolean =>
  !segments.some(({ from, to }) => from <= at && at < to);

/** First instant at which the run has used `ms`; Infinity when it stops or pauses for good before. */
export const reachedAt = ({ metric, segments }: Run, ms: number): number => {
  let left = ms;
  for (const { from, to } of segments) {
    const worked = to === Infinity ? Infinity : metric.week.worked(from, to);
    if (worked >= left) return metric.week.after(from, left);
    left -= worked;
  }
  return Infinity;
};
