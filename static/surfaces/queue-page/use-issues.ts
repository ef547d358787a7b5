import { useEffect, useState } from 'react';
import type { Risk } from '../../../src/contract/risk';
import { readJira } from '../../kit/bridge';
import { objectIn } from '../../kit/context';

/** What Jira tells this person of a request. */
export interface SeenIssue {
  readonly summary: string;
  /** null: nobody is assigned. */
  readonly assignee: string | null;
}

const textIn = (holder: Readonly<Record<string, unknown>>, key: string): string | null => {
  const held = holder[key];
  return typeof held === 'string' ? held : null;
};

/** Jira's answer is parsed field by field: it is not ours. */
function issuesIn(answer: unknown): ReadonlyMap<string, SeenIssue> {
  const found = new Map<string, SeenIssue>();
  const { issues } = objectIn({ answer }, 'answer');
  for (const issue of Array.isArray(issues) ? issues : []) {
    const holder = objectIn({ issue }, 'issue');
    const id = textIn(holder, 'id');
    const fields = objectIn(holder, 'fields');
    const assignee = textIn(objectIn(fields, 'assignee'), 'displayName');
    if (id !== null) found.set(id, { summary: textIn(fields, 'summary') ?? '', assignee });
  }
  return found;
}

/** The requests as the person at the screen may see them, by id; what they may not see is missing. null while asking. */
export function useIssues(risks: readonly Risk[] | undefined): ReadonlyMap<string, SeenIssue> | null {
  const [issues, setIssues] = useState<ReadonlyMap<string, SeenIssue> | null>(null);
  const ids = risks?.map(({ issueId }) => issueId).join(',');
  useEffect(() => {
    let current = true;
    if (ids === undefined) return undefined;
    const question = { issueIdsOrKeys: ids.split(','), fields: ['summary', 'assignee'] };
    const answer = ids === '' ? Promise.resolve({ issues: [] }) : readJira('/rest/api/3/issue/bulkfetch', question);
    void answer.then((read) => {
      if (current) setIssues(issuesIn(read));
    });
    return () => {
      current = false;
    };
  }, [ids]);
  return issues;
}
