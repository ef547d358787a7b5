import type { Instant } from '../../contract/ids';
import type { Segment } from '../request-fact';
import type { WorkingTime } from '../time/working-time';

/** How often a request was put back to its requester. */
export const returnsIn = (segments: readonly Segment[]): number =>
  segments.filter((segment) => segment.class === 'c').length;

interface Heard {
  readonly segments: readonly Segment[];
  /** When the desk answered in public, oldest first. */
  readonly replies: readonly Instant[];
  readonly until: Instant;
}

/**
 * Longest working time in which the request lay with the desk and its requester heard nothing: each stretch of work is
 * cut where somebody of the desk answers in public. Putting it back to the requester ends a silence, for Jira tells them;
 * so does the close.
 * @example opened 09:00, answered 11:00, closed 16:00 // 5 hours
 */
export const longestSilence = ({ segments, replies, until }: Heard, working: WorkingTime): number => {
  let longest = 0;
  for (const segment of segments.filter((candidate) => candidate.class === 'w')) {
    const end = segment.to ?? until;
    let since = segment.from;
    for (const at of [...replies.filter((reply) => reply > segment.from && reply < end), end]) {
      longest = Math.max(longest, working(since, at));
      since = at;
    }
  }
  return longest;
};
