import { useCallback, useEffect, useState } from 'react';
import type { ContractView } from '../../../../src/contract/service-contract';
import type { WorkspaceProcess } from '../../../../src/contract/workspace';
import { callWorkspace } from '../../../kit/bridge';
import { Bone, ErrorState, Skeleton } from '../../../kit/states';
import { useAnswer, type Reading } from '../../../kit/use-answer';
import { draftOf, EMPTY_TERMS, newDraft, type DraftTerms } from './contract-draft';
import { ContractForm } from './ContractForm';
import { ContractPage } from './ContractPage';
import { isTemplate, PERSONAL_TEMPLATES, readTemplate } from './templates';
import { TemplateChoice } from './TemplateChoice';

interface OneContractProps {
  readonly process: WorkspaceProcess;
  /** `[]` reads, `['edit']` edits, `['new', 'payroll']` begins with a template. */
  readonly below: readonly string[];
  readonly go: (...below: readonly string[]) => void;
  readonly onBack: () => void;
  /** The list shows how far each contract has come. */
  readonly onChanged: () => void;
}

/** The contract of one process: chosen, edited, or read and signed. */
export function OneContract(props: OneContractProps) {
  const { value, error, busy, reload, replace } = useContract(props.process.id);
  const [step, template = ''] = props.below;
  const begun = useTerms(step === 'new' ? template : null);
  if (!value) return error ? <ErrorState error={error} busy={busy} onRetry={reload} /> : <ContractSkeleton />;
  if (step === 'new' && begun === null) return <ContractSkeleton />;
  return <ReadContract {...props} view={value} begun={begun ?? EMPTY_TERMS} onStale={reload} onStored={replace} />;
}

interface ReadContractProps extends OneContractProps {
  readonly view: ContractView;
  /** What a first version begins with. */
  readonly begun: DraftTerms;
  readonly onStale: () => void;
  readonly onStored: (view: ContractView) => void;
}

function ReadContract({ view, begun, below, go, onBack, onChanged, onStale, onStored }: ReadContractProps) {
  const [done, setDone] = useState<'saved' | 'signed' | null>(null);
  const [step, template = ''] = below;
  const [newest] = view.versions;
  const settle = (what: 'saved' | 'signed') => (stored: ContractView) => {
    onStored(stored);
    setDone(what);
    onChanged();
    go();
  };
  if (!newest && step !== 'new') return <TemplateChoice view={view} onChoose={(id) => go('new', id)} onBack={onBack} />;
  if (!newest || step === 'edit') {
    const stored = newest ? draftOf(newest) : newDraft(begun, view.asOf);
    const onSaved = settle('saved');
    return (
      <ContractForm
        key={view.revision}
        view={view}
        stored={stored}
        isPersonal={!newest && PERSONAL_TEMPLATES.has(template)}
        onSaved={onSaved}
        onLeave={() => go()}
        onStale={onStale}
      />
    );
  }
  const edit = () => {
    setDone(null);
    go('edit');
  };
  const shown = { view, newest, done, onBack, onStale, onEdit: edit, onSigned: settle('signed') };
  return <ContractPage {...shown} />;
}

function useContract(processId: WorkspaceProcess['id']): Reading<ContractView> {
  const read = useCallback(() => callWorkspace('readContract', { processId }), [processId]);
  return useAnswer(read);
}

/** The terms a template begins with; null until they are there. Anything that is no template begins empty. */
function useTerms(template: string | null): DraftTerms | null {
  const [terms, setTerms] = useState<DraftTerms | null>(null);
  useEffect(() => {
    let current = true;
    const put = (read: DraftTerms) => current && setTerms(read);
    if (template !== null && isTemplate(template)) void readTemplate(template).then(put);
    else setTerms(template === null ? null : EMPTY_TERMS);
    return () => {
      current = false;
    };
  }, [template]);
  return terms;
}

function ContractSkeleton() {
  return (
    <Skeleton>
      <Bone width="40%" height="1.5rem" />
      <Bone width="100%" height="3rem" />
      <Bone width="100%" height="12rem" />
    </Skeleton>
  );
}
