import { TextField } from '../../kit/fields';
import { useWords } from '../../kit/text';
import { LinesField } from './LinesField';
import { Section } from './Section';
import type { SectionProps } from './section-props';

/** Who reads figures, in which statuses a desk waits for the requester, and where it keeps the team that has a request. */
export function PeopleSection({ draft, faults, change }: SectionProps) {
  const words = useWords();
  const fault = faults.get('teamField');
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
      <TextField
        label={words.text('settings.teamField')}
        note={words.text('settings.teamField.note')}
        placeholder="customfield_10100"
        direction="ltr"
        value={draft.teamField ?? ''}
        fault={fault && words.text(fault)}
        onChange={(field) => change({ teamField: field.trim() === '' ? null : field.trim() })}
      />
    </Section>
  );
}
