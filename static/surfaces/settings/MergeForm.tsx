import type { Settings } from '../../../src/contract/settings';
import { Button } from '../../kit/controls';
import { useWords } from '../../kit/text';
import type { Faults } from './faults';
import { LinesField } from './LinesField';
import { NameFields } from './NameFields';

type Merge = Settings['departments']['merge'][number];

interface MergeFormProps {
  readonly merge: Merge;
  readonly path: string;
  readonly faults: Faults;
  /** `null` removes it. */
  readonly onChange: (merge: Merge | null) => void;
}

/** Several small units that are shown as one. */
export function MergeForm({ merge, path, faults, onChange }: MergeFormProps) {
  const words = useWords();
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
      <LinesField
        label={words.text('settings.merge.values')}
        direction="auto"
        lines={merge.values}
        fault={fault && words.text(fault)}
        onChange={(values) => onChange({ ...merge, values })}
      />
      <div>
        <Button look="subtle" onPress={() => onChange(null)}>
          {words.text('settings.merge.remove')}
        </Button>
      </div>
    </div>
  );
}
