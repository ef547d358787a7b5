import { useEffect, useState } from 'react';
import type { ComponentChildren } from 'preact';
import type { AlertRulesView } from '../../../src/contract/alert-rules';
import type { DetectorRules, ShownDetectors } from '../../../src/contract/detectors';
import type { Answer } from '../../../src/contract/errors';
import { callWorkspace } from '../../kit/bridge';
import type { AnswerError } from '../../kit/bridge';
import { Button, Notice } from '../../kit/controls';
import { Tick } from '../../kit/fields';
import { NumberField } from '../../kit/number-field';
import { useWords } from '../../kit/text';
import { FailedSave } from './FailedSave';

interface DetectorFormProps {
  readonly shown: ShownDetectors;
  readonly onSaved: (view: AlertRulesView) => void;
  readonly onStale: () => void;
}

/** What puts a request at risk besides its clocks: each detector on or off, and its figure. */
export function DetectorForm({ shown, onSaved, onStale }: DetectorFormProps) {
  const words = useWords();
  const [rules, setRules] = useState(shown.rules);
  const [error, setError] = useState<AnswerError | null>(null);
  const [busy, setBusy] = useState(false);
  const [isSaved, setSaved] = useState(false);
  // After a save this is what was sent; after somebody else's it is theirs.
  useEffect(() => setRules(shown.rules), [shown.rules]);
  const settle = (answer: Answer<AlertRulesView>) => {
    setBusy(false);
    setSaved(answer.ok);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) onSaved(answer.value);
  };
  const send = () => {
    if (busy) return;
    setBusy(true);
    void callWorkspace('saveDetectors', { version: shown.version, rules }).then(settle);
  };
  return (
    <form
      class="detectors"
      aria-label={words.text('detectors.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2>{words.text('detectors.title')}</h2>
      <p class="quiet">{words.text('detectors.intro')}</p>
      <DetectorFields rules={rules} error={error} onChange={setRules} />
      <FailedSave error={error} onStale={onStale} />
      {isSaved && (
        <Notice tone="success" role="status">
          {words.text('detectors.saved')}
        </Notice>
      )}
      <div>
        <Button type="submit" busy={busy}>
          {words.text('detectors.save')}
        </Button>
      </div>
    </form>
  );
}

interface FieldsProps {
  readonly rules: DetectorRules;
  readonly error: AnswerError | null;
  readonly onChange: (rules: DetectorRules) => void;
}

function DetectorFields({ rules, error, onChange }: FieldsProps) {
  const { silent, bouncing, unowned, incomplete, reopened } = rules;
  const fault = useFault(error);
  return (
    <div class="detector-list">
      <Detector name="silent" isOn={silent.isOn} onTurn={(isOn) => onChange({ ...rules, silent: { ...silent, isOn } })}>
        <Figure
          name="silent"
          value={silent.days}
          fault={fault('silent', 60)}
          onChange={(days) => onChange({ ...rules, silent: { ...silent, days } })}
        />
      </Detector>
      <Detector
        name="bouncing"
        isOn={bouncing.isOn}
        onTurn={(isOn) => onChange({ ...rules, bouncing: { ...bouncing, isOn } })}
      >
        <Figure
          name="bouncing"
          value={bouncing.times}
          fault={fault('bouncing', 20)}
          onChange={(times) => onChange({ ...rules, bouncing: { ...bouncing, times } })}
        />
      </Detector>
      <Detector
        name="unowned"
        isOn={unowned.isOn}
        onTurn={(isOn) => onChange({ ...rules, unowned: { ...unowned, isOn } })}
      >
        <Figure
          name="unowned"
          value={unowned.hours}
          fault={fault('unowned', 400)}
          onChange={(hours) => onChange({ ...rules, unowned: { ...unowned, hours } })}
        />
      </Detector>
      <Detector
        name="incomplete"
        isOn={incomplete.isOn}
        onTurn={(isOn) => onChange({ ...rules, incomplete: { isOn } })}
      />
      <Detector
        name="reopened"
        isOn={reopened.isOn}
        onTurn={(isOn) => onChange({ ...rules, reopened: { ...reopened, isOn } })}
      >
        <Figure
          name="reopened"
          value={reopened.times}
          fault={fault('reopened', 20)}
          onChange={(times) => onChange({ ...rules, reopened: { ...reopened, times } })}
        />
      </Detector>
    </div>
  );
}

interface DetectorProps {
  readonly name: keyof DetectorRules;
  readonly isOn: boolean;
  readonly onTurn: (isOn: boolean) => void;
  readonly children?: ComponentChildren;
}

/** The figure of one that is off is out of the way. */
function Detector({ name, isOn, onTurn, children }: DetectorProps) {
  const words = useWords();
  return (
    <div class="detector">
      <Tick label={words.text(`detectors.${name}`)} checked={isOn} onChange={onTurn} />
      {isOn && children}
    </div>
  );
}

interface FigureProps {
  readonly name: Exclude<keyof DetectorRules, 'incomplete'>;
  readonly value: number;
  readonly fault: string | undefined;
  readonly onChange: (value: number) => void;
}

function Figure({ name, value, fault, onChange }: FigureProps) {
  const words = useWords();
  return (
    <NumberField
      label={words.text(`detectors.${name}.from`)}
      step="1"
      value={value}
      fault={fault}
      onChange={onChange}
    />
  );
}

/** The server names the field, and the page the range. */
function useFault(error: AnswerError | null): (name: keyof DetectorRules, most: number) => string | undefined {
  const words = useWords();
  return (name, most) =>
    error?.field?.startsWith(`rules.${name}.`) === true ? words.text('detectors.fault', { most }) : undefined;
}
