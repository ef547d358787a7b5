import { z } from 'zod';
import { AccountId, IssueId, IssueKey, ProjectId } from '../../contract/ids';
import { Id, JiraDate } from '../../contract/jira-values';
import type { ReadClock, ReadIssue } from '../../domain/alerts/read-clock';
import type { ClockReader, HeldItems, Metric } from '../../usecases/ports/alerts';
import type { Clock } from '../../usecases/ports/system';
import type { Catalogue, Catalogues } from './catalogue';
import type { Client } from './client';
import { holdsSomething } from './field-presence';
import { toSlaClock } from './field-values';
import { RequestTypeValue } from './schemas';
import { searchedPage } from './searched-page';

const ClockIssue = z.object({
  id: Id.pipe(IssueId),
  key: IssueKey,
  fields: z.looseObject({
    project: z.object({ id: Id.pipe(ProjectId) }),
    assignee: z.object({ accountId: AccountId }).nullish(),
    created: JiraDate.optional(),
  }),
});
type ClockIssue = z.infer<typeof ClockIssue>;

const Fetched = z.object({ issues: z.array(ClockIssue) });
const SearchPage = z.object({ issues: z.array(ClockIssue), nextPageToken: z.string().nullish() });

const PAGE = 100;
const SYSTEM_FIELDS = ['project', 'assignee'];

/** What of the catalogue says where things stand on an issue. */
type Site = Pick<Catalogue, 'slas' | 'requestType'>;

const fieldsOf = ({ slas, requestType }: Site): readonly string[] => [
  ...SYSTEM_FIELDS,
  ...(requestType === null ? [] : [requestType]),
  ...slas,
];

export interface ClockReaderDeps {
  readonly client: Client;
  readonly catalogues: Catalogues;
  readonly clock: Clock;
}

/** Reads nothing of a request but its clocks, project, request type and assignee. */
export const createClockReader = (deps: ClockReaderDeps): ClockReader => ({
  metrics: async () => metricsIn(await deps.catalogues.get()),
  metricsNow: async () => metricsIn(await deps.catalogues.refreshed()),

  read: async (ids, requiredFields = []) => {
    const readAt = deps.clock.now();
    const site = await deps.catalogues.get();
    const more = requiredFields.length === 0 ? [] : ['created', ...requiredFields];
    const issues = await fetched(deps.client, { ids, site, more });
    const there = new Set(issues.map(({ id }) => id));
    return {
      issues: issues.map((issue) => toReadIssue(issue, { site, readAt })),
      held: heldItems(issues, requiredFields),
      missing: ids.filter((id) => !there.has(id)),
    };
  },

  search: async ({ jql, after }) => {
    const readAt = deps.clock.now();
    const site = await deps.catalogues.get();
    const body = { jql, maxResults: PAGE, fields: fieldsOf(site), ...(after === null ? {} : { nextPageToken: after }) };
    const page = await searchedPage(deps.client, body, SearchPage);
    const found = await withClocks(deps.client, { issues: page.issues, site });
    return {
      issues: found.map((issue) => toReadIssue(issue, { site, readAt })),
      next: page.nextPageToken ?? null,
    };
  },
});

const metricsIn = ({ slas, slaNames }: Catalogue): readonly Metric[] =>
  slas.map((id) => ({ id, name: slaNames[id] ?? id }));

/** Some sites answer a search without the SLA objects that a direct read has; those issues are read directly. */
const withClocks = async (
  client: Client,
  { issues, site }: { readonly issues: readonly ClockIssue[]; readonly site: Site },
): Promise<readonly ClockIssue[]> => {
  const bare = issues.filter(({ fields }) => site.slas.every((fieldId) => (fields[fieldId] ?? null) === null));
  if (bare.length === 0) return issues;
  const again = await fetched(client, { ids: bare.map(({ id }) => id), site });
  return [...issues.filter((issue) => !bare.includes(issue)), ...again];
};

const fetched = async (
  client: Client,
  {
    ids,
    site,
    more = [],
  }: { readonly ids: readonly IssueId[]; readonly site: Site; readonly more?: readonly string[] },
): Promise<readonly ClockIssue[]> => {
  const { issues } = await client.sendRequest({
    url: '/rest/api/3/issue/bulkfetch',
    method: 'POST',
    body: { issueIdsOrKeys: [...ids], fields: [...new Set([...fieldsOf(site), ...more])] },
    schema: Fetched,
  });
  return issues;
};

const heldItems = (issues: readonly ClockIssue[], requiredFields: readonly string[]): ReadonlyMap<IssueId, HeldItems> =>
  new Map(
    issues.flatMap(({ id, fields }) =>
      fields.created === undefined
        ? []
        : [[id, { createdAt: fields.created, presence: presenceOf(fields, requiredFields) }] as const],
    ),
  );

const presenceOf = (fields: ClockIssue['fields'], requiredFields: readonly string[]): HeldItems['presence'] =>
  Object.fromEntries(requiredFields.map((fieldId) => [fieldId, { now: holdsSomething(fields, fieldId) }]));

const toReadIssue = (
  { id, key, fields }: ClockIssue,
  { site, readAt }: { readonly site: Site; readonly readAt: ReadIssue['readAt'] },
): ReadIssue => ({
  issueId: id,
  issueKey: key,
  projectId: fields.project.id,
  assigneeId: fields.assignee?.accountId ?? null,
  requestTypeId: RequestTypeValue.safeParse(fields[site.requestType ?? '']).data?.requestType.id ?? null,
  readAt,
  clocks: site.slas.flatMap((metric): readonly ReadClock[] => {
    const clock = toSlaClock(metric, fields[metric]);
    return clock?.ongoing ? [{ ...clock.ongoing, metric, name: clock.name }] : [];
  }),
});
