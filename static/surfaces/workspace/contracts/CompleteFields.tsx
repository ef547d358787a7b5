import { Button } from '../../../kit/controls';
import { Fault, SelectField } from '../../../kit/fields';
import { useWords } from '../../../kit/text';
import { sourceFrom, sourceKey, type DraftItem } from './contract-draft';
import type { FaultOf } from './contract-words';
import { useRequestFields } from './use-request-fields';
import { WordingFields } from './WordingFields';

interface CompleteFieldsProps {
  readonly items: readonly DraftItem[];
  readonly faultOf: FaultOf;
  readonly onChange: (items: readonly DraftItem[]) => void;
}

const MOST = 12;

/** What a complete request has, and where a request shows it. */
export function CompleteFields({ items, faultOf, onChange }: CompleteFieldsProps) {
  const words = useWords();
  const fault = faultOf('terms.complete');
  const put = (index: number, item: DraftItem) => onChange(items.map((old, at) => (at === index ? item : old)));
  return (
    <>
      <p class="field-note">{words.text('contracts.note.complete')}</p>
      {items.length === 0 && fault && <Fault text={fault} />}
      <ol class="contract-items">
        {items.map((item, index) => (
          <li key={index} class="contract-item">
            <WordingFields
              label={words.text('contracts.item', { n: index + 1 })}
              isShort
              value={item.name}
              fault={faultOf(`terms.complete.${index}.name`)}
              onChange={(name) => put(index, { ...item, name })}
            />
            <SourceField
              index={index}
              item={item}
              fault={faultOf(`terms.complete.${index}.source`)}
              onChange={(changed) => put(index, changed)}
            />
            <div>
              <Button
                look="link"
                label={words.text('contracts.item.remove.one', { n: index + 1 })}
                onPress={() => onChange(items.filter((_, at) => at !== index))}
              >
                {words.text('contracts.item.remove')}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      {items.length < MOST && (
        <div>
          <Button onPress={() => onChange([...items, { name: { en: '', he: '' }, source: null }])}>
            {words.text('contracts.item.add')}
          </Button>
        </div>
      )}
    </>
  );
}

interface SourceFieldProps {
  readonly index: number;
  readonly item: DraftItem;
  readonly fault: string | undefined;
  readonly onChange: (item: DraftItem) => void;
}

function SourceField({ index, item, fault, onChange }: SourceFieldProps) {
  const words = useWords();
  const fields = useRequestFields();
  const value = sourceKey(item.source);
  const isListed = value === '' || value === 'attachment:' || fields.some(({ id }) => id === value);
  return (
    <SelectField
      label={words.text('contracts.item.source', { n: index + 1 })}
      value={value}
      fault={fault}
      choices={[
        { id: '', name: words.text('contracts.item.source.none') },
        { id: 'attachment:', name: words.text('contracts.item.source.attachment') },
        ...fields,
        ...(isListed ? [] : [{ id: value, name: value }]),
      ]}
      onChange={(key) => onChange({ ...item, source: sourceFrom(key) })}
    />
  );
}
