import { noContent, ok, type RestContext, type Route, type RouteAnswer } from '../../http/rest-context.ts';
import type { IssueRecord } from '../../state/issue-records.ts';
import { requestIn } from './find.ts';

const PATH = '/rest/servicedeskapi/request/{issueIdOrKey}/notification';

/** Who raised a request or takes part in it hears of it until they say otherwise; others have to ask. */
const isSubscribed = (issue: IssueRecord, accountId: string): boolean =>
  issue.subscriptions?.[accountId] ?? (issue.reporterId === accountId || issue.participantIds.includes(accountId));

const get: Route = {
  method: 'GET',
  path: PATH,
  handle: (context) => ok({ subscribed: isSubscribed(requestIn(context), context.actor.accountId) }),
};

const subscribe = (context: RestContext, subscribed: boolean): RouteAnswer => {
  const issue = requestIn(context);
  issue.subscriptions = { ...issue.subscriptions, [context.actor.accountId]: subscribed };
  return noContent();
};

const put: Route = { method: 'PUT', path: PATH, handle: (context) => subscribe(context, true) };

const remove: Route = { method: 'DELETE', path: PATH, handle: (context) => subscribe(context, false) };

export const notificationRoutes: readonly Route[] = [get, put, remove];
