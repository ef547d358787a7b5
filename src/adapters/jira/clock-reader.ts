import { z } from 'zod';
import { AccountId, IssueId, IssueKey, ProjectId } from '../../contract/ids';
import { Id } from '../../contract/jira-values';
import type { ReadClock, ReadIssue } from '../../domain/alerts/read-clock';
import type { ClockReader } from '../../usecases/ports/alerts';
import type { Clock } from '../../usecases/ports/system';
import type { Catalogues } from './catalogue';
import type { Client } from './client';
import { toSlaClock } from './field-values';
import { searchedPage } from './searched-page';

const ClockIssue = z.object({
  id: Id.pipe(IssueId),
  key: IssueKey,
  fields: z.looseObject({
    project: z.object({ id: Id.pipe(ProjectId) }),
    assignee: z.object({ accountId: AccountId }).nullish(),
  }),
});
type ClockIssue = z.infer<typeof ClockIssue>;

const Fetched = z.object({ issues: z.array(ClockIssue) });
const SearchPage = z.object({ issues: z.array(ClockIssue), nextPageToken: z.string().nullish() });

const PAGE = 100;
const SYSTEM_FIELDS = ['project', 'assignee'];

export interface ClockReaderDeps {
  readonly client: Client;
  readonly catalogues: Catalogues;
  readonly clock: Clock;
}

/** Reads nothing of a request but its clocks, project and assignee. */
export const createClockReader = (deps: ClockReaderDeps): ClockReader => ({
  metrics: async () => (await deps.catalogues.get()).slas,

  read: async (ids) => {
    const readAt = deps.clock.now();
    const { slas } = await deps.catalogues.get();
    const issues = await fetched(deps.client, { ids, slas });
    const there = new Set(issues.map(({ id }) => id));
    return {
      issues: issues.map((issue) => toReadIssue(issue, { slas, readAt })),
      missing: ids.filter((id) => !there.has(id)),
    };
  },

  search: async ({ jql, after }) => {
    const readAt = deps.clock.now();
    const { slas } = await deps.catalogues.get();
    const fields = [...SYSTEM_FIELDS, ...slas];
    const body = { jql, maxResults: PAGE, fields, ...(after === null ? {} : { nextPageToken: after }) };
    const page = await searchedPage(deps.client, body, SearchPage);
    const found = await withClocks(deps.client, { issues: page.issues, slas });
    return {
      issues: found.map((issue) => toReadIssue(issue, { slas, readAt })),
      next: page.nextPageToken ?? null,
    };
  },
});

/** Some sites answer a search without the SLA objects that a direct read has; those issues are read directly. */
const withClocks = async (
  client: Client,
  { issues, slas }: { readonly issues: readonly ClockIssue[]; readonly slas: readonly string[] },
): Promise<readonly ClockIssue[]> => {
  const bare = issues.filter(({ fields }) => slas.every((fieldId) => (fields[fieldId] ?? null) === null));
  if (bare.length === 0) return issues;
  const again = await fetched(client, { ids: bare.map(({ id }) => id), slas });
  return [...issues.filter((issue) => !bare.includes(issue)), ...again];
};

const fetched = async (
  client: Client,
  { ids, slas }: { readonly ids: readonly IssueId[]; readonly slas: readonly string[] },
): Promise<readonly ClockIssue[]> => {
  const { issues } = await client.sendRequest({
    url: '/rest/api/3/issue/bulkfetch',
    method: 'POST',
    body: { issueIdsOrKeys: [...ids], fields: [...SYSTEM_FIELDS, ...slas] },
    schema: Fetched,
  });
  return issues;
};

const toReadIssue = (
  { id, key, fields }: ClockIssue,
  { slas, readAt }: { readonly slas: readonly string[]; readonly readAt: ReadIssue['readAt'] },
): ReadIssue => ({
  issueId: id,
  issueKey: key,
  projectId: fields.project.id,
  assigneeId: fields.assignee?.accountId ?? null,
  readAt,
  clocks: slas.flatMap((metric): readonly ReadClock[] => {
    const clock = toSlaClock(fields[metric]);
    return clock?.ongoing ? [{ ...clock.ongoing, metric, name: clock.name }] : [];
  }),
});
