import { z } from 'zod';
import { bodyOf, created, noContent, ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest, RestError } from '../../http/rest-error.ts';
import { flagOf, listOf, serviceDeskPage } from '../../http/paging.ts';
import { adfOfText } from '../../issues/adf.ts';
import { recordChange } from '../../issues/change-issue.ts';
import { addComment, MAX_COMMENTS } from '../../issues/comment-on-issue.ts';
import { setField } from '../../issues/set-field.ts';
import { transitionIssue, transitionsOf } from '../../issues/transition-issue.ts';
import { canBrowseIssue, canTakePartIn, isAgentOf, readableComments } from '../../people/permissions.ts';
import type { IssueRecord } from '../../state/issue-records.ts';
import { PARTICIPANTS_FIELD } from '../../state/system-fields.ts';
import { requestCommentView } from '../../views/comment-view.ts';
import { slasOf, slaView } from '../../views/sla-view.ts';
import { serviceDeskUser } from '../../views/user-view.ts';
import { assertAgent, ownRequestIn, requestIn } from './find.ts';

const readsInternal = ({ site, actor }: RestContext, issue: IssueRecord): boolean =>
  isAgentOf(actor, site.store.projectOf(issue)) && canBrowseIssue(site, actor, issue);

const listSla: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/request/{issueIdOrKey}/sla',
  handle: (context) => {
    const issue = requestIn(context);
    assertAgent(context, context.site.store.projectOf(issue));
    return ok(serviceDeskPage(context, slasOf(context.site, issue), (clocks) => slaView(context.site, issue, clocks)));
  },
};

const getSla: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/request/{issueIdOrKey}/sla/{slaMetricId}',
  handle: (context) => {
    const issue = requestIn(context);
    assertAgent(context, context.site.store.projectOf(issue));
    const clocks = slasOf(context.site, issue).find(({ sla }) => sla.id === context.param('slaMetricId'));
    if (clocks === undefined)
      throw new RestError(404, 'The SLA metric does not exist.', { i18nKey: 'sd.sla.error.metric.not.found' });
    return ok(slaView(context.site, issue, clocks));
  },
};

const listComments: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/request/{issueIdOrKey}/comment',
  handle: (context) => {
    const issue = requestIn(context);
    const [showsPublic, showsInternal] = [
      flagOf(context.query, 'public', true),
      flagOf(context.query, 'internal', true),
    ];
    const comments = readableComments(context.site, context.actor, issue).filter((comment) =>
      comment.public ? showsPublic : showsInternal,
    );
    return ok(
      serviceDeskPage(context, comments, (comment) =>
        requestCommentView(context.site, issue, { comment, expand: listOf(context.query, 'expand') }),
      ),
    );
  },
};

const getComment: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/request/{issueIdOrKey}/comment/{commentId}',
  handle: (context) => {
    const issue = requestIn(context);
    const readable = readableComments(context.site, context.actor, issue);
    const comment = readable.find((each) => each.id === context.param('commentId'));
    if (comment === undefined)
      throw new RestError(404, 'The comment does not exist.', { i18nKey: 'sd.comment.not.found' });
    return ok(requestCommentView(context.site, issue, { comment, expand: listOf(context.query, 'expand') }));
  },
};

const NewComment = z.strictObject({ body: z.string(), public: z.boolean() });

const postComment: Route = {
  method: 'POST',
  path: '/rest/servicedeskapi/request/{issueIdOrKey}/comment',
  handle: (context) => {
    const issue = ownRequestIn(context);
    const body = bodyOf(context, NewComment);
    // This API documents no 413 for a full issue.
    if (issue.comments.length >= MAX_COMMENTS) throw badRequest('The request has reached its limit of comments.');
    const comment = addComment(context.site, context.actor, {
      issue,
      body: adfOfText(body.body),
      public: body.public,
    });
    return created(requestCommentView(context.site, issue, { comment, expand: [] }));
  },
};

const listTransitions: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/request/{issueIdOrKey}/transition',
  handle: (context) => {
    const issue = requestIn(context);
    return ok(serviceDeskPage(context, customerTransitions(context, issue), ({ id, name }) => ({ id, name })));
  },
};

