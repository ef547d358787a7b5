import type { IssueId } from '../contract/ids';
import type { ObservedIssue } from '../domain/experience/observed-issue';
import { mainRequestOf } from '../domain/survey/duplicate';
import type { DuplicateLinks } from './ports/jira';

/** Links are followed so far, a call each: more than people make by hand, and an end to what a script may have made. */
const MAX_STEPS = 8;
/** Requests read in one step. */
const MAX_AT_ONCE = 100;

/**
 * The main request of a duplicate, found by following what each is marked as a duplicate of; the request itself where its links
 * lead back to it and it is the oldest of the circle; null when it is marked as a duplicate of none.
 * @throws JiraBusyError, JiraUnavailableError
 */
export const followDuplicates =
  (links: DuplicateLinks) =>
  async ({ issueId, duplicateOf }: Pick<ObservedIssue, 'issueId' | 'duplicateOf'>): Promise<IssueId | null> => {
    const others = duplicateOf.filter((each) => each !== issueId);
    if (others.length === 0) return null;
    const graph = new Map<IssueId, readonly IssueId[]>([[issueId, others]]);
    let ahead: readonly IssueId[] = others;
    for (let step = 0; step < MAX_STEPS && ahead.length > 0; step += 1) {
      const found = await links.of(ahead.slice(0, MAX_AT_ONCE));
      for (const id of ahead) graph.set(id, found.get(id) ?? []);
      ahead = [...new Set([...found.values()].flat())].filter((id) => !graph.has(id));
    }
    return mainRequestOf(issueId, graph);
  };
