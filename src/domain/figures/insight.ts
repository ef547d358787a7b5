import type { Figure, Insight } from '../../contract/gadget';
import type { IssueId } from '../../contract/ids';
import { wilsonInterval } from '../statistics/wilson-interval';
import { NO_FIGURE } from './figure';
import { operationalFigure } from './tile-figures';
import type { GroupFigures } from './group-figures';

/** A process as the sentence above the tiles may name it. */
export interface NamedProcess extends GroupFigures {
  readonly name: string;
  readonly experience: Figure;
  readonly target: number;
}

/** A green SLA starts here. */
const GREEN = 0.9;
/** Fewer closed requests than this, and a process is not held up to anybody. */
const FEWEST_CLOSED = 10;

/** So many people whom nobody called back come before everything else. */
const MANY_OVERDUE = 3;
/** More requests than this are not named one by one. */
export const OVERDUE_LIMIT = 200;

/**
 * The one thing most worth acting on, or `quiet`; null before anything was closed. In this order: several people who were
 * to be called back and were not; a process whose SLA is green while its experience is clearly below target; one such
 * person; a process that is clearly slower than the whole; one that clearly sees more reopened. "Clearly": the whole 95 %
 * range lies on the wrong side, so that chance seldom picks a culprit. `overdue` are the requests of those people.
 */
export const chooseInsight = (
  whole: GroupFigures,
  processes: readonly NamedProcess[],
  overdue: readonly IssueId[],
): Insight | null => {
  const late = overdueFollowUps(overdue);
  if (late !== null && overdue.length >= MANY_OVERDUE) return late;
  if (whole.closed === 0) return late;
  return (
    watermelon(processes) ?? late ?? slowest(whole, processes) ?? mostReopened(whole, processes) ?? { kind: 'quiet' }
  );
};

const overdueFollowUps = (overdue: readonly IssueId[]): Insight | null =>
  overdue.length === 0
    ? null
    : { kind: 'follow-ups', count: overdue.length, jql: `id in (${overdue.join(', ')}) ORDER BY created ASC` };

const watermelon = (processes: readonly NamedProcess[]): Insight | null => {
  const found = processes.flatMap((process) => {
    const { experience, slaMet, slaTotal, target } = process;
    const slaShare = slaTotal === 0 ? 0 : slaMet / slaTotal;
    return experience.state === 'ready' && slaShare >= GREEN && experience.high < target
      ? [{ kind: 'watermelon' as const, process: process.name, slaShare, experience: experience.value }]
      : [];
  });
  return found.toSorted((a, b) => a.experience - b.experience)[0] ?? null;
};

const slowest = (whole: GroupFigures, processes: readonly NamedProcess[]): Insight | null => {
  const all = operationalFigure('cycle-time', whole);
  if (all?.state !== 'ready' || processes.length < 2) return null;
  const found = processes.flatMap((process) => {
    const figure = process.closed < FEWEST_CLOSED ? NO_FIGURE : operationalFigure('cycle-time', process);
    return figure?.state === 'ready' && figure.low > all.high && figure.value >= 1.5 * all.value
      ? [{ kind: 'slowest' as const, process: process.name, value: figure.value, whole: all.value }]
      : [];
  });
  return found.toSorted((a, b) => b.value - a.value)[0] ?? null;
};

const mostReopened = (whole: GroupFigures, processes: readonly NamedProcess[]): Insight | null => {
  const share = whole.reopened / whole.closed;
  const found = processes.flatMap(({ name, reopened, closed }) =>
    closed >= FEWEST_CLOSED && wilsonInterval(reopened, closed).low > share
      ? [{ kind: 'reopens' as const, process: name, reopened, closed }]
      : [],
  );
  return found.toSorted((a, b) => b.reopened / b.closed - a.reopened / a.closed)[0] ?? null;
};
