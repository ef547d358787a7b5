import { z } from 'zod';
import { IssueId } from '../../contract/ids';
import { Id } from '../../contract/jira-values';
import type { DuplicateLinks } from '../../usecases/ports/jira';
import type { Client } from './client';
import { IssueLink } from './schemas';

const Fetched = z.object({
  issues: z.array(z.object({ id: Id.pipe(IssueId), fields: z.object({ issuelinks: z.array(IssueLink).optional() }) })),
});

/** Administrators rename link types; what this one says stays near "duplicates". */
const DUPLICATES = /duplicat|כפיל|כפול/iu;

/** What an issue with these links duplicates, as far as the reader may see it. */
export const toDuplicateOf = (links: readonly IssueLink[] | undefined): readonly IssueId[] =>
  (links ?? []).flatMap(({ type, outwardIssue }) =>
    outwardIssue !== undefined && DUPLICATES.test(`${type.name} ${type.outward ?? ''}`) ? [outwardIssue.id] : [],
  );

/** Read by id and not by search: the index may not know yet of a link made with the close. */
export const createDuplicateLinks = (client: Client): DuplicateLinks => ({
  of: async (ids) => {
    const { issues } = await client.sendRequest({
      method: 'POST',
      url: '/rest/api/3/issue/bulkfetch',
      body: { issueIdsOrKeys: ids, fields: ['issuelinks'] },
      schema: Fetched,
    });
    return new Map(issues.map(({ id, fields }) => [id, toDuplicateOf(fields.issuelinks)]));
  },
});
