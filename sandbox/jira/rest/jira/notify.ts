import { z } from 'zod';
import { bodyOf, noContent, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest } from '../../http/rest-error.ts';
import { actorOfPerson } from '../../people/actor.ts';
import { canBrowseUsers, hasProjectPermission, PROJECT_PERMISSIONS } from '../../people/permissions.ts';
import type { IssueRecord } from '../../state/issue-records.ts';
import type { GroupRecord, PersonRecord } from '../../state/records.ts';
import { issueIn } from './find.ts';

const Groups = z.array(z.looseObject({ groupId: z.string().optional(), name: z.string().optional() }));
const GroupLists = { groups: Groups.optional(), groupIds: z.array(z.string()).optional() };
const Notification = z.strictObject({
  subject: z.string().optional(),
  textBody: z.string().optional(),
  htmlBody: z.string().optional(),
  to: z
    .strictObject({
      reporter: z.boolean().optional(),
      assignee: z.boolean().optional(),
      watchers: z.boolean().optional(),
      voters: z.boolean().optional(),
      users: z.array(z.looseObject({ accountId: z.string() })).optional(),
      ...GroupLists,
    })
    .optional(),
  restrict: z
    .strictObject({
      permissions: z.array(z.looseObject({ id: z.string().optional(), key: z.string().optional() })).optional(),
      ...GroupLists,
    })
    .optional(),
});
type Notification = z.infer<typeof Notification>;
type Named = Pick<NonNullable<Notification['restrict']>, 'groups' | 'groupIds'>;

const groupsIn = ({ site }: RestContext, { groups = [], groupIds = [] }: Named): readonly GroupRecord[] => {
  const ids = new Set([...groupIds, ...groups.map((group) => group.groupId)]);
  const names = new Set(groups.map((group) => group.name));
  return [...site.store.groups.values()].filter((group) => ids.has(group.groupId) || names.has(group.name));
};

/** @throws RestError 400 for a recipient that is not there: an assignee of an unassigned issue, an unknown account. */
const addressed = (context: RestContext, issue: IssueRecord): readonly PersonRecord[] => {
  const { site, actor } = context;
  const { to = {} } = bodyOf(context, Notification);
  const named = [
    ...(to.reporter === true ? [issue.reporterId] : []),
    ...(to.assignee === true ? [issue.assigneeId] : []),
    ...(to.users ?? []).map((user) => user.accountId),
    ...groupsIn(context, to).flatMap((group) => group.memberIds),
  ];
  const people = [...new Set(named)].map((id) => {
    const person = site.store.people.get(id ?? '');
    if (person === undefined) throw badRequest('The recipient is invalid.');
    if (id === actor.accountId) throw badRequest('The recipient is the same as the calling user.');
    return person;
  });
  if (people.length === 0) throw badRequest('No recipients were defined for notification.');
  return people;
};

/** Who is left by the restrictions: somebody with every permission, in every group. */
const isLeft = (context: RestContext, issue: IssueRecord, person: PersonRecord): boolean => {
  const { restrict = {} } = bodyOf(context, Notification);
  const actor = actorOfPerson(person);
  const project = context.site.store.projectOf(issue);
  return (
    groupsIn(context, restrict).every((group) => group.memberIds.includes(person.accountId)) &&
    (restrict.permissions ?? []).every(({ key = '' }) => {
      if (!PROJECT_PERMISSIONS.includes(key)) throw badRequest(`Unrecognized permission: ${key}`);
      return hasProjectPermission({ site: context.site, actor, project, permission: key, issue });
    })
  );
};

/**
 * Mail reaches whom it names, also people who may not see the issue: keeping those out is the caller's business, by asking before
 * or by `restrict`. Whether it reaches portal customers is not documented, so here it does not.
 */
const notify: Route = {
  method: 'POST',
  path: '/rest/api/3/issue/{issueIdOrKey}/notify',
  handle: (context) => {
    const { site, actor } = context;
    const issue = issueIn(context);
    const { subject = null, textBody = null, htmlBody = null } = bodyOf(context, Notification);
    const recipientIds = addressed(context, issue)
      .filter((person) => person.active && canBrowseUsers(actorOfPerson(person)) && isLeft(context, issue, person))
      .map((person) => person.accountId);
    site.store.mails.push({
      at: site.clock.now(),
      issueId: issue.id,
      fromId: actor.accountId,
      subject,
      textBody,
      htmlBody,
      recipientIds,
    });
    return noContent();
  },
};

export const notifyRoutes: readonly Route[] = [notify];
