import { z } from 'zod';
import { Id } from '../../contract/jira-values';
import type { DepartmentValue } from '../../domain/experience/observed-issue';
import { shortHash } from '../../domain/experience/short-hash';
import type { CompletedCycle, OngoingCycle, SlaClock } from '../../domain/sla/clock';
import { OrganizationsValue, RequestTypeValue, SlaValue } from './schemas';

/** The metric of an SLA field; null where the field is empty or hidden from the reader. */
export const toSlaClock = (metric: string, value: unknown): SlaClock | null => {
  const parsed = SlaValue.safeParse(value);
  if (!parsed.success) return null;
  const { name, completedCycles, ongoingCycle } = parsed.data;
  const completed = completedCycles.map(toCompleted).toSorted((a, b) => a.startedAt - b.startedAt);
  return { metric, name, completed, ongoing: ongoingCycle ? toOngoing(ongoingCycle) : null };
};

const toCompleted = (cycle: SlaValue['completedCycles'][number]): CompletedCycle => ({
  startedAt: cycle.startTime.epochMillis,
  stoppedAt: cycle.stopTime.epochMillis,
  goalMs: cycle.goalDuration.millis,
  elapsedMs: cycle.elapsedTime.millis,
  remainingMs: cycle.remainingTime.millis,
  breached: cycle.breached,
  breachAt: cycle.breachTime?.epochMillis ?? null,
});

const toOngoing = (cycle: NonNullable<SlaValue['ongoingCycle']>): OngoingCycle => ({
  startedAt: cycle.startTime.epochMillis,
  goalMs: cycle.goalDuration.millis,
  elapsedMs: cycle.elapsedTime.millis,
  remainingMs: cycle.remainingTime.millis,
  breached: cycle.breached,
  paused: cycle.paused,
  withinCalendarHours: cycle.withinCalendarHours,
  breachAt: cycle.breachTime?.epochMillis ?? null,
});

export const toRequestType = (value: unknown): { readonly id: string; readonly name: string } | null =>
  RequestTypeValue.safeParse(value).data?.requestType ?? null;

export const toOrganizations = (value: unknown): readonly DepartmentValue[] =>
  (OrganizationsValue.safeParse(value).data ?? []).map(({ id, name }) => ({ id: `org:${id}`, value: name }));

const Option = z.object({ id: Id, value: z.string() });
const Text = z.string().trim().min(1).max(120);

/** A department from a field: the option of a select, the first of several, or a short text. */
export const toDepartment = (value: unknown): DepartmentValue | null => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const option = Option.safeParse(first);
  if (option.success) return { id: `opt:${option.data.id}`, value: option.data.value };
  const text = Text.safeParse(first);
  return text.success ? { id: `txt:${shortHash(text.data)}`, value: text.data } : null;
};
