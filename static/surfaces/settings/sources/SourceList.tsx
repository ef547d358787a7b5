import { useState } from 'react';
import type { SourcesView, SourceView } from '../../../../src/contract/incident-import';
import type { AnswerError } from '../../../kit/bridge';
import { Button, Lozenge } from '../../../kit/controls';
import { ErrorNotice } from '../../../kit/states';
import { useWords } from '../../../kit/text';
import { emptyWhole } from './empty-whole';

interface SourceListProps {
  readonly view: SourcesView;
  readonly onChanged: () => void;
}

/** The sources there are, how much each holds, and the way out. */
export function SourceList({ view, onChanged }: SourceListProps) {
  const words = useWords();
  if (view.sources.length === 0) return <p>{words.text('sources.none')}</p>;
  return (
    <ul class="switches">
      {view.sources.map((source) => (
        <SourceRow key={source.id} source={source} onChanged={onChanged} />
      ))}
    </ul>
  );
}

interface SourceRowProps {
  readonly source: SourceView;
  readonly onChanged: () => void;
}

function SourceRow({ source, onChanged }: SourceRowProps) {
  const words = useWords();
  const [isAsked, setIsAsked] = useState(false);
  const [left, setLeft] = useState<number | null>(null);
  const [error, setError] = useState<AnswerError | null>(null);
  const remove = async () => {
    setError(null);
    setLeft(source.incidents);
    const fault = await emptyWhole(source, { isRemoved: true, told: setLeft });
    setLeft(null);
    setIsAsked(false);
    if (fault) setError(fault);
    onChanged();
  };
  return (
    <li class="switch-row">
      <Holding source={source} />
      <div class="row-actions">
        {isAsked ? (
          <>
            <span>{words.text('sources.remove.sure', { incidents: source.incidents })}</span>
            <Button busy={left !== null} onPress={() => void remove()}>
              {words.text('sources.remove.yes')}
            </Button>
            <Button look="subtle" onPress={() => setIsAsked(false)}>
              {words.text('sources.remove.no')}
            </Button>
          </>
        ) : (
          <Button
            look="subtle"
            onPress={() => setIsAsked(true)}
            label={words.text('sources.remove.of', { name: source.name })}
          >
            {words.text('sources.remove')}
          </Button>
        )}
      </div>
      {left !== null && left > 0 && <p role="status">{words.text('sources.remove.left', { left })}</p>}
      <ErrorNotice error={error} />
    </li>
  );
}

function Holding({ source: { name, desk, incidents, file } }: Pick<SourceRowProps, 'source'>) {
  const words = useWords();
  const isHalf = file.done < file.portions && file.done > 0;
  return (
    <div>
      <bdi class="process-name">{name}</bdi>{' '}
      {isHalf && <Lozenge tone="information">{words.text('sources.half')}</Lozenge>}
      <p class="quiet small">
        {words.text('sources.holds', { incidents, desk: desk.name ?? '—' })}
        {isHalf && ` ${words.text('sources.half.how', { done: file.rowsDone, total: file.rows })}`}
        {!isHalf && file.done > 0 && ` ${words.text('sources.taken', { when: words.dateTime(file.movedAt) })}`}
      </p>
    </div>
  );
}
