import { useState } from 'react';
import type { Settings } from '../../../src/contract/settings';
import { Button } from '../../kit/controls';
import { Field } from '../../kit/fields';
import { useWords } from '../../kit/text';
import type { Faults } from './faults';
import { NameFields } from './NameFields';

type Merge = Settings['departments']['merge'][number];

interface MergeFormProps {
  readonly merge: Merge;
  readonly path: string;
  readonly faults: Faults;
  /** `null` removes it. */
  readonly onChange: (merge: Merge | null) => void;
}

const valuesIn = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Several small units that are shown as one. */
export function MergeForm({ merge, path, faults, onChange }: MergeFormProps) {
  const words = useWords();
  const [typed, setTyped] = useState(merge.values.join('\n'));
  const fault = faults.get(`${path}.values`);
  return (
    <div class="merge">
      <NameFields
        label="settings.merge.name"
        value={merge.name}
        path={`${path}.name`}
        faults={faults}
        onChange={(name) => onChange({ ...merge, name })}
      />
      <Field label={words.text('settings.merge.values')} fault={fault && words.text(fault)}>
        {(wiring) => (
          <textarea
            {...wiring}
            class="input"
            dir="auto"
            rows={3}
            value={typed}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              onChange({ ...merge, values: valuesIn(event.currentTarget.value) });
            }}
          />
        )}
      </Field>
      <div>
        <Button look="subtle" onPress={() => onChange(null)}>
          {words.text('settings.merge.remove')}
        </Button>
      </div>
    </div>
  );
}
