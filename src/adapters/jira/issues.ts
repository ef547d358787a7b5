import { JiraRefusedError, StalePageError } from '../../usecases/ports/errors';
import type { Issues, ReadOptions, ViewerIssues } from '../../usecases/ports/jira';
import type { ObservedIssue } from '../../domain/experience/observed-issue';
import type { Catalogue, Catalogues } from './catalogue';
import type { Client } from './client';
import { ChangelogPage, CommentPage, Issue, SearchPage, type History } from './schemas';
import { hasUnknownStatus, toObservedIssue, type CompleteIssue } from './to-observed-issue';

interface IssueReader {
  readonly client: Client;
  readonly catalogues: Catalogues;
}

const SYSTEM_FIELDS = [
  'summary',
  'project',
  'created',
  'updated',
  'status',
  'resolution',
  'reporter',
  'assignee',
  'comment',
];
const PAGE = 100;

/** Issues as the app sees them; {@link createViewerIssues} gives them as a person does. */
export const createIssues = (reader: IssueReader): Issues => ({
  find: (id, options) => findIssue(reader, id, options),

  page: async ({ jql, after, limit, options }) => {
    const catalogue = await reader.catalogues.get();
    const body = {
      jql,
      maxResults: limit,
      fields: fieldsOf(catalogue, options),
      expand: 'changelog',
      ...(after === null ? {} : { nextPageToken: after }),
    };
    const page = await searched(reader.client, body);
    const issues: ObservedIssue[] = [];
    for (const issue of page.issues) issues.push(await observed(reader, issue, { catalogue, options }));
    return { issues, next: page.nextPageToken ?? null };
  },
});

export const createViewerIssues = (reader: IssueReader): ViewerIssues => ({
  find: (id, options) => findIssue(reader, id, options),
});

/** A token lives a week and belongs to one query; Jira says only 400 to one that does not fit. */
const searched = async (client: Client, body: Readonly<Record<string, unknown>>) => {
  try {
    return await client.sendRequest({ url: '/rest/api/3/search/jql', method: 'POST', body, schema: SearchPage });
  } catch (error) {
    const isTokenRefused = error instanceof JiraRefusedError && error.status === 400 && 'nextPageToken' in body;
    throw isTokenRefused ? new StalePageError('the page token was refused', { cause: error }) : error;
  }
};

const fieldsOf = (catalogue: Catalogue, options: ReadOptions): string[] =>
  [
    ...SYSTEM_FIELDS,
    catalogue.requestType,
    catalogue.organizations,
    ...catalogue.slas,
    ...options.departmentFields,
  ].filter((field) => field !== null);

const findIssue = async (reader: IssueReader, id: string, options: ReadOptions): Promise<ObservedIssue | null> => {
  const catalogue = await reader.catalogues.get();
  const issue = await readIssue(reader.client, id, fieldsOf(catalogue, options));
  if (issue === null) return null;
  if (!isOutdated(catalogue, issue)) return observed(reader, issue, { catalogue, options });
  const refreshed = await reader.catalogues.refreshed();
  if (refreshed.readAt === catalogue.readAt) return observed(reader, issue, { catalogue, options });
  const again = await readIssue(reader.client, id, fieldsOf(refreshed, options));
  return again === null ? null : observed(reader, again, { catalogue: refreshed, options });
};

/** null for what is not there or not for this reader: Jira answers 404 to both, and 403 or 401 to who may see nothing at all. */
const readIssue = async (client: Client, id: string, fields: readonly string[]): Promise<Issue | null> => {
  try {
    return await client.sendRequest({
      url: `/rest/api/3/issue/${id}`,
      searchParams: { fields: fields.join(','), expand: 'changelog' },
      schema: Issue,
    });
  } catch (error) {
    if (error instanceof JiraRefusedError && [401, 403, 404].includes(error.status)) return null;
    throw error;
  }
};

/** A request type, every desk's SLA, or a status that came after the catalogue was read. */
const isOutdated = (catalogue: Catalogue, { fields, changelog }: Issue): boolean =>
  hasUnknownStatus(changelog?.histories ?? [], catalogue) ||
  catalogue.requestType === null ||
  !catalogue.slas.some((fieldId) => (fields[fieldId] ?? null) !== null);

const observed = async (
  { client }: IssueReader,
  issue: Issue,
  context: { readonly catalogue: Catalogue; readonly options: ReadOptions },
): Promise<ObservedIssue> => {
  const [histories, comments] = await Promise.all([allHistories(client, issue), enoughComments(client, issue)]);
  return toObservedIssue({ issue, histories, comments }, context);
};

/** The expanded changelog is cut at a hundred entries or fewer; what decides closes must be whole. */
const allHistories = async (client: Client, { id, changelog }: Issue): Promise<readonly History[]> => {
  const given = changelog?.histories ?? [];
  const total = changelog?.total ?? given.length;
  if (given.length >= total) return given;
  const histories: History[] = [];
  while (histories.length < total) {
    const page = await client.sendRequest({
      url: `/rest/api/3/issue/${id}/changelog`,
      searchParams: { startAt: histories.length, maxResults: PAGE },
      schema: ChangelogPage,
    });
    if (page.values.length === 0) break;
    histories.push(...page.values);
  }
  return histories;
};

/** Of a cut list the oldest hundred: who answered first, and whether the requester is one of the desk, shows there. */
const enoughComments = async (client: Client, { id, fields }: Issue): Promise<CompleteIssue['comments']> => {
  const given = fields.comment?.comments ?? [];
  if (given.length >= (fields.comment?.total ?? given.length)) return given;
  const page = await client.sendRequest({
    url: `/rest/api/3/issue/${id}/comment`,
    searchParams: { startAt: 0, maxResults: PAGE, orderBy: 'created' },
    schema: CommentPage,
  });
  return page.comments;
};
