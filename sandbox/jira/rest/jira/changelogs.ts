import { z } from 'zod';
import { bodyOf, ok, type Route } from '../../http/rest-context.ts';
import { badRequest } from '../../http/rest-error.ts';
import { jiraPage } from '../../http/paging.ts';
import { canBrowseIssue } from '../../people/permissions.ts';
import { changeView } from '../../views/changelog-view.ts';
import { issueIn } from './find.ts';

const MAX_PAGE = 100;
const MAX_ISSUES = 1000;
const MAX_FIELDS = 10;
/** Histories a bulk page holds at most. */
const BULK_PAGE = 1000;

const ofIssue: Route = {
  method: 'GET',
  path: '/rest/api/3/issue/{issueIdOrKey}/changelog',
  handle: (context) => {
    const issue = issueIn(context);
    return ok(
      jiraPage(context, issue.history, { limit: MAX_PAGE, view: (change) => changeView(context.site, change) }),
    );
  },
};

const Bulk = z.strictObject({
  issueIdsOrKeys: z.array(z.string()).min(1).max(MAX_ISSUES),
  fieldIds: z.array(z.string()).max(MAX_FIELDS).optional(),
  maxResults: z.number().int().min(1).max(10_000).optional(),
  nextPageToken: z.string().nullish(),
});

const bulk: Route = {
  method: 'POST',
  path: '/rest/api/3/changelog/bulkfetch',
  handle: (context) => {
    const { site, actor } = context;
    const { issueIdsOrKeys, fieldIds, maxResults = BULK_PAGE, nextPageToken } = bodyOf(context, Bulk);
    const histories = issueIdsOrKeys.flatMap((idOrKey) => {
      const issue = site.store.issueByIdOrKey(idOrKey);
      if (issue === undefined || !canBrowseIssue(site, actor, issue)) return [];
      return issue.history
        .filter((change) => fieldIds === undefined || change.items.some((item) => fieldIds.includes(item.fieldId)))
        .map((change) => ({ issueId: issue.id, change }));
    });
    const start = nextPageToken ? offsetOf(nextPageToken) : 0;
    const page = histories.slice(start, start + maxResults);
    const grouped = new Map<string, unknown[]>();
    for (const { issueId, change } of page)
      grouped.set(issueId, [...(grouped.get(issueId) ?? []), changeView(site, change, 'number')]);
    const end = start + page.length;
    return ok({
      issueChangeLogs: [...grouped].map(([issueId, changeHistories]) => ({ issueId, changeHistories })),
      ...(end < histories.length ? { nextPageToken: Buffer.from(String(end)).toString('base64url') } : {}),
    });
  },
};

const offsetOf = (token: string): number => {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  if (!/^\d{1,9}$/.test(text)) throw badRequest('The provided next page token is invalid.');
  return Number(text);
};

export const changelogRoutes: readonly Route[] = [ofIssue, bulk];
