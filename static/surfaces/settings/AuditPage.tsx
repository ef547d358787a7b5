import { useState } from 'react';
import type { AuditEntry, AuditView } from '../../../src/contract/audit';
import { callSettings } from '../../kit/bridge';
import type { AnswerError } from '../../kit/bridge';
import { Button } from '../../kit/controls';
import { Bone, EmptyState, ErrorState, Skeleton } from '../../kit/states';
import { Text, useWords } from '../../kit/text';
import { useAnswer } from '../../kit/use-answer';
import { Section } from './Section';

const readNewest = () => callSettings('readAudit', { before: null });

/** What admins did, and who opened whose comment; newest first, a page at a time. */
export function AuditPage() {
  const words = useWords();
  const { value: view, error, busy, reload, replace } = useAnswer(readNewest);
  const [fault, setFault] = useState<AnswerError | null>(null);
  const more = async (shown: AuditView) => {
    const answer = await callSettings('readAudit', { before: shown.next });
    setFault(answer.ok ? null : answer.error);
    if (answer.ok) replace({ entries: [...shown.entries, ...answer.value.entries], next: answer.value.next });
  };
  const wrong = error ?? fault;
  return (
    <div class="settings">
      <Section title={words.text('settings.part.audit')} intro={words.text('audit.intro')}>
        {wrong && <ErrorState error={wrong} busy={busy} onRetry={reload} />}
        {!view && !wrong && (
          <Skeleton>
            <Bone width="100%" height="8rem" />
          </Skeleton>
        )}
        {view?.entries.length === 0 && (
          <EmptyState title={words.text('audit.none')}>{words.text('audit.none.why')}</EmptyState>
        )}
        {view && (
          <ul class="audit">
            {view.entries.map((entry) => (
              <Line key={entry.id} entry={entry} />
            ))}
          </ul>
        )}
        {view?.next && (
          <div>
            <Button busy={busy} onPress={() => void more(view)}>
              {words.text('audit.more')}
            </Button>
          </div>
        )}
      </Section>
    </div>
  );
}

function Line({ entry }: { readonly entry: AuditEntry }) {
  const words = useWords();
  const { kind, by, at, detail } = entry;
  const said = Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  return (
    <li class="audit-line">
      <span class="quiet">{words.dateTime(at)}</span>
      <span>
        <Text
          id={`audit.${kind}`}
          values={{
            version: 0,
            fields: '',
            issue: '',
            requests: 0,
            comments: 0,
            rows: 0,
            source: '',
            ...said,
            by: by ?? words.text('state.somebody'),
          }}
        />
      </span>
    </li>
  );
}
