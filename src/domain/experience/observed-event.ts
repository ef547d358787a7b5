import { IssueKey, type AccountId, type Instant, type IssueId, type ProjectId } from '../../contract/ids';
import type { RequestRecord } from './request-record';

/** Stands where the key of a deleted request was. */
export const DELETED_KEY: IssueKey = IssueKey.parse('DELETED-0');

/** What an event's payload tells without asking Jira. */
export interface ObservedEvent {
  readonly kind: 'created' | 'updated' | 'commented' | 'deleted';
  readonly issueId: IssueId;
  readonly issueKey: IssueKey;
  readonly projectId: ProjectId;
  readonly requesterId: AccountId | null;
  readonly hasAssignee: boolean;
  /** When a public comment was written by somebody else than the requester; null where the event is about none. */
  readonly heardAt: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly isDone: boolean;
  /** When the status category last changed, where the payload says it. */
  readonly categoryChangedAt: Instant | null;
}

export type EventPlan =
  | { readonly kind: 'ignore' }
  /** The payload says all there is to store. */
  | { readonly kind: 'store'; readonly record: RequestRecord }
  /** Open and closed disagree with what is stored: only the whole history can tell what happened. */
  | { readonly kind: 'read' }
  | { readonly kind: 'forget'; readonly record: RequestRecord };

/** Decides what an event asks for. Late, doubled and reordered events end in the same record, whatever came first. */
export const planEvent = (stored: RequestRecord | null, event: ObservedEvent): EventPlan => {
  if (stored?.deleted === true) return { kind: 'ignore' };
  if (event.kind === 'deleted') return { kind: 'forget', record: forgotten(stored ?? opened(event)) };
  if (stored === null) return event.isDone ? { kind: 'read' } : { kind: 'store', record: opened(event) };
  return event.kind === 'commented' ? commented(stored, event) : changed(stored, event);
};

/**
 * Decides what an event asks for that comes from a project the app does not serve. Nothing is followed there; but who was
 * known before a move must not be shown where it is not any more, and whoever deletes it is obeyed.
 */
export const planLeaving = (stored: RequestRecord | null, event: ObservedEvent): EventPlan => {
  if (stored === null || stored.deleted) return { kind: 'ignore' };
  if (event.kind === 'deleted') return { kind: 'forget', record: forgotten(stored) };
  if (event.updatedAt < stored.seenAt || event.projectId === stored.projectId) return { kind: 'ignore' };
  const { issueKey, projectId, updatedAt } = event;
  return {
    kind: 'store',
    record: { ...stored, issueKey, projectId, requestTypeId: null, processId: null, seenAt: updatedAt },
  };
};

const changed = (stored: RequestRecord, event: ObservedEvent): EventPlan => {
  if (event.updatedAt < stored.seenAt) return { kind: 'ignore' };
  if (closedSince(stored, event)) return { kind: 'read' };
  const record = {
    ...stored,
    issueKey: event.issueKey,
    projectId: event.projectId,
    requesterId: event.requesterId,
    unownedSince: stored.closedAt === null ? unownedBy(event, stored.unownedSince ?? event.updatedAt) : null,
    seenAt: event.updatedAt,
  };
  // Another project has other request types and processes.
  return event.projectId === stored.projectId ? { kind: 'store', record } : { kind: 'read' };
};

/** A word of the desk is heard whenever its event comes; what else the event says is left to the others. */
const commented = (stored: RequestRecord, { heardAt }: ObservedEvent): EventPlan =>
  heardAt === null || stored.closedAt !== null || heardAt <= (stored.heardAt ?? 0)
    ? { kind: 'ignore' }
    : { kind: 'store', record: { ...stored, heardAt } };

const unownedBy = ({ hasAssignee }: ObservedEvent, since: Instant): Instant | null => (hasAssignee ? null : since);

const closedSince = (stored: RequestRecord, event: ObservedEvent): boolean => {
  if (event.isDone !== (stored.closedAt !== null)) return true;
  // Done now and done before, but the category has changed in between: a reopen and a second close that we missed.
  return event.isDone && (event.categoryChangedAt ?? 0) > (stored.closedAt ?? 0);
};

const opened = (event: ObservedEvent): RequestRecord => ({
  issueId: event.issueId,
  issueKey: event.issueKey,
  projectId: event.projectId,
  requestTypeId: null,
  departmentSource: null,
  processId: null,
  departmentId: null,
  requesterId: event.requesterId,
  createdAt: event.createdAt,
  closedAt: null,
  closeNo: 0,
  reopens: 0,
  handovers: 0,
  returns: 0,
  firstResponseAt: null,
  cycleMs: null,
  responseMs: null,
  waitingMs: null,
  silenceMs: null,
  replies: [],
  unownedSince: unownedBy(event, event.createdAt),
  heardAt: event.heardAt,
  missing: 0,
  slaMet: null,
  metrics: [],
  runs: [],
  channel: null,
  complete: null,
  outcome: null,
  segments: [{ class: 'w', from: event.createdAt, to: null }],
  seenAt: event.updatedAt,
  deleted: false,
});

/** What may stay of a deleted request: counts and times, under a key that was never anybody's. */
export const forgotten = (record: RequestRecord): RequestRecord => ({
  ...record,
  issueKey: DELETED_KEY,
  requesterId: null,
  deleted: true,
});
