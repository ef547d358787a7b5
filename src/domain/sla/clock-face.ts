import type { PanelClock } from '../../contract/panel';
import type { CompletedCycle, OngoingCycle, SlaClock } from './clock';

/** What a person sees of a metric: the run in progress, else how the last one ended; null before the first run. */
export const clockFace = (clock: SlaClock): PanelClock | null => {
  if (clock.ongoing !== null) return ongoingFace(clock.name, clock.ongoing);
  const last = clock.completed.at(-1);
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
