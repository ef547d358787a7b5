import { z } from 'zod';
import { IssueId } from '../../contract/ids';
import { Id } from '../../contract/jira-values';
import type { IssueLookup } from '../../usecases/ports/jira';
import type { Client } from './client';

const Fetched = z.object({ issues: z.array(z.object({ id: Id.pipe(IssueId) })) });

/** Issues of one call, as Jira limits it. */
const PORTION = 100;

/** Reads by id and not by search: the index may be late, and a query that names what is gone is refused. */
export const createIssueLookup = (client: Client): IssueLookup => ({
  missing: async (ids) => {
    const missing = new Set(ids);
    for (let from = 0; from < ids.length; from += PORTION) {
      const { issues } = await client.sendRequest({
        url: '/rest/api/3/issue/bulkfetch',
        method: 'POST',
        body: { issueIdsOrKeys: ids.slice(from, from + PORTION), fields: ['created'] },
        schema: Fetched,
      });
      for (const { id } of issues) missing.delete(id);
    }
    return missing;
  },
});
