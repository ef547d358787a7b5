import type { Instant } from '../../contract/ids';
import type { XlaStatus } from '../../contract/words';
import type { Invitation } from '../survey/invitation';

/** The request against its experience level, as far as it is known. */
export interface Standing {
  readonly closedAt: Instant | null;
  /** The invitation of the newest close. */
  readonly invitation: Pick<Invitation, 'notAskedReason' | 'status' | 'expiresAt'> | null;
  /** The experience score given for that close. */
  readonly score: number | null;
  readonly target: number;
}

/**
 * A given score decides, also after a reopen: it was given for a service that did end. Nobody is awaited any more once the
 * card has closed.
 */
export const xlaStatusOf = (standing: Standing, now: Instant): XlaStatus => {
  if (standing.score !== null) return standing.score >= standing.target ? 'met' : 'missed';
  if (standing.closedAt === null) return 'open';
  const { invitation } = standing;
  if (invitation === null || invitation.notAskedReason !== null || invitation.status !== 'open') return 'not-asked';
  return now < invitation.expiresAt ? 'awaiting' : 'not-rated';
};

/** Stored in the custom field, so English on every site; null leaves the field empty. */
const TEXTS: Readonly<Record<XlaStatus, string | null>> = {
  open: null,
  awaiting: 'Awaiting rating',
  met: 'Met',
  missed: 'Missed',
  'not-asked': 'Not asked',
  'not-rated': null,
};

/** What the XLA status field holds. */
export const xlaStatusText = (standing: Standing, now: Instant): string | null => TEXTS[xlaStatusOf(standing, now)];
