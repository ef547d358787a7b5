import type { OrderByField, Query } from '@atlaskit/jql-ast';
import { browsableProjects, canBrowseIssue } from '../people/permissions.ts';
import type { Actor, Site } from '../site.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import type { SortKey } from './clause-field.ts';
import { clauseFieldsNamed, compileClause } from './compile.ts';
import { condition, type Condition, type JqlContext } from './jql-context.ts';
import { JqlError } from './jql-error.ts';
import { parseJql } from './parse-jql.ts';

/** Jira sorts by at most this many fields. */
const MAX_ORDER_FIELDS = 7;

/** An issue with what it is sorted by; the id comes last, so that the order is total. */
export interface Match {
  readonly issue: IssueRecord;
  readonly keys: readonly SortKey[];
}

export interface CompiledSearch {
  readonly matches: () => Match[];
  /** The first so many that come after a match with these keys, and whether there are more. null: from the beginning. */
  readonly page: (
    after: readonly SortKey[] | null,
    size: number,
  ) => { readonly matches: readonly Match[]; readonly hasMore: boolean };
  readonly count: () => number;
}

export const contextOf = (site: Site, actor: Actor): JqlContext => ({
  site,
  actor,
  now: site.clock.now(),
  zone: actor.zone,
});

/**
 * Compiles a query for one reader: only issues they may browse are found.
 * `projectId` keeps the search to one project, as a queue is.
 * @throws JqlError on a query Jira would refuse, or, with `bounded`, on one that restricts nothing
 */
export const compileSearch = (
  site: Site,
  actor: Actor,
  query: {
    readonly jql: string;
    readonly bounded: boolean;
    readonly projectId?: string;
    /** Ids of issues to be found as they are, however late the index is. */
    readonly reconcile?: readonly number[];
  },
): CompiledSearch => {
  const context = contextOf(site, actor);
  const tree = parseJql(query.jql);
  if (tree.where === undefined && query.bounded) {
    throw new JqlError('Unbounded JQL queries are not allowed here. Please add a search restriction to your query.');
  }
  const where = tree.where === undefined ? condition(() => true) : compileClause(tree.where, context);
  const narrowed = query.projectId === undefined ? where : withinProject(where, query.projectId);
  const order = orderOf(tree, context);
  const isFound = (issue: IssueRecord): boolean =>
    narrowed.test(issue) && (issue.securityLevelId === null || canBrowseIssue(site, actor, issue));
  const found = (): IssueRecord[] =>
    collected(staleCandidates(site, actor, query.reconcile ?? []) ?? candidates(site, actor, narrowed), isFound);
  const compare = comparer(order.map((each) => each.descending));
  const matchOf = (issue: IssueRecord): Match => ({
    issue,
    keys: [...order.map((each) => each.key(issue)), Number(issue.id)],
  });
  return {
    matches: () =>
      found()
        .map(matchOf)
        .toSorted((a, b) => compare(a.keys, b.keys)),
    page: (after, size) => firstAfter(found(), { matchOf, after, size, compare }),
    count: () => found().length,
  };
};

interface PageOf {
  readonly matchOf: (issue: IssueRecord) => Match;
  readonly after: readonly SortKey[] | null;
  readonly size: number;
  readonly compare: (a: readonly SortKey[], b: readonly SortKey[]) => number;
}

/** Sorts only what may be on the page: a walk through a hundred thousand has a thousand pages. */
const firstAfter = (
  found: readonly IssueRecord[],
  { matchOf, after, size, compare }: PageOf,
): { readonly matches: readonly Match[]; readonly hasMore: boolean } => {
  const sorted = (matches: readonly Match[]): Match[] => matches.toSorted((a, b) => compare(a.keys, b.keys));
  let kept: Match[] = [];
  let last: Match | undefined;
  for (const issue of found) {
    const match = matchOf(issue);
    if (after !== null && compare(match.keys, after) <= 0) continue;
    if (last !== undefined && compare(match.keys, last.keys) > 0) continue;
    kept.push(match);
    if (kept.length <= 4 * (size + 1)) continue;
    // One more than the page, so that it is known that there is more.
    kept = sorted(kept).slice(0, size + 1);
    last = kept.at(-1);
  }
  const matches = sorted(kept);
  return { matches: matches.slice(0, size), hasMore: matches.length > size };
};

