import type { PanelClock } from '../../contract/panel';
import type { CompletedCycle, OngoingCycle, SlaClock } from './clock';

/**
 * What a person sees of a metric: the run in progress, else the last one that was missed, else the last one; null before
 * the first run. A short run after a reopen must not hide that the promise was broken, as it does not in the figures.
 */
export const clockFace = (clock: SlaClock): PanelClock | null => {
  if (clock.ongoing !== null) return ongoingFace(clock.name, clock.ongoing);
  const last = clock.completed.findLast((cycle) => cycle.breached) ?? clock.completed.at(-1);
  return last === undefined ? null : completedFace(clock.name, last);
};

const ongoingFace = (name: string, cycle: OngoingCycle): PanelClock => ({
  name,
  state: ongoingState(cycle),
  goalMs: cycle.goalMs,
  elapsedMs: cycle.elapsedMs,
  remainingMs: cycle.remainingMs,
  breachAt: cycle.paused ? null : cycle.breachAt,
});

const ongoingState = (cycle: OngoingCycle): PanelClock['state'] => {
  if (cycle.breached) return 'breached-running';
  if (cycle.paused) return 'paused';
  return cycle.withinCalendarHours ? 'running' : 'outside-hours';
};

const completedFace = (name: string, cycle: CompletedCycle): PanelClock => ({
  name,
  state: cycle.breached ? 'breached' : 'met',
  goalMs: cycle.goalMs,
  elapsedMs: cycle.elapsedMs,
  remainingMs: cycle.remainingMs,
  breachAt: cycle.breachAt,
});
