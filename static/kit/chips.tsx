import './controls.css';
import { useId } from 'react';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon';

interface ChipProps {
  readonly type: 'checkbox' | 'radio';
  readonly name: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ComponentChildren;
}

function Chip({ type, name, checked, onChange, children }: ChipProps) {
  return (
    <label class="chip">
      <input type={type} name={name} checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span class="check">
        <Icon name="check" size={12} />
      </span>
      <span>{children}</span>
    </label>
  );
}

interface ChipsProps<Id extends string> {
  readonly legend: ComponentChildren;
  readonly choices: readonly { readonly id: Id; readonly name: string }[];
  readonly chosen: readonly Id[];
  readonly onChange: (chosen: readonly Id[]) => void;
}

/** Any number of chips. */
export function Chips<Id extends string>({ legend, choices, chosen, onChange }: ChipsProps<Id>) {
  const name = useId();
  return (
    <fieldset>
      <legend class="group-label">{legend}</legend>
      <div class="chips">
        {choices.map(({ id, name: label }) => (
          <Chip
            key={id}
            type="checkbox"
            name={name}
            checked={chosen.includes(id)}
            onChange={(checked) => onChange(checked ? [...chosen, id] : chosen.filter((other) => other !== id))}
          >
            {label}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceChipsProps<Id extends string> {
  readonly legend: ComponentChildren;
  readonly choices: readonly { readonly id: Id; readonly name: string }[];
  readonly chosen: Id | null;
  readonly onChange: (id: Id) => void;
}

/** One chip of several. */
export function ChoiceChips<Id extends string>({ legend, choices, chosen, onChange }: ChoiceChipsProps<Id>) {
  const name = useId();
  return (
    <fieldset>
      <legend class="group-label">{legend}</legend>
      <div class="chips">
        {choices.map(({ id, name: label }) => (
          <Chip key={id} type="radio" name={name} checked={chosen === id} onChange={() => onChange(id)}>
            {label}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}
