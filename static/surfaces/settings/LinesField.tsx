import { useState } from 'react';
import type { ComponentChildren } from 'preact';
import { Field } from '../../kit/fields';

interface LinesFieldProps {
  readonly label: string;
  readonly lines: readonly string[];
  readonly direction: 'ltr' | 'auto';
  readonly note?: ComponentChildren;
  readonly fault: string | undefined;
  readonly onChange: (lines: string[]) => void;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A list, one entry a line. */
export function LinesField({ label, lines, direction, note, fault, onChange }: LinesFieldProps) {
  // Held here: read off the draft, an empty line would vanish under the cursor. A draft that was discarded is shown.
  const [typed, setTyped] = useState(lines.join('\n'));
  const isTyped = linesOf(typed).join('\n') === lines.join('\n');
  return (
    <Field label={label} note={note} fault={fault}>
      {(wiring) => (
        <textarea
          {...wiring}
          class="input"
          dir={direction}
          rows={3}
          value={isTyped ? typed : lines.join('\n')}
          onInput={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            onChange(linesOf(text));
          }}
        />
      )}
    </Field>
  );
}
