import { useEffect, useState } from 'react';
import type { PanelView } from '../../../src/contract/panel';
import { openPage, readJira } from '../../kit/bridge';
import { Button } from '../../kit/controls';
import { Ltr, useWords } from '../../kit/text';

const SHOWN = 3;

interface OpenRequest {
  readonly key: string;
  readonly summary: string;
}

/** Jira's answer is parsed field by field: it is not ours. One more than shown is asked for, to know of more. */
function requestsIn(answer: unknown): readonly OpenRequest[] {
  if (typeof answer !== 'object' || answer === null || !('issues' in answer) || !Array.isArray(answer.issues))
    return [];
  return answer.issues.flatMap((issue: unknown) => {
    if (typeof issue !== 'object' || issue === null || !('key' in issue) || typeof issue.key !== 'string') return [];
    const fields = 'fields' in issue && typeof issue.fields === 'object' ? issue.fields : null;
    const summary = fields && 'summary' in fields && typeof fields.summary === 'string' ? fields.summary : '';
    return [{ key: issue.key, summary }];
  });
}

/** Searches as the agent who looks, so they see only what they may browse. */
function useOpenRequests(jql: string | null): readonly OpenRequest[] {
  const [requests, setRequests] = useState<readonly OpenRequest[]>([]);
  useEffect(() => {
    let current = true;
    setRequests([]);
    if (jql === null) return undefined;
    const query = new URLSearchParams({ jql, fields: 'summary', maxResults: String(SHOWN + 1) });
    void readJira(`/rest/api/3/search/jql?${query}`).then((answer) => {
      if (current) setRequests(requestsIn(answer));
    });
    return () => {
      current = false;
    };
  }, [jql]);
  return requests;
}

/** Who is served: name, department, and what else they wait for. */
export function RequesterLine({ view }: { readonly view: PanelView }) {
  const words = useWords();
  const { displayName, departmentName, openRequestsJql } = view.requester;
  const requests = useOpenRequests(openRequestsJql);
  const more = requests.length > SHOWN;
  return (
    <section class="requester" aria-label={words.text('panel.requester')}>
      <p>
        <bdi class="requester-name">{displayName ?? words.text('panel.noRequester')}</bdi>
        <span class="quiet"> · </span>
        <bdi class="quiet">{departmentName ?? words.text('panel.noDepartment')}</bdi>
      </p>
      {requests.length > 0 && (
        <>
          <p class="quiet small">{words.text('panel.openRequests')}</p>
          <ul class="requester-open">
            {requests.slice(0, SHOWN).map(({ key, summary }) => (
              <li key={key}>
                <Button look="link" onPress={() => void openPage(`/browse/${key}`)}>
                  <Ltr>{key}</Ltr>
                </Button>{' '}
                <bdi class="requester-summary">{summary}</bdi>
              </li>
            ))}
          </ul>
          {more && openRequestsJql !== null && (
            <Button look="link" onPress={() => void openPage(`/issues/?jql=${encodeURIComponent(openRequestsJql)}`)}>
              {words.text('panel.allOpenRequests')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
