import type { IssueId } from '../../contract/ids';

/** What requests are marked as duplicates of. One without an entry is one of which nothing more is known: it leads nowhere. */
export type DuplicateGraph = ReadonlyMap<IssueId, readonly IssueId[]>;

/**
 * The main request behind a duplicate: where its links end. Where they end in a circle, it is the oldest of the circle, so that
 * requests that duplicate each other are asked about once and not never; of several ends it is the oldest. A request that leads
 * nowhere, and the oldest of such a circle, are their own.
 */
export const mainRequestOf = (own: IssueId, graph: DuplicateGraph): IssueId =>
  [...reachedFrom(own, graph)].filter((each) => isEnd(each, graph)).toSorted((a, b) => Number(a) - Number(b))[0] ?? own;

/** Nothing that it leads to leads further than back to it. */
const isEnd = (issueId: IssueId, graph: DuplicateGraph): boolean =>
  [...reachedFrom(issueId, graph)].every((each) => reachedFrom(each, graph).has(issueId));

/** With the one it begins at. */
const reachedFrom = (from: IssueId, graph: DuplicateGraph): ReadonlySet<IssueId> => {
  const reached = new Set([from]);
  for (const each of reached) for (const next of graph.get(each) ?? []) reached.add(next);
  return reached;
};
