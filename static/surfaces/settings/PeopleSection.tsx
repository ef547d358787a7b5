import { TextField } from '../../kit/fields';
import { useWords } from '../../kit/text';
import { LinesField } from './LinesField';
import { Section } from './Section';
import type { SectionProps } from './section-props';

/** Who reads figures, and in which statuses a desk waits for the requester. */
export function PeopleSection({ draft, change }: SectionProps) {
  const words = useWords();
  return (
    <Section title={words.text('settings.managers')} intro={words.text('settings.managers.intro')}>
      <TextField
        label={words.text('settings.managers.group')}
        note={words.text('settings.managers.note')}
        value={draft.managerGroup ?? ''}
        onChange={(group) => change({ managerGroup: group.trim() === '' ? null : group })}
      />
      <LinesField
        label={words.text('settings.waiting')}
        note={words.text('settings.waiting.note')}
        direction="auto"
        lines={draft.waitingStatuses}
        fault={undefined}
        onChange={(waitingStatuses) => change({ waitingStatuses })}
      />
    </Section>
  );
}
