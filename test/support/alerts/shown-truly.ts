import type { StoredAlert } from './alert-store.ts';
import { keyOf } from './alert-oracle.ts';
import type { Month } from './played-month.ts';
import { elapsedAt, isPausedAt, type GoalSpan, type RequestHistory, type Run } from './request-history.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Its hours are not those the app was told of. */
export const FOREIGN = 'customfield_3';

const goalAt = (run: Run, now: number): number =>
  run.goals.find(({ from, to }) => from <= now && now < to)?.goalMs ?? 0;

/** The instant that Next breach should show, told by the history until now: nobody knows of a pause to come. */
const trueNextBreach = (history: RequestHistory, now: number): number | null => {
  const breaches = history
    .ongoing(now)
    .filter((run) => !isPausedAt(run, now) && elapsedAt(run, now) < goalAt(run, now))
    .map((run) => run.metric.week.after(now, goalAt(run, now) - elapsedAt(run, now)))
    .filter((at) => at > now && at <= now + DAY);
  return breaches.length === 0 ? null : Math.min(...breaches);
};

/** The furthest threshold that an alert may name of a clock in progress; null: none. */
export const levelsAt = (run: Run, now: number): readonly ('share' | 'breach' | null)[] => {
  const [elapsed, goal] = [elapsedAt(run, now), goalAt(run, now)];
  if (elapsed > goal) return ['breach'];
  if (elapsed < goal * 0.75) return [null];
  // Paused unbreached it counts only if somebody saw it cross before.
  return isPausedAt(run, now) ? ['share', null] : ['share'];
};

/** What SLA alert may say: one of the clocks past a threshold, or nothing when none is. */
const trueAlerts = (history: RequestHistory, now: number): readonly (string | null)[] => {
  const texts = history.ongoing(now).flatMap((run) => {
    const levels = levelsAt(run, now);
    if (levels.every((level) => level === null)) return [];
    const texted = { share: `75% used: ${run.metric.name}`, breach: `Breached: ${run.metric.name}` };
    return levels.map((level) => level && texted[level]);
  });
  return texts.length === 0 ? [null] : texts;
};

/** Requests whose fields do not say how their clocks stand now. The next tick hears of the newest changes. */
export const wrongFields = ({ world, histories }: Month): readonly string[] => {
  const { now } = world;
  return [...histories.values()]
    .filter((history) => history.existsAt(now) && history.updatedAt(now) < now - 10 * MINUTE)
    .filter((history) => {
      const fields = world.site.fields.get(history.id);
      const isBreachTrue = (fields?.nextBreach ?? null) === trueNextBreach(history, now);
      return !isBreachTrue || !trueAlerts(history, now).includes(fields?.slaAlert ?? null);
    })
    .map(({ id }) => id);
};

const runOf = (
  history: RequestHistory | undefined,
  { metric, startedAt }: { readonly metric: string; readonly startedAt: number },
): Run | undefined => history?.runs.find((run) => run.metric.id === metric && run.startedAt === startedAt);

/** Alerts that stand although their run or its goal was over two hours ago, or their request gone for two days. */
export const lingering = ({ world, histories }: Month): readonly string[] => {
  const isOver = (alert: StoredAlert): boolean => {
    const history = histories.get(alert.issueId);
    const run = runOf(history, alert);
    const at = world.now - (history?.existsAt(world.now) === true ? 2 : 48) * HOUR;
    const holds = ({ goalMs, to }: GoalSpan): boolean => goalMs === alert.goalMs && to > at;
    return run === undefined || run.stoppedAt < at || !run.goals.some(holds);
  };
  return [...world.store.raised].filter(([, alert]) => alert.endedAt === null && isOver(alert)).map(([key]) => key);
};

/**
 * Alerts that name another instant than that at which time crossed the threshold, by the clock's own time: while it
 * is closed or paused there is none. What a foreign calendar leaves open is left out.
 */
export const misdated = ({ world, histories, truth }: Month): readonly string[] =>
  truth
    .filter(({ isByGoal, metric, threshold }) => !isByGoal && (metric !== FOREIGN || threshold === 'breach'))
    .filter((crossing) => {
      const alert = world.store.raised.get(keyOf(crossing));
      if (alert === undefined || alert.raisedAt > crossing.until) return false;
      const run = runOf(histories.get(crossing.issueId), crossing);
      return run === undefined || Math.abs(elapsedAt(run, alert.dueAt) - elapsedAt(run, crossing.at)) > 2000;
    })
    .map(keyOf);
