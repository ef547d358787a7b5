import { useMemo } from 'react';
import type { DateOrder, IncidentField, IncidentReading, StateClass } from '../../../../src/contract/incident-import';
import type { AnswerError } from '../../../kit/bridge';
import { SelectField, TextField } from '../../../kit/fields';
import { useWords } from '../../../kit/text';
import { guessStates } from './guess-reading';
import { FIELDS } from './incident-file';
import type { IncidentFile } from './incident-file';

interface ReadingFieldsProps {
  readonly file: IncidentFile;
  readonly reading: IncidentReading;
  readonly fault: AnswerError | null;
  readonly onChange: (reading: IncidentReading) => void;
}

const ORDERS: readonly DateOrder[] = ['day-first', 'month-first', 'year-first'];
const CLASSES: readonly StateClass[] = ['w', 'c', 'd'];
/** Of the choices of a column: the file does not tell. */
const NONE = '';

/** Which column is what, how dates are written, and what the states mean. */
export function ReadingFields({ file, reading, fault, onChange }: ReadingFieldsProps) {
  const words = useWords();
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  const faultAt = (field: string) =>
    fault?.field === `reading.${field}` ? words.text('sources.zone.unknown') : undefined;
  return (
    <>
      <Columns file={file} reading={reading} onChange={onChange} />
      <fieldset class="settings-form">
        <legend>{words.text('sources.dates.legend')}</legend>
        <div class="pair">
          <SelectField
            label={words.text('sources.dates')}
            value={reading.dates}
            choices={ORDERS.map((id) => ({ id, name: words.text(`sources.dates.${id}`) }))}
            onChange={(dates) => onChange({ ...reading, dates })}
          />
          <TextField
            label={words.text('sources.zone')}
            note={words.text('sources.zone.note')}
            direction="ltr"
            options={zones}
            value={reading.zone}
            fault={faultAt('zone')}
            onChange={(zone) => onChange({ ...reading, zone })}
          />
        </div>
      </fieldset>
      <States reading={reading} onChange={onChange} />
    </>
  );
}

type PartProps = Pick<ReadingFieldsProps, 'reading' | 'onChange'>;

function Columns({ file, reading, onChange }: PartProps & Pick<ReadingFieldsProps, 'file'>) {
  const words = useWords();
  const put = (field: IncidentField, column: string) => {
    const columns = Object.fromEntries(
      FIELDS.flatMap((each) => {
        const name = each === field ? column : reading.columns[each];
        return name === undefined || name === NONE ? [] : [[each, name]];
      }),
    );
    const states = field === 'state' ? guessStates(file, columns) : reading.states;
    onChange({ ...reading, columns, states });
  };
  return (
    <fieldset class="settings-form">
      <legend>{words.text('sources.columns')}</legend>
      <div class="pair">
        {FIELDS.map((field) => (
          <SelectField
            key={field}
            label={words.text(`sources.field.${field}`)}
            value={reading.columns[field] ?? NONE}
            choices={[
              { id: NONE, name: words.text('sources.column.none') },
              ...file.columns.map((column) => ({ id: column, name: column })),
            ]}
            onChange={(column) => put(field, column)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function States({ reading, onChange }: PartProps) {
  const words = useWords();
  const states = Object.entries(reading.states);
  if (states.length === 0) return null;
  return (
    <fieldset class="settings-form">
      <legend>{words.text('sources.states')}</legend>
      <div class="pair">
        {states.map(([state, kind]) => (
          <SelectField
            key={state}
            label={state}
            value={kind}
            choices={CLASSES.map((id) => ({ id, name: words.text(`sources.state.${id}`) }))}
            onChange={(chosen) => onChange({ ...reading, states: { ...reading.states, [state]: chosen } })}
          />
        ))}
      </div>
    </fieldset>
  );
}
