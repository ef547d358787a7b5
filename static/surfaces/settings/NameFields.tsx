import { TextField } from '../../kit/fields';
import { useWords } from '../../kit/text';
import type { MessageKey } from '../../kit/words';
import type { Faults } from './faults';
import { useFault } from './use-fault';

/** A name in both languages. */
export interface BothNames {
  readonly en: string;
  readonly he: string;
}

interface NameFieldsProps {
  readonly label: MessageKey;
  readonly value: BothNames;
  readonly path: string;
  readonly faults: Faults;
  readonly onChange: (value: { en: string; he: string }) => void;
}

/** English and Hebrew side by side: each reader meets the name in their own language. */
export function NameFields({ label, value, path, faults, onChange }: NameFieldsProps) {
  const words = useWords();
  const fault = useFault(faults, path);
  return (
    <div class="pair">
      <TextField
        label={words.text('settings.inEnglish', { what: words.text(label) })}
        direction="ltr"
        value={value.en}
        fault={fault('en')}
        onChange={(en) => onChange({ ...value, en })}
      />
      <TextField
        label={words.text('settings.inHebrew', { what: words.text(label) })}
        direction="rtl"
        value={value.he}
        fault={fault('he')}
        onChange={(he) => onChange({ ...value, he })}
      />
    </div>
  );
}
