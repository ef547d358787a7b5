import { z } from 'zod';
import en from '../../../locales/en.json';
import he from '../../../locales/he.json';
import { Id } from '../../contract/jira-values';
import { IssueId } from '../../contract/ids';
import { JiraRefusedError } from '../../usecases/ports/errors';
import type { PushComments } from '../../usecases/ports/pushes';
import { categoryOf } from './catalogue';
import type { Client } from './client';

/** Marks the comment of a close, so that a second run finds it. */
const PROPERTY = 'inward-push';

const Status = z.object({ statusCategory: z.object({ key: z.string() }) });
const Found = z.object({
  issues: z.array(z.object({ id: Id.pipe(IssueId), fields: z.object({ status: Status }) })),
});

const isDone = ({ statusCategory }: z.infer<typeof Status>): boolean => categoryOf(statusCategory.key) === 'done';
const Comments = z.object({
  comments: z.array(z.object({ properties: z.array(z.object({ key: z.string(), value: z.unknown() })).optional() })),
});

/** A requester's language is not known to the app, so the comment says it in both. */
const TEXTS = [he['push.comment'], en['push.comment']];

const BODY = {
  type: 'doc',
  version: 1,
  content: TEXTS.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
};

/** The public comment of a push, written as the app. */
export const createPushComments = (client: Client): PushComments => ({
  // Read one by one in one call, for a search answers from an index that may be older.
  stillDone: async (issueIds) => {
    const { issues } = await client.sendRequest({
      method: 'POST',
      url: '/rest/api/3/issue/bulkfetch',
      body: { issueIdsOrKeys: issueIds, fields: ['status'] },
      schema: Found,
    });
    return new Set(issues.filter(({ fields }) => isDone(fields.status)).map(({ id }) => id));
  },

  isThere: async ({ issueId, closeNo }) => {
    const { comments } = await client.sendRequest({
      url: `/rest/api/3/issue/${issueId}/comment`,
      searchParams: { orderBy: '-created', maxResults: 50, expand: 'properties' },
      schema: Comments,
    });
    return comments.some(({ properties }) =>
      properties?.some(({ key, value }) => key === PROPERTY && value === closeNo),
    );
  },

  tryWrite: async ({ issueId, closeNo }) => {
    try {
      await client.sendRequest({
        method: 'POST',
        url: `/rest/api/3/issue/${issueId}/comment`,
        body: { body: BODY, properties: [{ key: PROPERTY, value: closeNo }] },
      });
      return true;
    } catch (error) {
      if (error instanceof JiraRefusedError) return false;
      throw error;
    }
  },
});
