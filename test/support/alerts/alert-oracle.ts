import { elapsedAt, isPausedAt, reachedAt, type GoalSpan, type RequestHistory, type Run } from './request-history.ts';

/** A threshold crossed, as the whole history tells it and nothing else does. */
export interface TrueCrossing {
  readonly issueId: string;
  readonly metric: string;
  readonly startedAt: number;
  readonly goalMs: number;
  readonly threshold: string;
  readonly at: number;
  /** Until when it stays the furthest one crossed, on the same run and goal; a run that pauses unbreached counts as over. */
  readonly until: number;
  /** Since when the clock had run without any change. */
  readonly steadySince: number;
  /** Crossed by a change of the goal, not by the passing of time. */
  readonly isByGoal: boolean;
}

/** `share:75` at three quarters of the goal and `breach` a moment after all of it. */
const NEEDS: readonly { readonly threshold: string; readonly share: number }[] = [
  { threshold: 'share:75', share: 0.75 },
  { threshold: 'breach', share: 1 },
];

export const crossingsOf = (history: RequestHistory): readonly TrueCrossing[] =>
  history.runs.flatMap((run) => run.goals.flatMap((goal) => crossingsUnder(history.id, run, goal)));

const crossingsUnder = (issueId: string, run: Run, goal: GoalSpan): readonly TrueCrossing[] => {
  const instants = NEEDS.map(({ threshold, share }) => ({
    threshold,
    at: Math.max(goal.from, reachedAt(run, goal.goalMs * share + (share === 1 ? 1 : 0))),
  })).filter(({ at }) => at < goal.to);
  return instants.map(({ threshold, at }, index) => ({
    issueId,
    metric: run.metric.id,
    startedAt: run.startedAt,
    goalMs: goal.goalMs,
    threshold,
    at,
    until: Math.min(
      goal.to,
      instants[index + 1]?.at ?? Infinity,
      threshold === 'breach' ? Infinity : nextPause(run, at),
    ),
    isByGoal: at === goal.from && goal.from > run.startedAt,
    steadySince: Math.max(goal.from, ...run.segments.map(({ from }) => from).filter((from) => from <= at)),
  }));
};

const nextPause = (run: Run, at: number): number => {
  if (isPausedAt(run, at)) return at;
  return run.segments.find(({ from, to }) => from <= at && at < to)?.to ?? at;
};

export const keyOf = (alert: {
  readonly issueId: string;
  readonly metric: string;
  readonly startedAt: number;
  readonly goalMs: number;
  readonly threshold: string;
}): string => [alert.issueId, alert.metric, alert.startedAt, alert.goalMs, alert.threshold].join(' ');

/** Whether an alert told the truth at the instant at which it was raised. */
export const wasTrue = (
  history: RequestHistory,
  alert: { readonly metric: string; readonly startedAt: number; readonly goalMs: number; readonly threshold: string },
  at: number,
): boolean => {
  const run = history.runs.find((each) => each.metric.id === alert.metric && each.startedAt === alert.startedAt);
  if (run === undefined || at >= run.stoppedAt) return false;
  const goal = run.goals.find(({ from, to }) => from <= at && at < to);
  if (goal?.goalMs !== alert.goalMs) return false;
  const elapsed = elapsedAt(run, at);
  return alert.threshold === 'breach' ? elapsed > goal.goalMs : elapsed >= goal.goalMs * 0.75;
};
