import { z } from 'zod';
import type { MissingItems } from '../../domain/contract/ask';
import { JiraRefusedError } from '../../usecases/ports/errors';
import type { AskComments } from '../../usecases/ports/asks';
import type { Client } from './client';

/** Marks the comment that asks for these items, so that a second look finds it. */
const PROPERTY = 'inward-ask';

const Comments = z.object({
  comments: z.array(z.object({ properties: z.array(z.object({ key: z.string(), value: z.unknown() })).optional() })),
});

/** Seen by the requester. */
const propertiesOf = ({ items }: MissingItems) => [
  { key: 'sd.public.comment', value: { internal: false } },
  { key: PROPERTY, value: items },
];

const bodyOf = (lines: readonly string[]) => ({
  type: 'doc',
  version: 1,
  content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

/** The public comment that asks a requester for what is missing, written as the agent who asks. */
export const createAskComments = (person: Client): AskComments => ({
  isThere: async (which) => {
    const { comments } = await person.sendRequest({
      url: `/rest/api/3/issue/${which.issueId}/comment`,
      searchParams: { orderBy: '-created', maxResults: 50, expand: 'properties' },
      schema: Comments,
    });
    return comments.some(({ properties }) =>
      properties?.some(({ key, value }) => key === PROPERTY && value === which.items),
    );
  },

  tryWrite: async (which, lines) => {
    try {
      await person.sendRequest({
        method: 'POST',
        url: `/rest/api/3/issue/${which.issueId}/comment`,
        body: { body: bodyOf(lines), properties: propertiesOf(which) },
      });
      return true;
    } catch (error) {
      if (error instanceof JiraRefusedError) return false;
      throw error;
    }
  },
});
