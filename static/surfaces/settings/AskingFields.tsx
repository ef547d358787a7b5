import type { ProcessSettings } from '../../../src/contract/settings';
import { SelectField, Tick } from '../../kit/fields';
import { useWords } from '../../kit/text';
import type { MessageKey } from '../../kit/words';
import type { Faults } from './faults';
import { NumberField } from '../../kit/number-field';
import { useFault } from './use-fault';

interface AskingFieldsProps {
  readonly process: ProcessSettings;
  readonly path: string;
  readonly faults: Faults;
  readonly change: (part: Partial<ProcessSettings>) => void;
}

type AskWhen = ProcessSettings['askWhen'];

const WHENS: readonly { readonly id: AskWhen['kind']; readonly name: MessageKey }[] = [
  { id: 'at-close', name: 'settings.process.when.atClose' },
  { id: 'after-days', name: 'settings.process.when.afterDays' },
  { id: 'month-day', name: 'settings.process.when.monthDay' },
];

/** What each choice begins with. */
const FIRST: Readonly<Record<AskWhen['kind'], AskWhen>> = {
  'at-close': { kind: 'at-close' },
  'after-days': { kind: 'after-days', days: 7 },
  'month-day': { kind: 'month-day', day: 10 },
};

const PUSHES: readonly { readonly id: ProcessSettings['push']; readonly name: MessageKey }[] = [
  { id: 'none', name: 'settings.process.push.none' },
  { id: 'comment', name: 'settings.process.push.comment' },
];

/** When requesters of a process are asked, and how they hear of it. */
export function AskingFields({ process, path, faults, change }: AskingFieldsProps) {
  const words = useWords();
  const fault = useFault(faults, path);
  return (
    <>
      <div class="pair">
        <SelectField
          label={words.text('settings.process.when')}
          note={words.text('settings.process.when.note')}
          value={process.askWhen.kind}
          choices={WHENS.map(({ id, name }) => ({ id, name: words.text(name) }))}
          onChange={(kind) => change({ askWhen: FIRST[kind] })}
        />
        <WhenNumber askWhen={process.askWhen} fault={fault('askWhen')} onChange={(askWhen) => change({ askWhen })} />
      </div>
      <SelectField
        label={words.text('settings.process.push')}
        note={words.text(
          process.visibility === 'aggregate' ? 'settings.process.push.aggregate' : 'settings.process.push.note',
        )}
        value={process.push}
        choices={PUSHES.map(({ id, name }) => ({ id, name: words.text(name) }))}
        fault={fault('push')}
        onChange={(push) => change({ push })}
      />
      <Tick
        label={words.text('settings.process.routine')}
        checked={process.asksRoutine}
        onChange={(asksRoutine) => change({ asksRoutine })}
      />
    </>
  );
}

interface WhenNumberProps {
  readonly askWhen: AskWhen;
  readonly fault: string | undefined;
  readonly onChange: (askWhen: AskWhen) => void;
}

function WhenNumber({ askWhen, fault, onChange }: WhenNumberProps) {
  const words = useWords();
  switch (askWhen.kind) {
    case 'at-close':
      return null;
    case 'after-days':
      return (
        <NumberField
          label={words.text('settings.process.when.days')}
          value={askWhen.days}
          step="1"
          fault={fault}
          onChange={(days) => onChange({ kind: 'after-days', days })}
        />
      );
    case 'month-day':
      return (
        <NumberField
          label={words.text('settings.process.when.day')}
          value={askWhen.day}
          step="1"
          fault={fault}
          onChange={(day) => onChange({ kind: 'month-day', day })}
        />
      );
  }
}
