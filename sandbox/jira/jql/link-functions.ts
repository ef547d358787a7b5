import { adfText } from '../issues/adf.ts';
import { canBrowseIssue } from '../people/permissions.ts';
import type { IssueRecord, LinkRecord } from '../state/issue-records.ts';
import { LINK_TYPES } from '../views/link-view.ts';
import type { ClauseField } from './clause-field.ts';
import type { JqlContext } from './jql-context.ts';
import { literalInstant } from './jql-dates.ts';
import { JqlError, unknownFunction, unknownValue } from './jql-error.ts';

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** How a link reads from the issue that keeps it: `duplicates`, `is duplicated by`. */
const linkDescription = ({ type, direction }: LinkRecord): string => LINK_TYPES[type][direction];

/** The descriptions a name stands for: one of them, or both of a type. @throws JqlError when no link type has it */
const linkDescriptions = (text: string, field: string): string[] => {
  const found = Object.values(LINK_TYPES).flatMap(({ id, name, ...ends }) => {
    const descriptions: readonly string[] = Object.values(ends);
    return same(name, text) || id === text ? descriptions : descriptions.filter((each) => same(each, text));
  });
  if (found.length === 0) throw unknownValue(text, field);
  return [...new Set(found)];
};

/** By the description at this end, or by the name of the type for both ends. */
export const issueLinkType: ClauseField = {
  name: 'issueLinkType',
  shape: {
    kind: 'choice',
    values: (issue) => (issue.links ?? []).map(linkDescription),
    resolve: (text) => linkDescriptions(text, 'issueLinkType'),
  },
};

/** Functions that give issues: `linkedIssues(PAY-1, duplicates)`, `updatedBy(adi, -8d)`. Ids. */
export const issuesOf = (name: string, args: readonly string[], context: JqlContext): string[] => {
  switch (name.toLowerCase()) {
    case 'linkedissues':
      return linkedIssues(args, context);
    case 'updatedby':
      return updatedBy(args, context);
    default:
      throw unknownFunction(name);
  }
};

const linkedIssues = ([key = '', type]: readonly string[], { site, actor }: JqlContext): string[] => {
  const issue = site.store.issueByIdOrKey(key);
  if (issue === undefined || (actor !== null && !canBrowseIssue(site, actor, issue)))
    throw new JqlError(`Issue '${key}' could not be found in function 'linkedIssues'.`);
  const wanted = type === undefined ? null : new Set(linkDescriptions(type, 'linkedIssues'));
  return (issue.links ?? [])
    .filter((link) => wanted === null || wanted.has(linkDescription(link)))
    .map(({ otherId }) => otherId);
};

/** Created, changed or commented on by the person between two dates. */
const updatedBy = ([person = '', from, to]: readonly string[], context: JqlContext): string[] => {
  const { site } = context;
  const account = [...site.store.people.values()].find((each) =>
    [each.accountId, each.displayName, each.emailAddress].some((name) => same(name, person)),
  );
  if (account === undefined) throw unknownValue(person, 'updatedBy');
  const since = from === undefined ? Number.NEGATIVE_INFINITY : literalInstant(from, 'updatedBy', context);
  const until = to === undefined ? Infinity : literalInstant(to, 'updatedBy', context);
  const within = (at: number): boolean => at >= since && at <= until;
  const touched = (issue: IssueRecord): boolean =>
    (issue.creatorId === account.accountId && within(issue.createdAt)) ||
    issue.history.some(({ authorId, at }) => authorId === account.accountId && within(at)) ||
    issue.comments.some(({ authorId, createdAt }) => authorId === account.accountId && within(createdAt));
  return [...site.store.issues.all()].filter(touched).map(({ id }) => id);
};

/** When the request was created, last changed its status or was last commented on in public. */
export const lastActivityOf = (issue: IssueRecord): number =>
  Math.max(
    issue.createdAt,
    ...issue.history.filter(({ items }) => items.some(({ fieldId }) => fieldId === 'status')).map(({ at }) => at),
    ...issue.comments
      .filter((comment) => comment.public && adfText(comment.body) !== '')
      .map(({ createdAt }) => createdAt),
  );
