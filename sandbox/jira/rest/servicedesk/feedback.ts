import { z } from 'zod';
import { bodyOf, created, noContent, ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest, RestError } from '../../http/rest-error.ts';
import { changeItem, recordChange } from '../../issues/change-issue.ts';
import type { FeedbackRecord, IssueRecord } from '../../state/issue-records.ts';
import { SATISFACTION_FIELD } from '../../state/system-fields.ts';
import { requestIn } from './find.ts';

const PATH = '/rest/servicedeskapi/request/{requestIdOrKey}/feedback';

const found = (context: RestContext): IssueRecord => requestIn(context, 'requestIdOrKey');

const view = ({ rating, comment }: FeedbackRecord): unknown => ({
  type: 'csat',
  rating,
  ...(comment === null ? {} : { comment: { body: comment } }),
});

/** Only the reporter gives and takes back feedback. Apps of the Connect kind may too; Forge is not promised it, so here it may not. */
const assertReporter = ({ actor }: RestContext, issue: IssueRecord): void => {
  if (issue.reporterId !== actor.accountId) {
    throw new RestError(403, 'Only the reporter of the request can give feedback.', {
      i18nKey: 'sd.feedback.error.not.reporter',
    });
  }
};

const noFeedback = (): RestError =>
  new RestError(404, 'The request has no feedback.', { i18nKey: 'sd.feedback.error.not.found' });

const get: Route = {
  method: 'GET',
  path: PATH,
  experimental: true,
  handle: (context) => {
    const issue = found(context);
    if (issue.feedback === null) throw noFeedback();
    return ok(view(issue.feedback));
  },
};

/** The documents give the rating no bounds; Jira takes whole numbers from 1 to 5. */
const Feedback = z.strictObject({
  type: z.literal('csat'),
  rating: z.number().int().min(1).max(5),
  comment: z.strictObject({ body: z.string() }).optional(),
});

const record = (context: RestContext, issue: IssueRecord, feedback: FeedbackRecord | null): void => {
  const [before, after] = [issue.feedback, feedback].map((each) => (each === null ? null : String(each.rating)));
  issue.feedback = feedback;
  const item = changeItem({
    fieldId: SATISFACTION_FIELD,
    field: 'Satisfaction',
    from: null,
    fromText: before ?? null,
    to: null,
    toText: after ?? null,
  });
  recordChange(context.site, { actor: context.actor, issue, items: before === after ? [] : [item] });
};

const post: Route = {
  method: 'POST',
  path: PATH,
  experimental: true,
  handle: (context) => {
    const issue = found(context);
    assertReporter(context, issue);
    const { rating, comment } = bodyOf(context, Feedback);
    if (context.site.store.statusOf(issue).category !== 'done')
      throw badRequest('Feedback can be given on resolved requests only.', 'sd.feedback.error.not.resolved');
    const feedback: FeedbackRecord = { rating, comment: comment?.body ?? null, at: context.site.clock.now() };
    record(context, issue, feedback);
    return created(view(feedback));
  },
};

const remove: Route = {
  method: 'DELETE',
  path: PATH,
  experimental: true,
  handle: (context) => {
    const issue = found(context);
    assertReporter(context, issue);
    if (issue.feedback === null) throw noFeedback();
    record(context, issue, null);
    return noContent();
  },
};

export const feedbackRoutes: readonly Route[] = [get, post, remove];
