import { useState } from 'react';
import { openPage, readJira } from '../kit/bridge';
import { objectIn } from '../kit/context';
import { Button } from '../kit/controls';
import { DataTable } from '../kit/data-table';
import { useWords } from '../kit/text';

const MOST = 25;

interface ListedRequest {
  readonly key: string;
  readonly summary: string;
  readonly status: string;
}

interface Listed {
  readonly requests: readonly ListedRequest[];
  readonly isMore: boolean;
}

const textIn = (holder: Readonly<Record<string, unknown>>, key: string): string => {
  const held = holder[key];
  return typeof held === 'string' ? held : '';
};

/** Jira's answer is parsed field by field: it is not ours. */
function listIn(answer: unknown): Listed {
  const page = objectIn({ answer }, 'answer');
  const { issues } = page;
  const requests = (Array.isArray(issues) ? issues : []).map((issue): ListedRequest => {
    const holder = objectIn({ issue }, 'issue');
    const fields = objectIn(holder, 'fields');
    return {
      key: textIn(holder, 'key'),
      summary: textIn(fields, 'summary'),
      status: textIn(objectIn(fields, 'status'), 'name'),
    };
  });
  return { requests, isMore: textIn(page, 'nextPageToken') !== '' };
}

/** The requests behind a figure, asked of Jira by the person at the screen: what they may not see is not there. */
export function RequestList({ jql }: { readonly jql: string }) {
  const words = useWords();
  const [listed, setListed] = useState<Listed | null>(null);
  const [busy, setBusy] = useState(false);
  const show = () => {
    setBusy(true);
    const question = { jql, maxResults: MOST, fields: ['summary', 'status'] };
    void readJira('/rest/api/3/search/jql', question).then((answer) => {
      setListed(listIn(answer));
      setBusy(false);
    });
  };
  return (
    <div class="trend">
      {listed === null ? (
        <div>
          <Button busy={busy} onPress={show}>
            {words.text('detail.listShow')}
          </Button>
        </div>
      ) : (
        <RequestTable listed={listed} />
      )}
      <p class="quiet small">{words.text('detail.listNote')}</p>
    </div>
  );
}

function RequestTable({ listed }: { readonly listed: Listed }) {
  const words = useWords();
  if (listed.requests.length === 0) return <p>{words.text('detail.listNone')}</p>;
  return (
    <>
      <DataTable
        caption={words.text('detail.list')}
        head={[
          { name: words.text('detail.listKey'), kind: 'name' },
          { name: words.text('detail.listSummary'), kind: 'wide' },
          { name: words.text('detail.listStatus'), kind: 'spare' },
        ]}
        rows={listed.requests.map(({ key, summary, status }) => ({
          id: key,
          cells: [
            <Button key="k" look="link" onPress={() => void openPage(`/browse/${key}`)}>
              {key}
            </Button>,
            <bdi key="s">{summary}</bdi>,
            <bdi key="t">{status}</bdi>,
          ],
        }))}
      />
      {listed.isMore && <p class="quiet small">{words.text('detail.listMore', { n: listed.requests.length })}</p>}
    </>
  );
}
