import type { z } from 'zod';
import { JiraRefusedError, StalePageError } from '../../usecases/ports/errors';
import type { Client } from './client';

/**
 * One page of a JQL search. A token lives a week and belongs to one query; Jira says only 400 to one that does not fit.
 * @throws StalePageError when the page token was refused, else what the client throws
 */
export const searchedPage = async <Page>(
  client: Client,
  body: Readonly<Record<string, unknown>>,
  schema: z.ZodType<Page>,
): Promise<Page> => {
  try {
    return await client.sendRequest({ url: '/rest/api/3/search/jql', method: 'POST', body, schema });
  } catch (error) {
    const isTokenRefused = error instanceof JiraRefusedError && error.status === 400 && 'nextPageToken' in body;
    throw isTokenRefused ? new StalePageError('the page token was refused', { cause: error }) : error;
  }
};
