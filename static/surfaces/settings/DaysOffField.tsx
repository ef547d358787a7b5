import { useState } from 'react';
import { Field } from '../../kit/fields';
import { useWords } from '../../kit/text';

interface DaysOffFieldProps {
  readonly daysOff: readonly string[];
  readonly fault: string | undefined;
  readonly onChange: (daysOff: string[]) => void;
}

const datesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The organisation's own days off, a date a line. */
export function DaysOffField({ daysOff, fault, onChange }: DaysOffFieldProps) {
  const words = useWords();
  // Held here: read off the draft, an empty line would vanish under the cursor. A draft that was discarded is shown.
  const [typed, setTyped] = useState(daysOff.join('\n'));
  const isTyped = datesOf(typed).join('\n') === daysOff.join('\n');
  return (
    <Field
      label={words.text('settings.calendar.daysOff')}
      note={words.text('settings.calendar.daysOff.note')}
      fault={fault}
    >
      {(wiring) => (
        <textarea
          {...wiring}
          class="input"
          dir="ltr"
          rows={3}
          value={isTyped ? typed : daysOff.join('\n')}
          onInput={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            onChange(datesOf(text));
          }}
        />
      )}
    </Field>
  );
}
