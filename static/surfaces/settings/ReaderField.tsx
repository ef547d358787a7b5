import type { ProcessSettings } from '../../../src/contract/settings';
import { Button } from '../../kit/controls';
import { useWords } from '../../kit/text';
import type { Faults } from './faults';
import { NameFields } from './NameFields';
import { PersonSearch } from '../../kit/person-search';

type Reader = ProcessSettings['commentReader'];

interface ReaderFieldProps {
  readonly reader: Reader;
  readonly path: string;
  readonly faults: Faults;
  readonly onChange: (reader: Reader) => void;
}

/** The one person who reads comments, as the card names them; without one, the managers do. */
export function ReaderField({ reader, path, faults, onChange }: ReaderFieldProps) {
  const words = useWords();
  if (reader === null) {
    return (
      <PersonSearch
        label={words.text('settings.process.reader')}
        note={words.text('settings.process.reader.none')}
        onChoose={({ accountId, name }) => onChange({ accountId, name: { en: name, he: name } })}
      />
    );
  }
  return (
    <div class="field">
      <NameFields
        label="settings.process.reader"
        value={reader.name}
        path={path}
        faults={faults}
        onChange={(name) => onChange({ ...reader, name })}
      />
      <p class="field-note">{words.text('settings.process.reader.note')}</p>
      <div>
        <Button look="link" onPress={() => onChange(null)}>
          {words.text('settings.process.reader.remove')}
        </Button>
      </div>
    </div>
  );
}
