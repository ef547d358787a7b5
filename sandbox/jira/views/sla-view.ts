import type { CycleClock } from '../sla/cycle-clock.ts';
import type { SlaClocks } from '../sla/sla-service.ts';
import type { Site } from '../site.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import { dateDto, durationDto } from '../time/jira-dates.ts';

/** One SLA of a request, as the SLA endpoint and the SLA's field show it. `ongoingCycle` is absent when nothing runs. */
export const slaView = (
  site: Site,
  issue: IssueRecord,
  { sla, cycles }: SlaClocks,
): Readonly<Record<string, unknown>> => {
  const now = site.clock.now();
  const ongoing = cycles.find((cycle) => cycle.stoppedAt === null);
  return {
    id: sla.id,
    name: sla.name,
    _links: { self: `${site.siteUrl}/rest/servicedeskapi/request/${issue.id}/sla/${sla.id}` },
    completedCycles: cycles.filter((cycle) => cycle.stoppedAt !== null).map((cycle) => completedView(cycle)),
    ...(ongoing === undefined ? {} : { ongoingCycle: ongoingView(ongoing, now) }),
    slaDisplayFormat: 'NEW_SLA_FORMAT',
  };
};

const times = (cycle: CycleClock, at: number): Readonly<Record<string, unknown>> => ({
  breached: cycle.isBreached(at),
  goalDuration: durationDto(cycle.goalMs),
  elapsedTime: durationDto(cycle.elapsedMs(at)),
  remainingTime: durationDto(cycle.remainingMs(at)),
});

const breach = (cycle: CycleClock): Readonly<Record<string, unknown>> => {
  const at = cycle.breachAt();
  return at === null ? {} : { breachTime: dateDto(at) };
};

const completedView = (cycle: CycleClock): unknown => {
  const stoppedAt = cycle.stoppedAt ?? cycle.startedAt;
  return {
    startTime: dateDto(cycle.startedAt),
    stopTime: dateDto(stoppedAt),
    ...breach(cycle),
    ...times(cycle, stoppedAt),
  };
};

const ongoingView = (cycle: CycleClock, now: number): unknown => ({
  startTime: dateDto(cycle.startedAt),
  ...breach(cycle),
  paused: cycle.paused,
  withinCalendarHours: cycle.isWithinCalendarHours(now),
  ...times(cycle, now),
});

/** Every SLA of the issue's desk, in the desk's order. */
export const slasOf = (site: Site, issue: IssueRecord): SlaClocks[] => [...site.sla.clocks(issue).values()];
