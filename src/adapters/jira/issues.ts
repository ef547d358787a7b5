import { z } from 'zod';
import { JiraRefusedError } from '../../usecases/ports/errors';
import type { Issues, ReadOptions, ViewerIssues } from '../../usecases/ports/jira';
import type { ObservedIssue } from '../../domain/experience/observed-issue';
import type { Clock } from '../../usecases/ports/system';
import type { Cache } from '../kvs/cache';
import { cacheKeys } from '../kvs/keys';
import { remembered } from '../kvs/remembered';
import type { Catalogue, Catalogues } from './catalogue';
import type { Client } from './client';
import { ChangelogPage, CommentPage, Issue, SearchPage, type History } from './schemas';
import { searchedPage } from './searched-page';
import { toObservedIssue, unknownStatuses, type CompleteIssue } from './to-observed-issue';

interface IssueReader {
  readonly client: Client;
  readonly catalogues: Catalogues;
  readonly cache: Cache;
  readonly clock: Clock;
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
  'creator',
  'issuelinks',
  'comment',
];
/** Issue property in which a service desk notes how a request came in. */
const CHANNEL = 'request.channel.type';
const PAGE = 100;

/** Issues as the app sees them; {@link createViewerIssues} gives them as a person does. */
export const createIssues = (reader: IssueReader): Issues => ({
  find: (id, options) => findIssue(reader, id, options),

  page: async ({ jql, after, limit, options }) => {
    const { read: page, catalogue } = await readWithCatalogue(reader, async (known) => {
      const body = {
        jql,
        maxResults: limit,
        fields: fieldsOf(known, options),
        expand: 'changelog',
        properties: [CHANNEL],
        ...(after === null ? {} : { nextPageToken: after }),
      };
      return searchedPage(reader.client, body, SearchPage);
    });
    const issues: ObservedIssue[] = [];
    for (const issue of page.issues) issues.push(await observed(reader, issue, { catalogue, options }));
    return { issues, next: page.nextPageToken ?? null };
  },
});

export const createViewerIssues = (reader: IssueReader): ViewerIssues => ({
  find: (id, options) => findIssue(reader, id, options),
});

const findIssue = async (reader: IssueReader, id: string, options: ReadOptions): Promise<ObservedIssue | null> => {
  const { read, catalogue } = await readWithCatalogue(reader, async (known) => ({
    issues: await readIssue(reader.client, id, fieldsOf(known, options)),
  }));
  const [issue] = read.issues;
  return issue === undefined ? null : observed(reader, issue, { catalogue, options });
};

/** Reads with the catalogue at hand, and once more where the issues show that it has fallen behind the site. */
const readWithCatalogue = async <Read extends { readonly issues: readonly Issue[] }>(
  reader: IssueReader,
  read: (catalogue: Catalogue) => Promise<Read>,
): Promise<{ readonly read: Read; readonly catalogue: Catalogue }> => {
  const catalogue = await reader.catalogues.get();
  const first = await read(catalogue);
  const current = await currentCatalogue(reader, catalogue, first.issues);
  if (current === catalogue) return { read: first, catalogue };
  return { read: await read(current), catalogue: current };
};

const DAY_MS = 86_400_000;

/** Reads the catalogue again for what it lacks; once a day and lack, for a deleted status or a desk without SLA stays so. */
const currentCatalogue = async (
  reader: IssueReader,
  catalogue: Catalogue,
  issues: readonly Issue[],
): Promise<Catalogue> => {
  let current = catalogue;
  for (const lack of new Set(issues.flatMap((issue) => lacksOf(issue, catalogue)))) {
    await remembered(reader, { key: cacheKeys.lack(lack), schema: z.literal(true), maxAgeMs: DAY_MS }, async () => {
      current = await reader.catalogues.refreshed();
      return true as const;
    });
  }
  return current;
};

/** Statuses the issue has been in, and the SLA that every desk has by default, as far as the catalogue knows none. */
const lacksOf = ({ fields, changelog }: Issue, catalogue: Catalogue): readonly string[] => {
  const statuses = unknownStatuses(changelog?.histories ?? [], catalogue).map((id) => `status:${id}`);
  const hasSla = catalogue.slas.some((fieldId) => (fields[fieldId] ?? null) !== null);
  return hasSla ? statuses : [...statuses, `sla:${fields.project.id}`];
};

const fieldsOf = (catalogue: Catalogue, options: ReadOptions): string[] =>
  [
    ...SYSTEM_FIELDS,
    catalogue.requestType,
    catalogue.organizations,
    ...catalogue.slas,
    ...options.departmentFields,
    ...options.requiredFields,
  ].filter((field) => field !== null);

/** None when it is not there or not for this reader: Jira answers 404 to both, and 403 or 401 to who may see nothing at all. */
const readIssue = async (client: Client, id: string, fields: readonly string[]): Promise<readonly Issue[]> => {
  try {
    const issue = await client.sendRequest({
      url: `/rest/api/3/issue/${id}`,
      searchParams: { fields: fields.join(','), expand: 'changelog', properties: CHANNEL },
      schema: Issue,
    });
    return [issue];
  } catch (error) {
    if (error instanceof JiraRefusedError && [401, 403, 404].includes(error.status)) return [];
    throw error;
  }
};

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
