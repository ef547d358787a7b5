import type { Instant } from '../../contract/ids';
import type { MetricOutcome } from '../request-fact';
import type { SlaClock } from './clock';

/**
 * true when every completed cycle of every metric kept its goal, false when one did not, null when no clock has stopped.
 * A running clock says nothing yet, even past its goal: its cycle counts when it stops.
 */
export const slaMet = (clocks: readonly SlaClock[]): boolean | null => {
  const cycles = clocks.flatMap((clock) => clock.completed);
  return cycles.length === 0 ? null : cycles.every((cycle) => !cycle.breached);
};

/** The same metric by metric; one whose clock never stopped says nothing. */
export const metricOutcomes = (clocks: readonly SlaClock[]): readonly MetricOutcome[] =>
  clocks
    .filter(({ completed }) => completed.length > 0)
    .map(({ name, completed }) => ({ metric: name, met: completed.every(({ breached }) => !breached) }));

/** Atlassian's default metric is "Time to first response"; desks in Hebrew name it with «תגובה ראשונה» or «מענה ראשון». */
const FIRST_RESPONSE = /first\s+(response|reply|answer)|תגובה\s+ראשונה|מענה\s+ראשון/iu;

/** By its name: Jira tells nothing else of what a metric measures. */
export const isFirstResponse = ({ name }: Pick<SlaClock, 'name'>): boolean => FIRST_RESPONSE.test(name);

/** When the desk first answered according to its own SLA; null when no metric measures that or its clock never stopped. */
export const firstResponseByClock = (clocks: readonly SlaClock[]): Instant | null => {
  const stops = clocks
    .filter(isFirstResponse)
    .flatMap((clock) => clock.completed.slice(0, 1))
    .map((cycle) => cycle.stoppedAt);
  return stops.reduce<Instant | null>((first, stop) => (first === null || stop < first ? stop : first), null);
};
