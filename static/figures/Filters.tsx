import { useId } from 'react';
import type { GadgetView, PeriodId } from '../../src/contract/gadget';
import { useWords } from '../kit/text';
import { periodName, PERIODS } from './measure-words';
import { departmentWithId, processWithId } from './filter-choice';
import type { FilterChoice } from './filter-choice';

interface FiltersProps {
  readonly period: PeriodId;
  readonly choice: FilterChoice;
  /** Whether a baseline is configured to compare with. */
  readonly hasBaseline: boolean;
  readonly filters: GadgetView['filters'];
  readonly busy: boolean;
  readonly onChange: (choice: FilterChoice) => void;
}

/** Period, process, department, and what to compare with. */
export function Filters({ period, choice, hasBaseline, filters, busy, onChange }: FiltersProps) {
  const words = useWords();
  const { process: _process, ...withoutProcess } = choice;
  const { department: _department, ...withoutDepartment } = choice;
  return (
    <div class="filters" role="group" aria-label={words.text('filter.group')}>
      <Filter
        label={words.text('filter.period')}
        value={period}
        choices={PERIODS.map((id) => ({ id, name: words.text(periodName(id)) }))}
        onChange={(id) => {
          const chosen = PERIODS.find((known) => known === id);
          if (chosen) onChange({ ...choice, period: chosen });
        }}
      />
      <Filter
        label={words.text('filter.process')}
        value={choice.process ?? ''}
        choices={[{ id: '', name: words.text('filter.allProcesses') }, ...filters.processes]}
        onChange={(id) => {
          const process = processWithId(filters.processes, id);
          onChange(process === null ? withoutProcess : { ...choice, process });
        }}
      />
      <Filter
        label={words.text('filter.department')}
        value={choice.department ?? ''}
        choices={[{ id: '', name: words.text('filter.allDepartments') }, ...filters.departments]}
        onChange={(id) => {
          const department = departmentWithId(filters.departments, id);
          onChange(department === null ? withoutDepartment : { ...choice, department });
        }}
      />
      {hasBaseline && (
        <Filter
          label={words.text('compare.label')}
          value={choice.compare ?? 'before'}
          choices={[
            { id: 'before', name: words.text('compare.before') },
            { id: 'baseline', name: words.text('compare.baseline') },
          ]}
          onChange={(id) => onChange({ ...choice, compare: id === 'baseline' ? 'baseline' : 'before' })}
        />
      )}
      <span class="filters-busy" role="status">
        {busy && (
          <>
            <span class="spinner" aria-hidden="true" />
            <span class="unseen">{words.text('state.loading')}</span>
          </>
        )}
      </span>
    </div>
  );
}

interface FilterProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (id: string) => void;
}

function Filter({ label, value, choices, onChange }: FilterProps) {
  const id = useId();
  return (
    <span class="filter">
      <label class="unseen" for={id}>
        {label}
      </label>
      <select id={id} class="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
    </span>
  );
}
