import type { AccountId, Instant, IssueId, ProcessId, ProjectId } from '../../contract/ids';
import { FollowUpCause, LOW_SCORE, type FollowUpOutcome } from '../../contract/follow-up';
import type { RequestRecord } from '../experience/request-record';
import type { ProcessRules } from '../experience/process';
import type { Calendar } from '../time/calendar';
import { toInstant } from '../time/instant';

/** A promise to get back to a requester: who, by when, and what came of it. Natural key: the request and the cause. */
export interface FollowUp {
  readonly issueId: IssueId;
  readonly cause: FollowUpCause;
  readonly projectId: ProjectId;
  readonly processId: ProcessId | null;
  /** `declined`: the requester was asked and does not want it. */
  readonly state: 'open' | 'declined' | 'done';
  /** null: nobody yet; whoever of the team takes it. */
  readonly ownerId: AccountId | null;
  readonly openedAt: Instant;
  readonly dueAt: Instant;
  readonly outcome: FollowUpOutcome | null;
  /** For the team only. */
  readonly note: string | null;
  /** Shown to the requester. */
  readonly reply: string | null;
  readonly doneAt: Instant | null;
  /** Who changed it last. */
  readonly changedBy: AccountId | null;
  readonly changedAt: Instant;
  /** 1 when opened; grows with every change. */
  readonly version: number;
}

/** A follow-up is due one working day of the process after it was opened. */
const DUE_WORKDAYS = 1;

/** When a follow-up that is opened now is due. */
export const followUpDueAt = (now: Instant, calendar: Calendar): Instant =>
  toInstant(calendar.afterWorking(now, DUE_WORKDAYS * calendar.workdayMs));

/** The cause of a follow-up that the requester wanted after rating a close. */
export const causeOfAnswer = (closeNo: number): FollowUpCause => FollowUpCause.parse(`answer:${closeNo}`);

/** Whether the card asks: a score at or under the floor, and a process that leaves anything on a request that could be followed up. */
export const offersFollowUp = (
  score: number | null,
  { visibility, followUpFloor = LOW_SCORE }: Pick<ProcessRules, 'visibility' | 'followUpFloor'>,
): boolean => score !== null && score <= followUpFloor && visibility !== 'aggregate';

export interface Opening {
  readonly request: RequestRecord;
  readonly cause: FollowUpCause;
  readonly ownerId: AccountId | null;
  readonly calendar: Calendar;
  readonly now: Instant;
}

/** A follow-up as it is opened. */
export const openedFollowUp = ({ request, cause, ownerId, calendar, now }: Opening): FollowUp => ({
  issueId: request.issueId,
  cause,
  projectId: request.projectId,
  processId: request.processId,
  state: 'open',
  ownerId,
  openedAt: now,
  dueAt: followUpDueAt(now, calendar),
  outcome: null,
  note: null,
  reply: null,
  doneAt: null,
  changedBy: null,
  changedAt: now,
  version: 1,
});

export const isOverdue = ({ state, dueAt }: Pick<FollowUp, 'state' | 'dueAt'>, now: Instant): boolean =>
  state === 'open' && now > dueAt;
