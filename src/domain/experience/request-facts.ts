import type { Instant, ProcessId } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import { missingItems, requiredItemsOf, wasComplete } from '../contract/completeness';
import type { Segment } from '../request-fact';
import type { DeskCalendars } from '../time/desk-calendars';
import type { WorkingTime } from '../time/working-time';
import { firstResponseByClock, metricOutcomes, slaMet } from '../sla/outcome-of-clocks';
import { pastRunsOf } from '../sla/past-run';
import { closesOf } from './closes';
import { departmentValueOf } from './department';
import { handoversOf } from './handovers';
import type { ObservedIssue } from './observed-issue';
import { outcomeOf } from './outcome';
import { placementOf, type RequestRecord } from './request-record';
import { segmentsOf } from './segments';
import { longestSilence, returnsIn } from './silence';

/** Working time in the hours of a process; null: of a request of no known process. */
export type WorkingTimeOf = (processId: ProcessId | null) => WorkingTime;

/** Working time as the settings' calendars count it. */
export const workingTimeBy =
  (calendars: DeskCalendars): WorkingTimeOf =>
  (processId) => {
    const calendar = calendars.of(processId);
    return (from, to) => calendar.workingMsBetween(from, to);
  };

export interface WorkingTimes {
  readonly cycleMs: number | null;
  readonly waitingMs: number | null;
  readonly responseMs: number | null;
  readonly silenceMs: number | null;
}

/** The facts of a request as one complete read tells them. A pure function of the read: no event order can change it. */
export const recordOf = (issue: ObservedIssue, settings: Settings, workingOf: WorkingTimeOf): RequestRecord => {
  const { closedAt, closeNo, reopens } = closesOf(issue);
  const segments = segmentsOf(issue, new Set(settings.waitingStatuses));
  const firstResponseAt = firstResponseAtOf(issue);
  const replies = closedAt === null ? [] : publicRepliesAt(issue).filter(fellInto(segments)).slice(0, MOST_REPLIES);
  const source = {
    projectId: issue.projectId,
    requestTypeId: issue.requestType?.id ?? null,
    departmentSource: departmentValueOf(issue, settings.departments),
  };
  const placement = placementOf(settings, source);
  return {
    issueId: issue.issueId,
    issueKey: issue.issueKey,
    ...source,
    ...placement,
    requesterId: issue.requester?.accountId ?? null,
    createdAt: issue.createdAt,
    closedAt,
    closeNo,
    reopens,
    handovers: handoversOf(issue.teamChanges ?? issue.assigneeChanges),
    returns: returnsIn(segments),
    firstResponseAt,
    replies,
    ...(closedAt === null ? openFactsOf(issue, settings) : CLOSED),
    ...workingTimesOf(
      { createdAt: issue.createdAt, closedAt, firstResponseAt, segments, replies },
      workingOf(placement.processId),
    ),
    ...clockFactsOf(issue.clocks),
    channel: issue.channel,
    complete: wasComplete(requiredItemsOf(settings, issue), issue.presence),
    outcome: closedAt === null ? null : outcomeOf(issue.resolution, issue.status.name),
    segments,
    seenAt: issue.updatedAt,
    deleted: false,
  };
};

const clockFactsOf = (clocks: ObservedIssue['clocks']): Pick<RequestRecord, 'slaMet' | 'metrics' | 'runs'> => ({
  slaMet: slaMet(clocks),
  metrics: metricOutcomes(clocks),
  runs: pastRunsOf(clocks),
});

const CLOSED = { unownedSince: null, heardAt: null, missing: 0 };

/** What only an open request has: since when nobody has it, when its requester last heard something, what it lacks. */
const openFactsOf = (
  issue: ObservedIssue,
  settings: Settings,
): Pick<RequestRecord, 'unownedSince' | 'heardAt' | 'missing'> => ({
  unownedSince: issue.assigneeId === null ? (issue.assigneeChanges.at(-1)?.at ?? issue.createdAt) : null,
  heardAt: publicRepliesAt(issue).at(-1) ?? null,
  missing: missingItems(requiredItemsOf(settings, issue), issue.presence).length,
});

/** By the desk's own first-response metric, else the first public comment of a person other than the requester. */
export const firstResponseAtOf = (issue: ObservedIssue): Instant | null => {
  const byClock = firstResponseByClock(issue.clocks);
  return byClock ?? firstPublicReplyAt(issue);
};

/** The first public comment by a person who is not the requester; an automatic acknowledgement answers nobody. */
export const firstPublicReplyAt = (issue: ObservedIssue): Instant | null => publicRepliesAt(issue)[0] ?? null;

/** So many replies are kept of a request: who talks more often leaves no silence worth counting. */
const MOST_REPLIES = 40;

/** A reply to a closed request breaks no silence, and a close is not read again for it. Like its times, the replies of an open request are no facts yet. */
const fellInto =
  (segments: readonly Segment[]) =>
  (at: Instant): boolean =>
    segments.some((segment) => segment.class !== 'd' && at >= segment.from && (segment.to === null || at < segment.to));

const publicRepliesAt = (issue: ObservedIssue): readonly Instant[] =>
  issue.comments
    .filter((comment) => comment.isPublic && !comment.byApp && comment.by !== (issue.requester?.accountId ?? null))
    .map(({ at }) => at);

/** Recomputed from what is stored when the calendar changes. Times of an open request are not facts yet: null. */
export const workingTimesOf = (
  request: Pick<RequestRecord, 'createdAt' | 'closedAt' | 'firstResponseAt' | 'segments' | 'replies'>,
  working: WorkingTime,
): WorkingTimes => {
  const { createdAt, closedAt, firstResponseAt, segments, replies } = request;
  return {
    cycleMs: closedAt === null ? null : timeIn(segments, { classes: 'wc', until: closedAt }, working),
    waitingMs: closedAt === null ? null : timeIn(segments, { classes: 'c', until: closedAt }, working),
    responseMs: firstResponseAt === null ? null : working(createdAt, firstResponseAt),
    silenceMs: closedAt === null ? null : longestSilence({ segments, replies, until: closedAt }, working),
  };
};

/** Working time spent in stretches of the given classes, the open one counted until `until`. */
export const timeIn = (
  segments: readonly Segment[],
  span: { readonly classes: string; readonly until: Instant },
  working: WorkingTime,
): number =>
  segments
    .filter((segment) => span.classes.includes(segment.class))
    .reduce((sum, segment) => sum + working(segment.from, segment.to ?? span.until), 0);
