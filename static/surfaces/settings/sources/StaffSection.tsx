import { useState } from 'react';
import type { StaffSaved, StaffText, StaffView } from '../../../../src/contract/staff';
import { callSettings } from '../../../kit/bridge';
import type { AnswerError } from '../../../kit/bridge';
import { Notice } from '../../../kit/controls';
import { FileField } from '../../../kit/fields';
import { ErrorState, useErrorText } from '../../../kit/states';
import { useWords } from '../../../kit/text';
import { useAnswer } from '../../../kit/use-answer';
import { Section } from '../Section';
import { staffRowsOf } from './staff-file';
import { StaffForm } from './StaffForm';
import { StaffTable } from './StaffTable';

const readStaff = () => callSettings('readStaff', {});
const ROWS_A_CALL = 500;

type Saved = Pick<StaffSaved, 'saved' | 'faults'>;

/** Monthly figures that only a people department has: typed, or from a file. */
export function StaffSection() {
  const words = useWords();
  const wordError = useErrorText();
  const { value: view, error, busy, reload, replace } = useAnswer(readStaff);
  const [saved, setSaved] = useState<Saved | null>(null);
  const [fault, setFault] = useState<AnswerError | string | null>(null);
  const save = async (rows: readonly StaffText[]): Promise<boolean> => {
    setFault(null);
    setSaved(null);
    const outcome = await saveAll(rows, replace);
    if ('error' in outcome) setFault(outcome.error);
    else setSaved(outcome);
    return !('error' in outcome) && outcome.faults.length === 0;
  };
  const choose = async (file: File) => {
    const read = await staffRowsOf(file);
    if ('rows' in read) await save(read.rows);
    else if ('fault' in read) setFault(words.text(`sources.fault.${read.fault}`));
    else setFault(words.text('staff.noColumn', { column: words.text(`staff.${read.missing}`) }));
  };
  return (
    <Section title={words.text('staff.title')} intro={words.text('staff.intro')}>
      {error && <ErrorState error={error} busy={busy} onRetry={reload} />}
      {view && <StaffForm departments={view.departments} onSave={save} />}
      <FileField
        label={words.text('staff.file')}
        note={words.text('staff.file.note')}
        accept=".csv,.txt,.tsv,text/csv"
        onChoose={(file) => void choose(file)}
      />
      {fault && (
        <Notice tone="danger" role="alert">
          {typeof fault === 'string' ? fault : wordError(fault)}
        </Notice>
      )}
      {saved && <Outcome saved={saved} />}
      {view && <StaffTable months={view.months} onRemoved={replace} onFault={setFault} />}
    </Section>
  );
}

async function saveAll(
  rows: readonly StaffText[],
  told: (view: StaffView) => void,
): Promise<Saved | { readonly error: AnswerError }> {
  let saved = 0;
  const faults: StaffSaved['faults'][number][] = [];
  for (let from = 0; from < rows.length; from += ROWS_A_CALL) {
    const answer = await callSettings('saveStaff', { rows: rows.slice(from, from + ROWS_A_CALL) });
    if (!answer.ok) return { error: answer.error };
    saved += answer.value.saved;
    faults.push(...answer.value.faults);
    told(answer.value.view);
  }
  return { saved, faults };
}

const MOST_SHOWN = 20;

function Outcome({ saved: { saved, faults } }: { readonly saved: Saved }) {
  const words = useWords();
  return (
    <Notice tone={faults.length === 0 ? 'success' : 'warning'} role="status">
      {words.text('staff.saved', { saved })}
      {faults.length > 0 && (
        <ul>
          {faults.slice(0, MOST_SHOWN).map(({ line, field }) => (
            <li key={line}>
              {words.text('sources.row', {
                line,
                why: words.text('staff.wrong', { column: words.text(`staff.${field}`) }),
              })}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
