import { useState } from 'react';
import type { IncidentReading, SourcesView, SourceView } from '../../../../src/contract/incident-import';
import { Button, Notice } from '../../../kit/controls';
import { SelectField, TextField } from '../../../kit/fields';
import { useWords } from '../../../kit/text';
import { guessReading } from './guess-reading';
import { ImportProgress } from './ImportProgress';
import type { IncidentFile } from './incident-file';
import { Preview } from './Preview';
import { ReadingFields } from './ReadingFields';
import type { ImportOrder } from './send-portions';
import { useIncidentImport } from './use-incident-import';
import { usePreview } from './use-preview';

interface ImportFormProps {
  readonly file: IncidentFile;
  readonly view: SourcesView;
  readonly onMoved: () => void;
}

/** The source of this very file, else one whose columns the file has. */
function knownSource(file: IncidentFile, { sources }: SourcesView): SourceView | undefined {
  const has = ({ reading }: SourceView) =>
    Object.values(reading.columns).every((column) => file.columns.includes(column));
  return sources.find((source) => source.file.hash === file.hash && has(source)) ?? sources.find(has);
}

/** The guess, with what was decided for an earlier file of the same kind. */
function firstReading(file: IncidentFile, source: SourceView | undefined, zone: string): IncidentReading {
  const guess = guessReading(file, source?.reading.zone ?? zone);
  if (!source) return guess;
  return { ...source.reading, states: { ...guess.states, ...source.reading.states } };
}

/** Whether the very file was left half done. */
const isHalfOf = (file: IncidentFile, source: SourceView | undefined): source is SourceView =>
  source?.file.hash === file.hash && source.file.done > 0 && source.file.done < source.file.portions;

const isReady = ({ name, reading: { columns } }: ImportOrder): boolean =>
  name.trim() !== '' && columns.number !== undefined && columns.opened !== undefined;

/** How the file is read, what comes of it, and where it goes. */
export function ImportForm({ file, view, onMoved }: ImportFormProps) {
  const words = useWords();
  const [known] = useState(() => knownSource(file, view));
  const [reading, setReading] = useState(() => firstReading(file, known, view.zone));
  const [name, setName] = useState(known?.name ?? words.text('sources.name.usual'));
  const [deskId, setDeskId] = useState(known?.desk.id ?? view.desks[0]?.id);
  const work = useIncidentImport(file, onMoved);
  if (deskId === undefined) return <Notice tone="warning">{words.text('sources.noDesk')}</Notice>;
  const order = { name: name.trim(), deskId, reading };
  return (
    <>
      <p class="quiet">
        {words.text('sources.file.holds', { rows: file.records.length, columns: file.columns.length })}
      </p>
      {!work.sending && (
        <>
          {isHalfOf(file, known) && (
            <Notice tone="information">
              {words.text('sources.half.known', { done: known.file.rowsDone, total: known.file.rows })}
            </Notice>
          )}
          <Place order={{ ...order, name }} view={view} onName={setName} onDesk={setDeskId} />
          <Reading file={file} reading={reading} onChange={setReading} />
          <StartLine file={file} order={order} isHalf={isHalfOf(file, known)} onStart={() => work.start(order)} />
        </>
      )}
      <ImportProgress file={file} work={work} order={order} view={view} />
    </>
  );
}

interface PlaceProps {
  readonly order: ImportOrder;
  readonly view: SourcesView;
  readonly onName: (name: string) => void;
  readonly onDesk: (id: ImportOrder['deskId']) => void;
}

/** What the source is called, and beside which desk it stands. */
function Place({ order, view, onName, onDesk }: PlaceProps) {
  const words = useWords();
  return (
    <div class="pair">
      <TextField
        label={words.text('sources.name')}
        note={words.text('sources.name.note')}
        value={order.name}
        onChange={onName}
      />
      <SelectField
        label={words.text('sources.desk')}
        note={words.text('sources.desk.note')}
        value={order.deskId}
        choices={view.desks}
        onChange={onDesk}
      />
    </div>
  );
}

interface ReadingProps {
  readonly file: IncidentFile;
  readonly reading: IncidentReading;
  readonly onChange: (reading: IncidentReading) => void;
}

function Reading({ file, reading, onChange }: ReadingProps) {
  const preview = usePreview(file, reading);
  return (
    <>
      <ReadingFields file={file} reading={reading} fault={preview.error} onChange={onChange} />
      <Preview reading={reading} preview={preview} />
    </>
  );
}

interface StartLineProps {
  readonly file: IncidentFile;
  readonly order: ImportOrder;
  readonly isHalf: boolean;
  readonly onStart: () => void;
}

function StartLine({ file, order, isHalf, onStart }: StartLineProps) {
  const words = useWords();
  return (
    <div class="row-actions">
      <Button look="primary" busy={!isReady(order)} onPress={onStart}>
        {words.text(isHalf ? 'sources.goOn' : 'sources.start', { rows: file.records.length })}
      </Button>
      {!isReady(order) && <span class="quiet">{words.text('sources.notReady')}</span>}
    </div>
  );
}
