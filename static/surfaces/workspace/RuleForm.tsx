import { useState } from 'react';
import type { AlertRulesView, RuleDraft, ShownRule } from '../../../src/contract/alert-rules';
import type { Answer } from '../../../src/contract/errors';
import type { WorkspaceProcess } from '../../../src/contract/workspace';
import { callWorkspace } from '../../kit/bridge';
import type { AnswerError } from '../../kit/bridge';
import { Button } from '../../kit/controls';
import { SelectField, TextField, Tick } from '../../kit/fields';
import { useErrorText } from '../../kit/states';
import { useWords } from '../../kit/text';
import { FailedSave } from './FailedSave';
import { MessageFields } from './MessageFields';
import type { FaultOf } from './rule-words';
import { Trial } from './Trial';
import { ThresholdFields } from './ThresholdFields';

interface RuleFormProps {
  readonly shown: ShownRule;
  readonly rules: AlertRulesView;
  readonly processes: readonly WorkspaceProcess[];
  /** With what is stored now, or null when nothing was changed. */
  readonly onLeave: (view: AlertRulesView | null) => void;
  readonly onStale: () => void;
}

/** One rule. What was typed stays when the server refuses it. */
export function RuleForm({ shown, rules, processes, onLeave, onStale }: RuleFormProps) {
  const words = useWords();
  const [draft, setDraft] = useState(shown.rule);
  const [error, setError] = useState<AnswerError | null>(null);
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<RuleDraft>) => setDraft({ ...draft, ...part });
  const faultOf = useFaults(error);
  const settle = (answer: Answer<AlertRulesView>) => {
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) onLeave(answer.value);
  };
  const send = () => {
    if (busy) return;
    setBusy(true);
    void callWorkspace('saveAlertRule', { version: shown.version, rule: draft }).then(settle);
  };
  const remove = () => {
    setBusy(true);
    void callWorkspace('removeAlertRule', { id: draft.id, version: shown.version }).then(settle);
  };
  return (
    <form
      class="rule-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h1>{draft.name === '' ? words.text('rules.new') : <bdi>{draft.name}</bdi>}</h1>
      <TextField
        label={words.text('rules.name')}
        value={draft.name}
        fault={faultOf('name')}
        onChange={(name) => change({ name })}
      />
      <Tick label={words.text('rules.isOn')} checked={draft.isOn} onChange={(isOn) => change({ isOn })} />
      <WhatFields draft={draft} rules={rules} processes={processes} faultOf={faultOf} change={change} />
      <ThresholdFields draft={draft} faultOf={faultOf} change={change} />
      <TextField
        label={words.text('rules.condition')}
        note={words.text('rules.condition.note')}
        direction="ltr"
        value={draft.condition ?? ''}
        fault={faultOf('condition')}
        onChange={(condition) => change({ condition: condition === '' ? null : condition })}
      />
      <MessageFields draft={draft} secondName={shown.secondName} faultOf={faultOf} change={change} />
      <Trial draft={draft} onRefused={setError} />
      <FailedSave error={error} onStale={onStale} />
      <div class="actions">
        <Button look="primary" type="submit" busy={busy}>
          {words.text('rules.save')}
        </Button>
        <Button look="subtle" onPress={() => onLeave(null)}>
          {words.text('rules.cancel')}
        </Button>
        {shown.version > 0 && (
          <Button look="subtle" busy={busy} onPress={remove}>
            {words.text('rules.remove')}
          </Button>
        )}
      </div>
    </form>
  );
}

interface WhatFieldsProps extends Pick<RuleFormProps, 'rules' | 'processes'> {
  readonly draft: RuleDraft;
  readonly faultOf: FaultOf;
  readonly change: (part: Partial<RuleDraft>) => void;
}

const ALL = 'all';

function WhatFields({ draft, rules, processes, faultOf, change }: WhatFieldsProps) {
  const words = useWords();
  const { metric, processId } = draft;
  const gone = metric !== null && !rules.metrics.some(({ id }) => id === metric.id) ? [metric] : [];
  return (
    <div class="rule-pair">
      <SelectField
        label={words.text('rules.process')}
        value={String(processId ?? ALL)}
        choices={[
          { id: ALL, name: words.text('rules.process.all') },
          ...processes.map(({ id, name }) => ({ id: String(id), name })),
        ]}
        onChange={(id) => change({ processId: processes.find((process) => process.id === id)?.id ?? null })}
      />
      <SelectField
        label={words.text('rules.metric')}
        value={metric?.id ?? ALL}
        fault={faultOf('metric')}
        choices={[
          { id: ALL, name: words.text('rules.metric.all') },
          ...rules.metrics,
          ...gone.map(({ id, name }) => ({ id, name: words.text('rules.metric.gone', { name }) })),
        ]}
        onChange={(id) => change({ metric: [...rules.metrics, ...gone].find((each) => each.id === id) ?? null })}
      />
    </div>
  );
}

/** The server names the field; a JQL or a goal brings its own sentence. */
function useFaults(error: AnswerError | null): FaultOf {
  const words = useWords();
  const wordError = useErrorText();
  return (field) => {
    const at = error?.field?.replace(/^rule\./, '');
    if (error === null || at === undefined || (at !== field && !at.startsWith(`${field}.`))) return undefined;
    if (error.code !== 'BAD_INPUT') return wordError(error);
    if (field === 'name') return words.text('rules.fault.name');
    return words.text(field === 'thresholds' ? 'rules.fault.thresholds' : 'rules.fault.check');
  };
}
