import { createHash } from 'node:crypto';
import { z } from 'zod';
import { bodyOf, ok, type RestContext, type Route, type RouteAnswer } from '../../http/rest-context.ts';
import { badRequest, INVALID_PAYLOAD } from '../../http/rest-error.ts';
import { intOf, listOf } from '../../http/paging.ts';
import type { SortKey } from '../../jql/clause-field.ts';
import { compileSearch, type Match } from '../../jql/search.ts';
import type { IssueRecord } from '../../state/issue-records.ts';
import { schemaView } from '../../views/field-view.ts';
import { issueView, selectFields } from '../../views/issue-view.ts';

/** Issues a page holds at most: with fields, and with ids or keys only. */
const MAX_PAGE = 100;
const MAX_ID_PAGE = 5000;
const DEFAULT_PAGE = 50;
const MAX_PROPERTIES = 5;
const MAX_RECONCILE = 50;
const TOKEN_LIFE_MS = 7 * 86_400_000;

const SearchBody = z.strictObject({
  jql: z.string().optional(),
  nextPageToken: z.string().nullish(),
  maxResults: z.number().int().optional(),
  fields: z.array(z.string()).optional(),
  expand: z.string().optional(),
  properties: z.array(z.string()).max(MAX_PROPERTIES).optional(),
  fieldsByKeys: z.boolean().optional(),
  reconcileIssues: z.array(z.number().int()).max(MAX_RECONCILE).optional(),
});
type SearchBody = z.infer<typeof SearchBody>;

const Token = z.object({
  query: z.string(),
  after: z.array(z.union([z.string(), z.number(), z.null()])),
  until: z.number(),
});

/** A token goes on after the last issue of the page, for the same query and caller only. */
const writeToken = (query: string, match: Match, now: number): string =>
  Buffer.from(JSON.stringify({ query, after: match.keys, until: now + TOKEN_LIFE_MS })).toString('base64url');

const readToken = (text: string, query: string, now: number): readonly SortKey[] => {
  const refuse = (): Error => badRequest('The provided next page token is invalid or has expired.');
  let raw: unknown;
  try {
    raw = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw refuse();
  }
  const token = Token.safeParse(raw);
  if (!token.success || token.data.query !== query || token.data.until < now) throw refuse();
  return token.data.after;
};

const search = (context: RestContext, body: SearchBody): RouteAnswer => {
  const { site, actor } = context;
  const jql = body.jql ?? '';
  const compiled = compileSearch(site, actor, { jql, bounded: true, reconcile: body.reconcileIssues ?? [] });
  const now = site.clock.now();
  const query = createHash('sha256').update(`${jql}\n${actor.accountId}`).digest('base64url').slice(0, 16);
  const after = body.nextPageToken ? readToken(body.nextPageToken, query, now) : null;
  const { matches, hasMore } = compiled.page(after, pageSize(body));
  const last = matches.at(-1);
  const isLast = last === undefined || !hasMore;
  return ok({
    issues: matches.map(({ issue }) => issueOfPage(context, body, issue)),
    isLast,
    ...(isLast ? {} : { nextPageToken: writeToken(query, last, now) }),
    ...namesAndSchema(context, body),
  });
};

/** Without `fields` an issue is its id alone. */
const fieldsOf = ({ fields = [] }: SearchBody): readonly string[] => (fields.length === 0 ? ['id'] : fields);

const expandOf = ({ expand = '' }: SearchBody): string[] => expand.split(',').map((each) => each.trim());

const pageSize = (body: SearchBody): number => {
  const wanted = body.maxResults ?? DEFAULT_PAGE;
  if (wanted < 0) throw badRequest('The value of maxResults must not be negative.');
  const isIdOnly = fieldsOf(body).every((field) => field === 'id' || field === 'key' || field === 'issuekey');
  return Math.min(wanted, isIdOnly ? MAX_ID_PAGE : MAX_PAGE);
};

const issueOfPage = ({ site, actor }: RestContext, body: SearchBody, issue: IssueRecord): unknown => {
  const fields = fieldsOf(body);
  const expand = expandOf(body).filter((each) => each !== 'names' && each !== 'schema');
  const properties = body.properties ?? [];
  const isBare = fields.length === 1 && fields[0] === 'id' && properties.length === 0 && !expand.includes('changelog');
  return isBare
    ? { id: issue.id }
    : issueView(site, issue, { reader: actor, fields: selectFields(fields, '*navigable'), expand, properties });
};

const namesAndSchema = ({ site }: RestContext, body: SearchBody): Readonly<Record<string, unknown>> => {
  const expand = expandOf(body);
  const selected = [...site.store.fields.values()].filter(selectFields(fieldsOf(body), '*navigable'));
  return {
    ...(expand.includes('names') ? { names: Object.fromEntries(selected.map((field) => [field.id, field.name])) } : {}),
    ...(expand.includes('schema')
      ? { schema: Object.fromEntries(selected.map((field) => [field.id, schemaView(field)])) }
      : {}),
  };
};

const QUERY_NAMES: ReadonlySet<string> = new Set([
  'jql',
  'nextPageToken',
  'maxResults',
  'fields',
  'expand',
  'properties',
  'fieldsByKeys',
  'failFast',
  'reconcileIssues',
]);

const getSearch: Route = {
  method: 'GET',
  path: '/rest/api/3/search/jql',
  handle: (context) => {
    const { query } = context;
    for (const name of query.keys())
      if (!QUERY_NAMES.has(name)) throw badRequest(`The query parameter '${name}' is not known to this operation.`);
    const parsed = SearchBody.safeParse({
      jql: query.get('jql') ?? undefined,
      nextPageToken: query.get('nextPageToken'),
      maxResults: query.has('maxResults') ? intOf(query, 'maxResults', DEFAULT_PAGE) : undefined,
      fields: query.has('fields') ? listOf(query, 'fields') : undefined,
      expand: query.get('expand') ?? undefined,
      properties: listOf(query, 'properties'),
      reconcileIssues: listOf(query, 'reconcileIssues').map(Number),
    });
    if (!parsed.success) throw badRequest(INVALID_PAYLOAD);
    return search(context, parsed.data);
  },
};

const postSearch: Route = {
  method: 'POST',
  path: '/rest/api/3/search/jql',
  handle: (context) => search(context, bodyOf(context, SearchBody)),
};

const CountBody = z.strictObject({ jql: z.string().optional() });

const approximateCount: Route = {
  method: 'POST',
  path: '/rest/api/3/search/approximate-count',
  handle: (context) => {
    const { jql = '' } = bodyOf(context, CountBody);
    return ok({ count: compileSearch(context.site, context.actor, { jql, bounded: true }).count() });
  },
};

export const searchRoutes: readonly Route[] = [getSearch, postSearch, approximateCount];
