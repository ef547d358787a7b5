import { useState } from 'react';
import type { SourcesView } from '../../../../src/contract/incident-import';
import type { AnswerError } from '../../../kit/bridge';
import { Button, Meter, Notice } from '../../../kit/controls';
import { useErrorText } from '../../../kit/states';
import { useWords } from '../../../kit/text';
import { emptyWhole } from './empty-whole';
import { FaultList } from './FaultList';
import type { IncidentFile } from './incident-file';
import type { ImportOrder, Sending } from './send-portions';
import type { IncidentImport } from './use-incident-import';

interface ImportProgressProps {
  readonly file: IncidentFile;
  readonly work: IncidentImport;
  readonly order: ImportOrder;
  readonly view: SourcesView;
}

/** How far a file has come, and what became of its rows. */
export function ImportProgress({ file, work, order, view }: ImportProgressProps) {
  const wordError = useErrorText();
  const { sending, error } = work;
  return (
    <>
      {error?.code === 'IMPORT_OTHER_READING' && <OtherReading work={work} order={order} view={view} />}
      {error && error.code !== 'IMPORT_OTHER_READING' && (
        <Notice tone="danger" role="alert">
          {wordError(error)}
        </Notice>
      )}
      {sending && sending.stage !== 'done' && <Under sending={sending} work={work} />}
      {sending?.stage === 'done' && <Done sending={sending} />}
      {sending && <FaultList file={file} faults={sending.faults} count={sending.faultCount} />}
    </>
  );
}

interface UnderProps {
  readonly sending: Sending;
  readonly work: IncidentImport;
}

const MINUTE = 60;

function Under({ sending, work }: UnderProps) {
  const words = useWords();
  const { stage, rows, rowsDone, rate } = sending;
  const minutes = rate > 0 ? Math.ceil((rows - rowsDone) / rate / MINUTE) : null;
  return (
    <div class="coverage" role="status">
      <p>
        {words.text('sources.progress', { done: words.number(rowsDone), total: words.number(rows) })}
        {stage === 'sending' && minutes !== null && (
          <> · {words.text('sources.progress.left', { rate: words.number(Math.round(rate)), minutes })}</>
        )}
        {stage === 'paused' && <> · {words.text('sources.progress.paused')}</>}
      </p>
      <Meter share={rows === 0 ? 0 : rowsDone / rows} tone="information" />
      <p class="quiet small">{words.text('sources.progress.closeable')}</p>
      <div>
        {stage === 'sending' ? (
          <Button onPress={work.pause}>{words.text('sources.pause')}</Button>
        ) : (
          <Button look="primary" onPress={work.goOn}>
            {words.text('sources.resume')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Done({ sending: { added, changed, same } }: { readonly sending: Sending }) {
  const words = useWords();
  return (
    <Notice tone="success" role="status">
      {added + changed === 0
        ? words.text('sources.done.same', { same })
        : words.text('sources.done', { added, changed, same })}
    </Notice>
  );
}

function OtherReading({ work, order, view }: Omit<ImportProgressProps, 'file'>) {
  const words = useWords();
  const wordError = useErrorText();
  const [left, setLeft] = useState<number | null>(null);
  const [error, setError] = useState<AnswerError | null>(null);
  const source = view.sources.find(({ name }) => name === order.name.normalize('NFC'));
  const empty = async () => {
    if (!source) return;
    setLeft(source.incidents);
    const fault = await emptyWhole(source, { isRemoved: false, told: setLeft });
    setLeft(null);
    setError(fault);
    if (!fault) work.start(order);
  };
  return (
    <Notice tone="warning" role="alert">
      <p>{work.error && wordError(work.error)}</p>
      <Button busy={left !== null} onPress={() => void empty()}>
        {words.text('sources.emptyAndStart')}
      </Button>
      {error && <p>{wordError(error)}</p>}
    </Notice>
  );
}
