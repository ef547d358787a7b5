import { useState } from 'react';
import type { StaffField, StaffText } from '../../../../src/contract/staff';
import { Button } from '../../../kit/controls';
import { TextField } from '../../../kit/fields';
import { useWords } from '../../../kit/text';

interface StaffFormProps {
  readonly departments: readonly string[];
  /** Answers whether the row was taken. */
  readonly onSave: (rows: readonly StaffText[]) => Promise<boolean>;
}

const EMPTY: StaffText = { line: 1, month: '', department: '', headcount: '', leavers: '', absence: '' };

/** One month, typed. */
export function StaffForm({ departments, onSave }: StaffFormProps) {
  const words = useWords();
  const [draft, setDraft] = useState(EMPTY);
  const [isSaving, setIsSaving] = useState(false);
  const save = async () => {
    setIsSaving(true);
    const isTaken = await onSave([draft]);
    setIsSaving(false);
    // Months of one department are mostly typed one after the other.
    if (isTaken) setDraft({ ...EMPTY, department: draft.department });
  };
  const field = (name: StaffField) => ({
    label: words.text(`staff.${name}`),
    value: draft[name],
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
  });
  return (
    <form
      class="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div class="pair">
        <TextField {...field('month')} direction="ltr" placeholder="2026-09" />
        <TextField {...field('department')} options={departments} note={words.text('staff.department.note')} />
        <TextField {...field('headcount')} direction="ltr" />
        <TextField {...field('leavers')} direction="ltr" />
        <TextField {...field('absence')} direction="ltr" note={words.text('staff.absence.note')} />
      </div>
      <div>
        <Button type="submit" busy={isSaving}>
          {words.text('staff.save')}
        </Button>
      </div>
    </form>
  );
}
