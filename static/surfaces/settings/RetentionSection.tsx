import type { Settings } from '../../../src/contract/settings';
import { useWords } from '../../kit/text';
import { NumberField } from '../../kit/number-field';
import { Section } from './Section';
import type { SectionProps } from './section-props';
import { useFault } from './use-fault';

/** How long each class of data is kept. */
export function RetentionSection({ draft, faults, change }: SectionProps) {
  const words = useWords();
  const fault = useFault(faults, 'retention');
  const { retention } = draft;
  const put = (part: Partial<Settings['retention']>) => change({ retention: { ...retention, ...part } });
  return (
    <Section title={words.text('settings.retention')} intro={words.text('settings.retention.intro')}>
      <div class="pair">
        <NumberField
          label={words.text('settings.retention.requests')}
          note={words.text('settings.retention.requests.note')}
          value={retention.requestMonths}
          step="1"
          fault={fault('requestMonths')}
          onChange={(requestMonths) => put({ requestMonths })}
        />
        <NumberField
          label={words.text('settings.retention.comments')}
          note={words.text('settings.retention.comments.note')}
          value={retention.commentMonths}
          step="1"
          fault={fault('commentMonths')}
          onChange={(commentMonths) => put({ commentMonths })}
        />
      </div>
      <NumberField
        label={words.text('settings.retention.audit')}
        value={retention.auditMonths}
        step="1"
        fault={fault('auditMonths')}
        onChange={(auditMonths) => put({ auditMonths })}
      />
    </Section>
  );
}
