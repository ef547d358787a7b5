import { useState } from 'react';
import { Field, TextField } from '../../kit/fields';
import { useWords } from '../../kit/text';
import { Section } from './Section';
import type { SectionProps } from './section-props';

/** Who reads figures, and in which statuses a desk waits for the requester. */
export function PeopleSection({ draft, change }: SectionProps) {
  const words = useWords();
  const [statuses, setStatuses] = useState(draft.waitingStatuses.join('\n'));
  return (
    <Section title={words.text('settings.managers')} intro={words.text('settings.managers.intro')}>
      <TextField
        label={words.text('settings.managers.group')}
        note={words.text('settings.managers.note')}
        value={draft.managerGroup ?? ''}
        onChange={(group) => change({ managerGroup: group.trim() === '' ? null : group })}
      />
      <Field label={words.text('settings.waiting')} note={words.text('settings.waiting.note')}>
        {(wiring) => (
          <textarea
            {...wiring}
            class="input"
            dir="auto"
            rows={3}
            value={statuses}
            onInput={(event) => {
              const text = event.currentTarget.value;
              setStatuses(text);
              const names = text.split('\n').map((line) => line.trim());
              change({ waitingStatuses: names.filter((name) => name !== '') });
            }}
          />
        )}
      </Field>
    </Section>
  );
}
