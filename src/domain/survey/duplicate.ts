import type { IssueId } from '../../contract/ids';
import type { ObservedIssue } from '../experience/observed-issue';

/**
 * The main request that a duplicate was closed for; null when no link names one. Of two that duplicate each other the
 * older one is the main one, so that a circle of two is asked about once and not never.
 */
export const mainRequestOf = ({ issueId, duplicates }: Pick<ObservedIssue, 'issueId' | 'duplicates'>): IssueId | null =>
  duplicates
    .filter(({ direction }) => direction === 'of')
    .map((link) => link.issueId)
    .filter((main) => !isMainOf(issueId, main, duplicates))
    .toSorted((a, b) => Number(a) - Number(b))[0] ?? null;

/** Whether a circle makes this request the main one of both. */
export const isMainByCircle = ({ issueId, duplicates }: Pick<ObservedIssue, 'issueId' | 'duplicates'>): boolean =>
  duplicates.some(({ direction, issueId: other }) => direction === 'of' && isMainOf(issueId, other, duplicates));

const isMainOf = (own: IssueId, other: IssueId, duplicates: ObservedIssue['duplicates']): boolean =>
  Number(own) < Number(other) && duplicates.some((link) => link.issueId === other && link.direction === 'by');
