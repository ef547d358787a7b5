import { z } from 'zod';
import { bodyOf, ok, type Route } from '../../http/rest-context.ts';
import { badRequest, RestError } from '../../http/rest-error.ts';
import { compileSearch, contextOf } from '../../jql/search.ts';
import { compileClause } from '../../jql/compile.ts';
import { parseJql } from '../../jql/parse-jql.ts';
import { canBrowseIssue } from '../../people/permissions.ts';
import { jqlStructure } from '../../views/jql-structure.ts';

const MAX_QUERIES = 100;
const MAX_ISSUES = 1000;

const messageOf = (error: unknown): string => {
  if (error instanceof RestError) return error.message;
  throw error;
};

const Queries = z.strictObject({ queries: z.array(z.string()).min(1) });

const parse: Route = {
  method: 'POST',
  path: '/rest/api/3/jql/parse',
  handle: (context) => {
    const { site, actor, query } = context;
    const { queries } = bodyOf(context, Queries);
    const validation = query.get('validation') ?? '';
    if (!['strict', 'warn', 'none'].includes(validation))
      throw badRequest(`The validation '${validation}' is not one of strict, warn, none.`);
    return ok({
      queries: queries.map((jql) => {
        try {
          const structure = jqlStructure(parseJql(jql));
          if (validation === 'none') return { query: jql, structure };
          const problem = problemOf(() => compileSearch(site, actor, { jql, bounded: false }));
          if (problem === null) return { query: jql, structure };
          return validation === 'strict'
            ? { query: jql, errors: [problem] }
            : { query: jql, structure, warnings: [problem] };
        } catch (error) {
          return { query: jql, errors: [messageOf(error)] };
        }
      }),
    });
  },
};

const problemOf = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return messageOf(error);
  }
};

const Matching = z.strictObject({
  issueIds: z.array(z.number().int()).max(MAX_ISSUES),
  jqls: z.array(z.string()).max(MAX_QUERIES),
});

const match: Route = {
  method: 'POST',
  path: '/rest/api/3/jql/match',
  handle: (context) => {
    const { site, actor } = context;
    const { issueIds, jqls } = bodyOf(context, Matching);
    const issues = issueIds
      .map((id) => site.store.issues.byId(String(id)))
      .filter((issue) => issue !== undefined && canBrowseIssue(site, actor, issue));
    return ok({
      matches: jqls.map((jql) => {
        try {
          const { where } = parseJql(jql);
          const matches = where === undefined ? () => true : compileClause(where, contextOf(site, actor)).test;
          return {
            matchedIssues: issues
              .filter((issue) => issue !== undefined && matches(issue))
              .map((issue) => Number(issue?.id)),
            errors: [],
          };
        } catch (error) {
          return { matchedIssues: [], errors: [messageOf(error)] };
        }
      }),
    });
  },
};

export const jqlRoutes: readonly Route[] = [parse, match];
