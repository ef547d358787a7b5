import { useId } from 'react';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon';
import { useWords } from './text';

interface FieldProps {
  readonly label: string;
  readonly note?: ComponentChildren;
  /** What is wrong with what stands in the field; `undefined` when nothing is. */
  readonly fault?: string | undefined;
  readonly children: (wiring: FieldWiring) => ComponentChildren;
}

/** What ties a native control to its label, note and fault. */
export interface FieldWiring {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

/** Label, control, note and, when there is one, the fault at the field. */
export function Field({ label, note, fault, children }: FieldProps) {
  const id = useId();
  const described = [note && `${id}-note`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': fault ? true : undefined })}
      {fault && <Fault id={`${id}-fault`} text={fault} />}
      {note && (
        <div class="field-note" id={`${id}-note`}>
          {note}
        </div>
      )}
    </div>
  );
}

interface FaultProps {
  readonly text: string;
  readonly id?: string;
}

/** What is wrong, at the field. Of a group without one field to point at, it takes the focus itself. */
export function Fault({ id, text }: FaultProps) {
  return (
    <div class="field-fault" id={id} tabIndex={-1} data-fault={id === undefined || undefined}>
      <Icon name="warning" size={12} />
      <span>{text}</span>
    </div>
  );
}

interface FileFieldProps {
  readonly label: string;
  readonly note?: ComponentChildren;
  /** Endings and media types, as the browser takes them. */
  readonly accept: string;
  readonly disabled?: boolean;
  readonly onChoose: (file: File) => void;
}

/** One file of the person's own; told of each time another is chosen. */
export function FileField({ label, note, accept, disabled, onChoose }: FileFieldProps) {
  return (
    <Field label={label} note={note}>
      {(wiring) => (
        <input
          {...wiring}
          class="input"
          type="file"
          accept={accept}
          disabled={disabled}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) onChoose(file);
          }}
        />
      )}
    </Field>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly note?: ComponentChildren;
  readonly fault?: string | undefined;
  readonly type?: 'text' | 'number' | 'time' | 'date';
  readonly direction?: 'ltr' | 'rtl' | 'auto';
  readonly placeholder?: string;
  readonly options?: readonly string[];
  readonly step?: string;
}

/** One line of text, with suggestions when `options` are given. */
export function TextField({ label, value, onChange, note, fault, options, ...rest }: TextFieldProps) {
  const listId = useId();
  return (
    <Field label={label} note={note} fault={fault}>
      {(wiring) => (
        <>
          <input
            {...wiring}
            class="input"
            type={rest.type ?? 'text'}
            dir={rest.direction ?? 'auto'}
            placeholder={rest.placeholder}
            step={rest.step}
            value={value}
            list={options ? listId : undefined}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
          {options && (
            <datalist id={listId}>
              {options.map((option) => (
                <option key={option}>{option}</option>
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

interface SelectFieldProps<Id extends string> {
  readonly label: string;
  readonly value: Id;
  readonly choices: readonly { readonly id: Id; readonly name: string }[];
  readonly onChange: (id: Id) => void;
  readonly note?: ComponentChildren;
  readonly fault?: string | undefined;
}

/** A native select. */
export function SelectField<Id extends string>(props: SelectFieldProps<Id>) {
  const { label, value, choices, onChange, note, fault } = props;
  return (
    <Field label={label} note={note} fault={fault}>
      {(wiring) => (
        <select
          {...wiring}
          class="input"
          value={value}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice.id === event.currentTarget.value);
            if (chosen) onChange(chosen.id);
          }}
        >
          {choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface LongTextFieldProps {
  readonly label: string;
  readonly value: string;
  /** In Unicode code points, as the server counts. */
  readonly limit: number;
  readonly onChange: (value: string) => void;
  readonly note?: ComponentChildren;
  /** What the server says of it; that it is too long, the field says itself. */
  readonly fault?: string | undefined;
  readonly direction?: 'ltr' | 'rtl' | 'auto';
}

/** Length as the server counts it. */
export const lengthOf = (text: string): number => Array.from(text.normalize('NFC')).length;

/**
 * Several lines with a counter. Nothing is cut off: a text pasted too long stays, and the field says by how much,
 * because a cut in the middle of what somebody wrote is lost work.
 */
export function LongTextField({ label, value, limit, onChange, note, fault, direction }: LongTextFieldProps) {
  const words = useWords();
  const length = lengthOf(value);
  const over = length - limit;
  const tooLong = over > 0 ? words.text('field.tooLong', { count: over }) : undefined;
  return (
    <Field
      label={label}
      fault={tooLong ?? fault}
      note={
        <div class="field-foot">
          <span>{note}</span>
          <bdi class="counter" dir="ltr" data-over={over > 0 || undefined}>
            {`${words.number(length)} / ${words.number(limit)}`}
          </bdi>
        </div>
      }
    >
      {(wiring) => (
        <textarea
          {...wiring}
          class="input"
          dir={direction ?? 'auto'}
          rows={3}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface TickProps {
  readonly label: ComponentChildren;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** One checkbox with its sentence. */
export function Tick({ label, checked, onChange }: TickProps) {
  return (
    <label class="tick">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
