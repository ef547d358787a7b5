import { Field } from '../../kit/fields';
import { useWords } from '../../kit/text';
import { NumberField } from '../../kit/number-field';
import { Section } from './Section';
import type { SectionProps } from './section-props';
import { useFault } from './use-fault';

/** How often one person is contacted, how many are asked, and the line for Jira's own mail. */
export function AskingSection({ draft, faults, change }: SectionProps) {
  const words = useWords();
  const { contact } = draft;
  const fault = useFault(faults);
  return (
    <Section title={words.text('settings.asking')} intro={words.text('settings.asking.intro')}>
      <div class="pair">
        <NumberField
          label={words.text('settings.asking.perMonth')}
          value={contact.perMonth}
          step="1"
          fault={fault('contact.perMonth')}
          onChange={(perMonth) => change({ contact: { ...contact, perMonth } })}
        />
        <NumberField
          label={words.text('settings.asking.coolDown')}
          value={contact.coolDownDays}
          step="1"
          fault={fault('contact.coolDownDays')}
          onChange={(coolDownDays) => change({ contact: { ...contact, coolDownDays } })}
        />
      </div>
      <NumberField
        label={words.text('settings.asking.sample')}
        note={words.text('settings.asking.sample.note')}
        value={draft.sampleAbove}
        step="10"
        fault={fault('sampleAbove')}
        onChange={(sampleAbove) => change({ sampleAbove })}
      />
      <Field label={words.text('settings.asking.mail')} note={words.text('settings.asking.mail.note')}>
        {(wiring) => (
          <textarea
            {...wiring}
            class="input"
            dir="auto"
            rows={2}
            readOnly
            value={words.text('settings.asking.mail.line')}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </Field>
    </Section>
  );
}
