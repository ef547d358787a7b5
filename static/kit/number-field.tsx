import { useState } from 'react';
import type { ComponentChildren } from 'preact';
import { TextField } from './fields';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly step: string;
  readonly note?: ComponentChildren;
  readonly fault?: string | undefined;
  /** NaN while what is typed is no number. */
  readonly onChange: (value: number) => void;
}

/** A number that keeps the text as it was typed, so a half-typed `4.` is not swallowed. */
export function NumberField({ label, value, step, note, fault, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState(String(value));
  const text = Number(typed) === value || Number.isNaN(value) ? typed : String(value);
  return (
    <TextField
      label={label}
      type="number"
      direction="ltr"
      step={step}
      note={note}
      fault={fault}
      value={text}
      onChange={(next) => {
        setTyped(next);
        onChange(next.trim() === '' ? Number.NaN : Number(next));
      }}
    />
  );
}
