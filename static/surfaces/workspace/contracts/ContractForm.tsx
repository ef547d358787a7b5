import { useEffect, useRef, useState } from 'react';
import type { ContractView } from '../../../../src/contract/service-contract';
import { callWorkspace, type AnswerError } from '../../../kit/bridge';
import { Button, Notice } from '../../../kit/controls';
import { TextField, Tick } from '../../../kit/fields';
import { NumberField } from '../../../kit/number-field';
import { useErrorText } from '../../../kit/states';
import { useWords } from '../../../kit/text';
import { CompleteFields } from './CompleteFields';
import { toPayload, type ContractDraft, type DraftTerms, type WordedClause } from './contract-draft';
import { DeciderField } from './DeciderField';
import { faultsIn } from './draft-faults';
import { PromiseLine } from './PromiseLine';
import { TimeFields } from './TimeFields';
import { useFaults } from './use-faults';
import { WordingFields } from './WordingFields';

interface ContractFormProps {
  readonly view: ContractView;
  readonly stored: ContractDraft;
  /** Begun with a template of personal matters. */
  readonly isPersonal: boolean;
  readonly onSaved: (view: ContractView) => void;
  readonly onLeave: () => void;
  readonly onStale: () => void;
}

/** The editor of a contract. What was typed stays when the server refuses it. */
export function ContractForm({ view, stored, isPersonal, onSaved, onLeave, onStale }: ContractFormProps) {
  const words = useWords();
  const [draft, setDraft] = useState(stored);
  const { error, tries, busy, send } = useSave(view, onSaved);
  const faults = tries > 0 ? faultsIn(draft) : NO_FAULTS;
  const faultOf = useFaults(faults, error);
  const form = useFocusOnFault(error, tries);
  const changeTerms = (part: Partial<DraftTerms>) => setDraft({ ...draft, terms: { ...draft.terms, ...part } });
  return (
    <form
      ref={form}
      class="contract-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(draft);
      }}
    >
      <h1>
        <bdi>{view.processName}</bdi>
      </h1>
      {view.versions[0] !== undefined && <p class="quiet">{words.text('contracts.form.versions')}</p>}
      {isPersonal && (
        <Notice tone="information">
          {words.text('contracts.form.personal', { field: words.text('settings.process.visibility') })}
        </Notice>
      )}
      <Clauses draft={draft} faultOf={faultOf} changeTerms={changeTerms} />
      <fieldset class="contract-clause">
        <legend>{words.text('contracts.clause.decider')}</legend>
        <DeciderField
          decider={draft.decider}
          faultOf={faultOf}
          onChange={(decider) => setDraft({ ...draft, decider })}
        />
      </fieldset>
      <Frame draft={draft} faultOf={faultOf} onChange={setDraft} />
      <PromiseLine view={view} terms={draft.terms} readers={draft.isPublic ? 'public' : 'private'} />
      <Failed error={error} isUnfinished={faults.size > 0} onStale={onStale} />
      <div class="actions">
        <Button look="primary" type="submit" busy={busy}>
          {words.text('contracts.save')}
        </Button>
        <Button look="subtle" onPress={onLeave}>
          {words.text('contracts.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface ClausesProps {
  readonly draft: ContractDraft;
  readonly faultOf: ReturnType<typeof useFaults>;
  readonly changeTerms: (part: Partial<DraftTerms>) => void;
}

/** The first six clauses; the two sides stand before them. */
function Clauses({ draft: { terms }, faultOf, changeTerms }: ClausesProps) {
  const words = useWords();
  const worded = (clause: WordedClause) => (
    <fieldset class="contract-clause" key={clause}>
      <legend>{words.text(`contracts.clause.${clause}`)}</legend>
      <WordingFields
        label={words.text(`contracts.field.${clause}`)}
        note={words.text(`contracts.note.${clause}`)}
        value={terms[clause]}
        fault={faultOf(`terms.${clause}`)}
        onChange={(wording) => changeTerms({ [clause]: wording })}
      />
    </fieldset>
  );
  return (
    <>
      {worded('receiver')}
      {worded('service')}
      <fieldset class="contract-clause">
        <legend>{words.text('contracts.clause.times')}</legend>
        <p class="field-note">{words.text('contracts.note.times')}</p>
        {(['response', 'handling'] as const).map((clause) => (
          <TimeFields
            key={clause}
            clause={clause}
            value={terms[clause]}
            fault={faultOf(`terms.${clause}`)}
            onChange={(promised) => changeTerms({ [clause]: promised })}
          />
        ))}
      </fieldset>
      <fieldset class="contract-clause">
        <legend>{words.text('contracts.clause.complete')}</legend>
        <CompleteFields items={terms.complete} faultOf={faultOf} onChange={(complete) => changeTerms({ complete })} />
      </fieldset>
      {worded('format')}
      {worded('noLonger')}
      {worded('exception')}
    </>
  );
}

interface FrameProps {
  readonly draft: ContractDraft;
  readonly faultOf: ReturnType<typeof useFaults>;
  readonly onChange: (draft: ContractDraft) => void;
}

/** What frames the clauses: target, floor, visibility, review. */
function Frame({ draft, faultOf, onChange }: FrameProps) {
  const words = useWords();
  const { terms, isPublic, reviewOn } = draft;
  return (
    <fieldset class="contract-clause">
      <legend>{words.text('contracts.clause.frame')}</legend>
      <NumberField
        label={words.text('workspace.target')}
        note={words.text('contracts.note.target')}
        step="0.1"
        value={terms.target}
        fault={faultOf('terms.target')}
        onChange={(target) => onChange({ ...draft, terms: { ...terms, target } })}
      />
      <NumberField
        label={words.text('contracts.floor')}
        note={words.text('contracts.note.floor')}
        step="1"
        value={terms.floor}
        fault={faultOf('terms.floor')}
        onChange={(floor) => onChange({ ...draft, terms: { ...terms, floor } })}
      />
      <TextField
        label={words.text('contracts.review.field')}
        note={words.text('contracts.note.review')}
        type="date"
        direction="ltr"
        value={reviewOn ?? ''}
        fault={faultOf('reviewOn')}
        onChange={(date) => onChange({ ...draft, reviewOn: date === '' ? null : date })}
      />
      <Tick
        label={words.text('contracts.public')}
        checked={isPublic}
        onChange={(checked) => onChange({ ...draft, isPublic: checked })}
      />
    </fieldset>
  );
}

interface FailedProps {
  readonly error: AnswerError | null;
  readonly isUnfinished: boolean;
  readonly onStale: () => void;
}

/** What happened as a whole; what belongs to one field stands at it too. */
function Failed({ error, isUnfinished, onStale }: FailedProps) {
  const words = useWords();
  const wordError = useErrorText();
  if (error === null && !isUnfinished) return null;
  const text = error === null || error.field !== undefined ? words.text('contracts.fault') : wordError(error);
  return (
    <Notice tone="danger" role="alert">
      <span>{text}</span>
      {error?.code === 'STALE_SAVE' && (
        <Button look="link" onPress={onStale}>
          {words.text('settings.loadStored')}
        </Button>
      )}
    </Notice>
  );
}

interface Save {
  readonly error: AnswerError | null;
  /** How often the person has tried: what is not filled in yet is marked from the first time on. */
  readonly tries: number;
  readonly busy: boolean;
  readonly send: (draft: ContractDraft) => void;
}

const NO_FAULTS: ReturnType<typeof faultsIn> = new Map();

function useSave({ processId, revision }: ContractView, onSaved: (view: ContractView) => void): Save {
  const [error, setError] = useState<AnswerError | null>(null);
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const send = (draft: ContractDraft) => {
    if (busy) return;
    setError(null);
    setTries(tries + 1);
    if (faultsIn(draft).size > 0) return;
    setBusy(true);
    void callWorkspace('saveContract', { processId, revision, ...toPayload(draft) }).then((answer) => {
      setBusy(false);
      if (answer.ok) onSaved(answer.value);
      else setError(answer.error);
    });
  };
  return { error, tries, busy, send };
}

/** A form this long has to bring the person to what is wrong. */
function useFocusOnFault(error: AnswerError | null, tries: number) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error === null && tries === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault]')?.focus();
  }, [error, tries]);
  return form;
}
