import type { PromisedTime } from '../../../../src/contract/service-contract';
import { SelectField, Tick } from '../../../kit/fields';
import { NumberField } from '../../../kit/number-field';
import { useWords } from '../../../kit/text';
import type { TimedClause } from './contract-draft';

interface TimeFieldsProps {
  readonly clause: TimedClause;
  readonly value: PromisedTime | null;
  readonly fault: string | undefined;
  readonly onChange: (value: PromisedTime | null) => void;
}

const UNITS = ['hours', 'days'] as const;

/** One promised time in working time, or none. */
export function TimeFields({ clause, value, fault, onChange }: TimeFieldsProps) {
  const words = useWords();
  return (
    <div class="contract-time">
      <Tick
        label={words.text(`contracts.promise.${clause}`)}
        checked={value !== null}
        onChange={(isPromised) => onChange(isPromised ? { amount: 4, unit: 'hours' } : null)}
      />
      {value === null && fault && (
        <p class="field-fault" tabIndex={-1} data-fault>
          {fault}
        </p>
      )}
      {value !== null && (
        <div class="contract-pair">
          <NumberField
            label={words.text(`contracts.amount.${clause}`)}
            step="1"
            value={value.amount}
            fault={fault}
            onChange={(amount) => onChange({ ...value, amount })}
          />
          <SelectField
            label={words.text(`contracts.unit.${clause}`)}
            value={value.unit}
            choices={UNITS.map((id) => ({ id, name: words.text(`contracts.unit.${id}`) }))}
            onChange={(unit) => onChange({ ...value, unit })}
          />
        </div>
      )}
    </div>
  );
}
