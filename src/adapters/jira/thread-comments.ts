import { z } from 'zod';
import { Id } from '../../contract/jira-values';
import type { ThreadComments } from '../../usecases/ports/telling';
import type { Client } from './client';
import { unlessRefused } from './unless-refused';

/** Marks the comment, so that it is found again when its id was not kept. */
const PROPERTY = 'inward-alerts';

const Written = z.object({ id: Id });
const Comments = z.object({
  comments: z.array(z.object({ id: Id, properties: z.array(z.object({ key: z.string() })).optional() })),
});

/** Kept from customers: only the desk reads it. */
const PROPERTIES = [
  { key: 'sd.public.comment', value: { internal: true } },
  { key: PROPERTY, value: 1 },
];

const bodyOf = (paragraphs: readonly string[]) => ({
  type: 'doc',
  version: 1,
  content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

/** The internal comment of alerts, written as the app. Nobody gets mail of an edit. */
export const createThreadComments = (client: Client): ThreadComments => ({
  find: async (issueId) => {
    const { comments } = await client.sendRequest({
      url: `/rest/api/3/issue/${issueId}/comment`,
      searchParams: { orderBy: 'created', maxResults: 5000, expand: 'properties' },
      schema: Comments,
    });
    return comments.find(({ properties }) => properties?.some(({ key }) => key === PROPERTY))?.id ?? null;
  },

  add: async (issueId, paragraphs) => {
    const request = {
      method: 'POST' as const,
      url: `/rest/api/3/issue/${issueId}/comment`,
      body: { body: bodyOf(paragraphs), properties: PROPERTIES },
      schema: Written,
    };
    return (await unlessRefused(client.sendRequest(request), null))?.id ?? null;
  },

  tryEdit: async ({ issueId, commentId }, paragraphs) => {
    const request = {
      method: 'PUT' as const,
      url: `/rest/api/3/issue/${issueId}/comment/${commentId}`,
      searchParams: { notifyUsers: false },
      body: { body: bodyOf(paragraphs), properties: PROPERTIES },
      schema: Written,
    };
    return (await unlessRefused(client.sendRequest(request), null)) !== null;
  },
});