const collected = (
  portions: readonly Iterable<IssueRecord>[],
  isFound: (issue: IssueRecord) => boolean,
): IssueRecord[] => {
  const issues: IssueRecord[] = [];
  for (const portion of portions) {
    for (const issue of portion) if (isFound(issue)) issues.push(issue);
  }
  return issues;
};

/** Whether one issue matches, whoever asks: for SLA goals and `jql/match`. */
export const matchesJql = (site: Site, jql: string, issue: IssueRecord): boolean => {
  const tree = parseJql(jql);
  if (tree.where === undefined) return true;
  return compileClause(tree.where, { site, actor: null, now: site.clock.now(), zone: 'Etc/UTC' }).test(issue);
};

/** All issues as a lagging index has them in projects the reader may see, null while it does not lag. */
const staleCandidates = (
  site: Site,
  actor: Actor,
  reconcile: readonly number[],
): readonly Iterable<IssueRecord>[] | null => {
  const stale = site.indexed.stale(reconcile);
  if (stale === null) return null;
  const visible = new Set(browsableProjects(site, actor).map((project) => project.id));
  return [stale.filter(({ projectId }) => visible.has(projectId))];
};

const withinProject = (where: Condition, projectId: string): Condition => {
  const projectIds = new Set([projectId].filter((id) => where.narrowing.projectIds?.has(id) ?? true));
  return {
    ...where,
    test: (issue) => issue.projectId === projectId && where.test(issue),
    narrowing: { ...where.narrowing, projectIds },
  };
};

/** The smallest set of issues that can hold every match the reader may see. */
const candidates = (site: Site, actor: Actor, where: Condition): readonly Iterable<IssueRecord>[] => {
  const { issues } = site.store;
  const { projectIds, statusIds, issueIds, updatedSince } = where.narrowing;
  const visible = browsableProjects(site, actor).map((project) => project.id);
  const projects = new Set(visible.filter((id) => projectIds?.has(id) ?? true));
  const inProjects = (issue: IssueRecord | undefined): issue is IssueRecord =>
    issue !== undefined && projects.has(issue.projectId);
  const portions = issues.inProjects(projects, statusIds);
  const count = portions.reduce((sum, portion) => sum + portion.size, 0);
  if (issueIds !== null && issueIds.size < count) {
    return [[...issueIds].map((id) => issues.byId(id)).filter(inProjects)];
  }
  if (updatedSince !== null && issues.countUpdatedSince(updatedSince) < count) {
    return [[...issues.updatedSince(updatedSince)].filter(inProjects)];
  }
  return portions;
};

interface OrderKey {
  readonly key: (issue: IssueRecord) => SortKey;
  readonly descending: boolean;
}

const orderOf = (tree: Query, context: JqlContext): OrderKey[] => {
  const fields = tree.orderBy === undefined ? [] : tree.orderBy.fields;
  if (fields.length > MAX_ORDER_FIELDS)
    throw new JqlError(`A maximum of ${MAX_ORDER_FIELDS} fields are supported in the 'order by' clause.`);
  return fields.map((field) => orderKey(field, context));
};

const orderKey = ({ field, direction }: OrderByField, context: JqlContext): OrderKey => {
  const [sortable] = clauseFieldsNamed(field.value, context);
  const sortKey = sortable?.sortKey;
  if (sortKey === undefined) throw new JqlError(`Not able to sort using field '${field.value}'.`);
  return { key: (issue) => sortKey(issue, context), descending: direction?.value === 'DESC' };
};

/** Empty values come last in both directions; the newest issue wins a tie. */
const comparer =
  (descending: readonly boolean[]) =>
  (a: readonly SortKey[], b: readonly SortKey[]): number => {
    // An index and not entries(): a queue of some ten thousand is compared some hundred thousand times.
    for (let index = 0; index < a.length; index += 1) {
      const left = a[index] ?? null;
      const right = b[index] ?? null;
      if (left === right) continue;
      if (left === null) return 1;
      if (right === null) return -1;
      const ascending = left < right ? -1 : 1;
      return (descending[index] ?? true) ? -ascending : ascending;
    }
    return 0;
  };
