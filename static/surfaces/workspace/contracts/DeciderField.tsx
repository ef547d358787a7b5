import type { SaveContract } from '../../../../src/contract/service-contract';
import { Button } from '../../../kit/controls';
import { Fault } from '../../../kit/fields';
import { PersonSearch } from '../../../kit/person-search';
import { useWords } from '../../../kit/text';
import type { FaultOf } from './contract-words';
import { WordingFields } from './WordingFields';

interface DeciderFieldProps {
  readonly decider: SaveContract['decider'];
  readonly faultOf: FaultOf;
  readonly onChange: (decider: SaveContract['decider']) => void;
}

/** The one person who decides when a request is stuck, and what people call them. */
export function DeciderField({ decider, faultOf, onChange }: DeciderFieldProps) {
  const words = useWords();
  const nameFault = faultOf('decider.name');
  const fault = nameFault === undefined ? faultOf('decider') : undefined;
  if (decider === null) {
    return (
      <PersonSearch
        label={words.text('contracts.decider.search')}
        note={words.text('contracts.note.decider')}
        fault={fault}
        onChoose={({ accountId, name }) => onChange({ accountId, name: { en: name, he: name } })}
      />
    );
  }
  return (
    <>
      {fault && <Fault text={fault} />}
      <WordingFields
        label={words.text('contracts.decider')}
        note={words.text('contracts.note.decider.name')}
        isShort
        value={decider.name}
        fault={nameFault}
        onChange={(name) => onChange({ ...decider, name })}
      />
      <div>
        <Button look="link" onPress={() => onChange(null)}>
          {words.text('contracts.decider.other')}
        </Button>
      </div>
    </>
  );
}
