import { z } from 'zod';
import { Id } from '../../contract/jira-values';
import { IssueId } from '../../contract/ids';
import { inPortions } from '../../domain/portions';
import type { Conditions, Verdict } from '../../usecases/ports/alerts';
import type { Client } from './client';

const Parsed = z.object({ queries: z.array(z.object({ errors: z.array(z.string()).nullish() })) });
const Matched = z.object({
  matches: z.array(z.object({ matchedIssues: z.array(Id.pipe(IssueId)), errors: z.array(z.string()).nullish() })),
});

const QUERIES_A_CALL = 50;

/** Conditions as the app sees them: it matches what it may browse. */
export const createConditions = (client: Client): Conditions => ({
  findFault: async (jql) => {
    const { queries } = await client.sendRequest({
      url: '/rest/api/3/jql/parse',
      method: 'POST',
      searchParams: { validation: 'strict' },
      body: { queries: [jql] },
      schema: Parsed,
    });
    return queries[0]?.errors?.[0] ?? null;
  },

  match: async (issueIds, conditions) => {
    const verdicts = new Map<string, Verdict>();
    if (issueIds.length === 0) return verdicts;
    for (const jqls of inPortions(conditions, QUERIES_A_CALL)) {
      const { matches } = await client.sendRequest({
        url: '/rest/api/3/jql/match',
        method: 'POST',
        body: { issueIds: issueIds.map(Number), jqls: [...jqls] },
        schema: Matched,
      });
      matches.forEach(({ matchedIssues, errors }, index) => {
        const jql = jqls[index];
        if (jql !== undefined) verdicts.set(jql, { matched: new Set(matchedIssues), fault: errors?.[0] ?? null });
      });
    }
    return verdicts;
  },
});
