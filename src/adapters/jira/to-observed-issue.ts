import type {
  AssigneeChange,
  DepartmentValue,
  ObservedComment,
  ObservedIssue,
  ObservedPerson,
  ObservedStatus,
  StatusChange,
} from '../../domain/experience/observed-issue';
import { AccountId } from '../../contract/ids';
import type { ReadOptions } from '../../usecases/ports/jira';
import { categoryOf, type Catalogue } from './catalogue';
import { toDuplicateOf } from './duplicate-links';
import { toDepartment, toOrganizations, toRequestType, toSlaClock } from './field-values';
import { presenceOf } from './field-presence';
import type { History, Issue, Person } from './schemas';

/** A complete issue: all of its history and as many comments as decide anything. */
export interface CompleteIssue {
  readonly issue: Issue;
  readonly histories: readonly History[];
  readonly comments: NonNullable<Issue['fields']['comment']>['comments'];
}

/** The issue in our words. */
export const toObservedIssue = (
  { issue, histories, comments }: CompleteIssue,
  { catalogue, options }: { readonly catalogue: Catalogue; readonly options: ReadOptions },
): ObservedIssue => {
  const { fields } = issue;
  const oldestFirst = histories.toSorted((a, b) => a.created - b.created || Number(a.id) - Number(b.id));
  return {
    issueId: issue.id,
    issueKey: issue.key,
    projectId: fields.project.id,
    projectName: fields.project.name,
    summary: fields.summary ?? '',
    requestType: toRequestType(fields[catalogue.requestType ?? '']),
    requester: fields.reporter ? toPerson(fields.reporter) : null,
    creatorId: accountOf(fields.creator),
    assigneeId: accountOf(fields.assignee),
    createdAt: fields.created,
    updatedAt: fields.updated,
    status: { name: fields.status.name, category: categoryOf(fields.status.statusCategory.key) },
    resolution: fields.resolution?.name ?? null,
    statusChanges: statusChanges(oldestFirst, catalogue),
    assigneeChanges: assigneeChanges(oldestFirst),
    teamChanges: teamChanges(oldestFirst, options.teamField),
    comments: comments.map(toComment).toSorted((a, b) => a.at - b.at),
    duplicateOf: toDuplicateOf(fields.issuelinks),
    channel: channelOf(issue),
    clocks: catalogue.slas.flatMap((fieldId) => toSlaClock(fieldId, fields[fieldId]) ?? []),
    organizations: catalogue.organizations === null ? [] : toOrganizations(fields[catalogue.organizations]),
    fieldValues: departmentValues(fields, options),
    presence: presenceOf({ fields, histories: oldestFirst }, options.requiredFields),
  };
};

const channelOf = ({ properties }: Issue): string | null => properties?.['request.channel.type']?.value ?? null;

const departmentValues = (fields: Issue['fields'], options: ReadOptions): ObservedIssue['fieldValues'] =>
  Object.fromEntries(
    options.departmentFields.map((fieldId): [string, DepartmentValue | null] => [
      fieldId,
      toDepartment(fields[fieldId]),
    ]),
  );

/** Status ids an issue has been in that the catalogue does not know: new since it was read, or deleted. */
export const unknownStatuses = (histories: readonly History[], catalogue: Catalogue): readonly string[] =>
  histories
    .flatMap(({ items }) => items.filter(({ field }) => field === 'status').flatMap(({ from, to }) => [from, to]))
    .filter((id) => typeof id === 'string')
    .filter((id) => catalogue.statuses[id] === undefined);

const statusChanges = (histories: readonly History[], catalogue: Catalogue): readonly StatusChange[] =>
  histories.flatMap(({ created, author, items }) =>
    items
      .filter(({ field }) => field === 'status')
      .map(({ from, to }) => ({
        at: created,
        by: author?.accountId ?? null,
        byApp: author?.accountType === 'app',
        from: statusOf(from, catalogue),
        to: statusOf(to, catalogue),
      })),
  );

/** A status that is gone from the site was passed through on the way: work. */
const statusOf = (id: string | null | undefined, catalogue: Catalogue): ObservedStatus =>
  catalogue.statuses[id ?? ''] ?? { name: '', category: 'indeterminate' };

const assigneeChanges = (histories: readonly History[]): readonly AssigneeChange[] =>
  histories.flatMap(({ created, items }) =>
    items
      .filter(({ field }) => field === 'assignee')
      .map(({ from, to }) => ({ at: created, from: toAccount(from), to: toAccount(to) })),
  );

/** Options and teams have an id, plain texts only themselves. */
const teamChanges = (histories: readonly History[], teamField: string | null): ObservedIssue['teamChanges'] =>
  teamField === null
    ? null
    : histories.flatMap(({ items }) =>
        items
          .filter(({ fieldId }) => fieldId === teamField)
          .map(({ from, fromString, to, toText }) => ({ from: holderOf(from, fromString), to: holderOf(to, toText) })),
      );

const holderOf = (id: string | null | undefined, name: string | null | undefined): string | null =>
  [id, name].find((said) => said !== null && said !== undefined && said !== '') ?? null;

const accountOf = (person: Person | null | undefined): AccountId | null => person?.accountId ?? null;

const toAccount = (id: string | null | undefined): AccountId | null => AccountId.safeParse(id).data ?? null;

const toPerson = ({ accountId, displayName, accountType }: Person): ObservedPerson => ({
  accountId,
  displayName: displayName ?? '',
  isApp: accountType === 'app',
  isLicensed: accountType === 'atlassian',
});

const toComment = (comment: CompleteIssue['comments'][number]): ObservedComment => ({
  at: comment.created,
  by: comment.author?.accountId ?? null,
  byApp: comment.author?.accountType === 'app',
  isPublic: comment.jsdPublic ?? true,
});
