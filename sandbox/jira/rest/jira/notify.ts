import { z } from 'zod';
import { bodyOf, noContent, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest } from '../../http/rest-error.ts';
import { actorOfPerson } from '../../people/actor.ts';
import { canBrowseIssue } from '../../people/permissions.ts';
import type { IssueRecord } from '../../state/issue-records.ts';
import { issueIn } from './find.ts';

const Groups = z.array(z.looseObject({ groupId: z.string().optional(), name: z.string().optional() }));
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
      groups: Groups.optional(),
      groupIds: z.array(z.string()).optional(),
    })
    .optional(),
  restrict: z.unknown().optional(),
});
type Notification = z.infer<typeof Notification>;

const recipients = ({ site }: RestContext, issue: IssueRecord, to: NonNullable<Notification['to']>): string[] => {
  const groupIds = new Set([...(to.groupIds ?? []), ...(to.groups ?? []).map((group) => group.groupId ?? '')]);
  const names = new Set((to.groups ?? []).map((group) => group.name ?? ''));
  const members = [...site.store.groups.values()]
    .filter((group) => groupIds.has(group.groupId) || names.has(group.name))
    .flatMap((group) => group.memberIds);
  const ids = [
    to.reporter === true ? issue.reporterId : null,
    to.assignee === true ? issue.assigneeId : null,
    ...(to.users ?? []).map((user) => user.accountId),
    ...members,
  ];
  return [...new Set(ids.filter((id) => id !== null))];
};

/** Mail reaches people who may browse the issue. Whether it reaches portal customers is not documented, so here it does not. */
const notify: Route = {
  method: 'POST',
  path: '/rest/api/3/issue/{issueIdOrKey}/notify',
  handle: (context) => {
    const { site, actor } = context;
    const issue = issueIn(context);
    const { subject = null, textBody = null, htmlBody = null, to = {} } = bodyOf(context, Notification);
    const addressed = recipients(context, issue, to).filter((id) => id !== actor.accountId);
    if (addressed.length === 0) throw badRequest('No recipients were defined for notification.');
    const recipientIds = addressed.filter((id) => {
      const person = site.store.people.get(id);
      return person !== undefined && canBrowseIssue(site, actorOfPerson(person), issue);
    });
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
