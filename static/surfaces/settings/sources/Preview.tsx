import type {
  IncidentField,
  IncidentPreview,
  IncidentReading,
  RowFault,
} from '../../../../src/contract/incident-import';
import { Notice } from '../../../kit/controls';
import { DataTable } from '../../../kit/data-table';
import { wordDuration } from '../../../kit/durations';
import { useErrorText } from '../../../kit/states';
import { useWords } from '../../../kit/text';
import type { Words } from '../../../kit/words';
import type { PreviewReading } from './use-preview';

interface PreviewProps {
  readonly reading: IncidentReading;
  readonly preview: PreviewReading;
}

/** Fields without which a figure is missing. */
const TELLING: readonly IncidentField[] = ['state', 'reopens', 'handovers', 'sla', 'department', 'process'];

/** The first incidents as they will be read, so that a wrong column or zone is seen before anything is stored. */
export function Preview({ reading, preview: { value, error } }: PreviewProps) {
  const words = useWords();
  const wordError = useErrorText();
  const untold = TELLING.filter((field) => reading.columns[field] === undefined);
  return (
    <div class="preview">
      <h3>{words.text('sources.preview')}</h3>
      {error && error.field !== 'reading.zone' && (
        <Notice tone="danger" role="alert">
          {wordError(error)}
        </Notice>
      )}
      {value && value.incidents.length > 0 && <PreviewTable value={value} />}
      {value && value.faults.length > 0 && <PreviewFaults faults={value.faults} />}
      <p class="quiet small">{words.text('sources.preview.note')}</p>
      {untold.length > 0 && (
        <p class="quiet small">
          {words.text('sources.preview.untold', {
            fields: untold.map((field) => words.text(`sources.field.${field}`)).join(', '),
          })}
        </p>
      )}
    </div>
  );
}

function PreviewTable({ value: { incidents, workdayMs } }: { readonly value: IncidentPreview }) {
  const words = useWords();
  return (
    <DataTable
      caption={words.text('sources.preview')}
      head={[
        { name: words.text('sources.field.number'), kind: 'name' },
        { name: words.text('sources.preview.span'), kind: 'wide' },
        { name: words.text('sources.preview.group'), kind: 'wide' },
      ]}
      rows={incidents.map((incident) => ({ id: String(incident.line), cells: cellsOf(words, incident, workdayMs) }))}
    />
  );
}

const cellsOf = (words: Words, incident: IncidentPreview['incidents'][number], workdayMs: number) => [
  <bdi key="n">{incident.number}</bdi>,
  <>
    <div>{words.stamp(incident.openedAt)}</div>
    <div>{incident.closedAt === null ? words.text('sources.preview.open') : words.stamp(incident.closedAt)}</div>
    {incident.cycleMs !== null && <div class="quiet small">{wordDuration(words, incident.cycleMs, workdayMs)}</div>}
  </>,
  <>
    <bdi>{incident.department ?? words.text('sources.preview.unknown')}</bdi>
    <div class="quiet small">
      <bdi>{incident.process ?? words.text('sources.preview.unknown')}</bdi>
    </div>
    <div class="quiet small">{countsText(words, incident)}</div>
  </>,
];

const countsText = (words: Words, { slaMet, reopens, handovers }: IncidentPreview['incidents'][number]): string =>
  [
    slaMet === null ? '' : words.text(slaMet ? 'sources.preview.met' : 'sources.preview.missed'),
    reopens === 0 ? '' : words.text('sources.preview.reopens', { count: reopens }),
    handovers === 0 ? '' : words.text('sources.preview.handovers', { count: handovers }),
  ]
    .filter((part) => part !== '')
    .join(' · ');

function PreviewFaults({ faults }: { readonly faults: readonly RowFault[] }) {
  const words = useWords();
  return (
    <Notice tone="warning" role="status">
      {words.text('sources.preview.faults', { count: faults.length })}
      <ul>
        {faults.slice(0, 3).map((fault) => (
          <li key={fault.line}>{faultText(words, fault)}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** A fault as a sentence: line, column and what is wrong. */
export const faultText = (words: Words, { line, field, reason }: RowFault): string =>
  words.text('sources.row', { line, why: reasonText(words, { field, reason }) });

/** What is wrong with a row. */
export const reasonText = (words: Words, { field, reason }: Pick<RowFault, 'field' | 'reason'>): string =>
  words.text(`sources.reason.${reason}`, { field: field === null ? '' : words.text(`sources.field.${field}`) });