/** This API shows the transitions of the portal, whoever of those involved asks. */
const customerTransitions = ({ site, actor }: RestContext, issue: IssueRecord) =>
  transitionsOf(site, actor, issue).filter(
    (transition) => transition.customerVisible && canTakePartIn(site, actor, issue),
  );

const Transition = z.strictObject({
  id: z.string(),
  additionalComment: z.strictObject({ body: z.string() }).optional(),
});

const postTransition: Route = {
  method: 'POST',
  path: '/rest/servicedeskapi/request/{issueIdOrKey}/transition',
  handle: (context) => {
    const issue = ownRequestIn(context);
    const { site, actor } = context;
    const body = bodyOf(context, Transition);
    if (!customerTransitions(context, issue).some((each) => each.id === body.id)) {
      throw badRequest(
        `The transition ${body.id} is not available to customers for this request.`,
        'sd.request.transition.invalid',
      );
    }
    transitionIssue(site, actor, { issue, transitionId: body.id });
    if (body.additionalComment !== undefined)
      addComment(site, actor, { issue, body: adfOfText(body.additionalComment.body), public: true });
    return noContent();
  },
};

const listParticipants: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/request/{issueIdOrKey}/participant',
  handle: (context) =>
    ok(serviceDeskPage(context, requestIn(context).participantIds, (id) => serviceDeskUser(context.site, id))),
};

const Participants = z.strictObject({
  accountIds: z.array(z.string()).min(1).optional(),
  usernames: z.array(z.string()).optional(),
});

/** Participants are managed by the reporter and by the desk. */
const changeParticipants = (
  context: RestContext,
  change: (before: readonly string[], ids: readonly string[]) => string[],
): IssueRecord => {
  const issue = requestIn(context);
  const { site, actor } = context;
  if (issue.reporterId !== actor.accountId && !readsInternal(context, issue)) {
    throw new RestError(403, 'You do not have permission to manage participants of this request.', {
      i18nKey: 'sd.request.participants.no.permission',
    });
  }
  const { accountIds = [] } = bodyOf(context, Participants);
  const unknown = accountIds.find((id) => !site.store.people.has(id));
  if (unknown !== undefined || accountIds.length === 0)
    throw badRequest(`The user '${unknown ?? ''}' cannot be a participant.`, 'sd.request.participants.invalid');
  const input = change(issue.participantIds, accountIds).filter((id) => id !== issue.reporterId);
  const item = setField(site, actor, {
    issue,
    fieldId: PARTICIPANTS_FIELD,
    input: input.map((accountId) => ({ accountId })),
    screen: 'edit',
  });
  recordChange(site, { actor, issue, items: item === null ? [] : [item] });
  return issue;
};

const addParticipants: Route = {
  method: 'POST',
  path: '/rest/servicedeskapi/request/{issueIdOrKey}/participant',
  handle: (context) => {
    const issue = changeParticipants(context, (before, ids) => [...new Set([...before, ...ids])]);
    return ok(serviceDeskPage(context, issue.participantIds, (id) => serviceDeskUser(context.site, id)));
  },
};

const removeParticipants: Route = {
  method: 'DELETE',
  path: '/rest/servicedeskapi/request/{issueIdOrKey}/participant',
  handle: (context) => {
    const issue = changeParticipants(context, (before, ids) => {
      const stranger = ids.find((id) => !before.includes(id));
      if (stranger !== undefined)
        throw badRequest(`The user '${stranger}' is not a participant.`, 'sd.request.participants.invalid');
      return before.filter((id) => !ids.includes(id));
    });
    return ok(serviceDeskPage(context, issue.participantIds, (id) => serviceDeskUser(context.site, id)));
  },
};

export const requestPartRoutes: readonly Route[] = [
  listSla,
  getSla,
  listComments,
  getComment,
  postComment,
  listTransitions,
  postTransition,
  listParticipants,
  addParticipants,
  removeParticipants,
];
