import type { Instant } from '../../contract/ids';
import type { NotAskedReason } from '../../contract/words';
import { isErased } from '../privacy/erased';
import type { CardDraw } from '../survey/draw';
import type { Invitation } from '../survey/invitation';
import type { RequestRecord } from './request-record';

/** What is stored of a request before something new was observed. */
export interface KnownRequest {
  readonly request: RequestRecord | null;
  /** The invitation of the newest close that has one. */
  readonly invitation: Invitation | null;
  /** Whether that invitation has an experience score. */
  readonly answered: boolean;
}

/** How a new close is asked about; null leaves the card of a close shut (history from before the app). */
export interface Asking extends Pick<
  Invitation,
  'summary' | 'probability' | 'onBehalf' | 'mainId' | 'opensAt' | 'expiresAt'
> {
  readonly draw: CardDraw;
  readonly whyNot: NotAskedReason | null;
}

export interface Withdrawal {
  readonly closeNo: number;
  readonly why: 'reopened' | 'reporter-changed';
}

export interface RequestPlan {
  /** null: what is stored already says it, and is as new. */
  readonly save: RequestRecord | null;
  /** Whether the record to save says anything that figures count. */
  readonly isNews: boolean;
  readonly invite: Invitation | null;
  readonly withdraw: Withdrawal | null;
}

/**
 * Decides what a newly observed state of a request changes. A close gets one invitation, a reopen or a change of reporter
 * withdraws it while unanswered, a given answer stays. Planning the same observation twice plans nothing the second time.
 * A requester who was erased does not come back with what Jira still holds, and is asked nothing any more.
 */
export const planRequest = (
  known: KnownRequest,
  seen: RequestRecord,
  context: { readonly now: Instant; readonly asking: Asking | null },
): RequestPlan => {
  const observed = withoutErased(known.request, seen);
  const isNews = known.request === null || !sayTheSame(known.request, observed);
  return {
    // Also without news: an older event that is still on its way must find that it is older.
    save: isNews || !lieTheSame(known.request, observed) || known.request.seenAt < observed.seenAt ? observed : null,
    isNews,
    invite: invitationFor(known, observed, context),
    withdraw: withdrawalFor(known, observed),
  };
};

/** Jira may know the reporter for as long as it likes. */
const withoutErased = (stored: RequestRecord | null, observed: RequestRecord): RequestRecord =>
  stored !== null && isErased(stored.requesterId) ? { ...observed, requesterId: stored.requesterId } : observed;

const invitationFor = (
  known: KnownRequest,
  observed: RequestRecord,
  { now, asking }: { readonly now: Instant; readonly asking: Asking | null },
): Invitation | null => {
  const { closedAt, closeNo } = observed;
  if (asking === null || closedAt === null || observed.deleted) return null;
  if ((known.invitation?.closeNo ?? 0) >= closeNo || now >= asking.expiresAt) return null;
  const { draw, whyNot, ...asked } = isErased(observed.requesterId)
    ? { ...asking, summary: '', whyNot: 'no-reporter' as const }
    : asking;
  return {
    ...asked,
    issueId: observed.issueId,
    closeNo,
    requesterId: observed.requesterId,
    status: 'open',
    withdrawnWhy: null,
    notAskedReason: whyNot,
    ...draw,
    declined: observed.outcome === 'declined',
    closedAt,
  };
};

const withdrawalFor = ({ invitation, answered }: KnownRequest, observed: RequestRecord): Withdrawal | null => {
  if (invitation === null || invitation.status === 'withdrawn' || answered || observed.deleted) return null;
  const { closeNo } = invitation;
  if (observed.closedAt === null || observed.closeNo > closeNo) return { closeNo, why: 'reopened' };
  return observed.requesterId === invitation.requesterId ? null : { closeNo, why: 'reporter-changed' };
};

/** Equal but for the instant of the observation: Jira touches `updated` for much that no figure needs. */
const sayTheSame = (stored: RequestRecord, observed: RequestRecord): boolean =>
  JSON.stringify(comparable(stored)) === JSON.stringify(comparable(observed));

/** What no figure counts: what detectors go by while the request is open, and what rules are tried on. */
const lieTheSame = (stored: RequestRecord, observed: RequestRecord): boolean =>
  stored.unownedSince === observed.unownedSince &&
  stored.heardAt === observed.heardAt &&
  stored.missing === observed.missing &&
  JSON.stringify(stored.runs) === JSON.stringify(observed.runs);

const comparable = (record: RequestRecord): readonly unknown[] => [
  record.issueKey,
  record.projectId,
  record.requestTypeId,
  record.departmentSource?.id,
  record.processId,
  record.departmentId,
  record.requesterId,
  record.closedAt,
  record.closeNo,
  record.reopens,
  record.handovers,
  record.firstResponseAt,
  record.cycleMs,
  record.responseMs,
  record.waitingMs,
  record.silenceMs,
  record.slaMet,
  record.metrics.map(({ metric, met }) => [metric, met]),
  record.channel,
  record.complete,
  record.outcome,
  record.deleted,
  record.segments.map((segment) => [segment.class, segment.from, segment.to]),
];
