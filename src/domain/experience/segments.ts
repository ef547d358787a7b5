import type { Segment, SegmentClass } from '../request-fact';
import type { ObservedIssue, ObservedStatus } from './observed-issue';

/** Where a status puts the request: done, with the requester, or with the desk. */
export const statusClass = (status: ObservedStatus, waitingStatuses: ReadonlySet<string>): SegmentClass => {
  if (status.category === 'done') return 'd';
  return waitingStatuses.has(status.name) ? 'c' : 'w';
};

/**
 * The request's life as stretches of one class, oldest first, touching, the last one open. Stretches of no length are
 * left out: two transitions in the same millisecond took no time.
 */
export const segmentsOf = (
  issue: Pick<ObservedIssue, 'createdAt' | 'status' | 'statusChanges'>,
  waitingStatuses: ReadonlySet<string>,
): readonly Segment[] => {
  const segments: Segment[] = [];
  let current = statusClass(issue.statusChanges[0]?.from ?? issue.status, waitingStatuses);
  let from = issue.createdAt;
  for (const change of issue.statusChanges) {
    const next = statusClass(change.to, waitingStatuses);
    if (next === current) continue;
    if (change.at > from) segments.push({ class: current, from, to: change.at });
    current = next;
    from = change.at;
  }
  return mergeNeighbours([...segments, { class: current, from, to: null }]);
};

const mergeNeighbours = (segments: readonly Segment[]): readonly Segment[] => {
  const merged: Segment[] = [];
  for (const segment of segments) {
    const last = merged.at(-1);
    if (last !== undefined && last.class === segment.class) merged[merged.length - 1] = { ...last, to: segment.to };
    else merged.push(segment);
  }
  return merged;
};
