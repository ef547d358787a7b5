import type { ContractStage, ContractVersionView, ContractView } from '../../../../src/contract/service-contract';
import { Button, Lozenge, Notice } from '../../../kit/controls';
import { Text, useWords } from '../../../kit/text';
import { ClauseList } from './ClauseList';
import { isDue, stageTone } from './contract-words';
import { History } from './History';
import { Kept } from './Kept';
import { PromiseLine } from './PromiseLine';
import { Signatures } from './Signatures';

interface ContractPageProps {
  readonly view: ContractView;
  readonly newest: ContractVersionView;
  /** What has just been done. */
  readonly done: 'saved' | 'signed' | null;
  readonly onEdit: () => void;
  readonly onBack: () => void;
  readonly onSigned: (view: ContractView) => void;
  readonly onStale: () => void;
}

/** A contract as both sides read it: its promise, clauses, signatures, how it was kept, and its versions. */
export function ContractPage(props: ContractPageProps) {
  const { view, newest, done, onEdit, onBack, onSigned, onStale } = props;
  const words = useWords();
  const readers = newest.isPublic ? (newest.isInForce ? 'now' : 'public') : 'private';
  return (
    <>
      <div>
        <Button look="link" onPress={onBack}>
          {words.text('contracts.back')}
        </Button>
      </div>
      <Heading view={view} newest={newest} />
      {done && (
        <Notice tone="success" role="status" focused>
          {words.text(`contracts.done.${done}`)}
        </Notice>
      )}
      <Warnings view={view} newest={newest} />
      <PromiseLine view={view} terms={newest.terms} readers={readers} />
      <div class="actions">
        <Button onPress={onEdit}>{words.text('contracts.edit')}</Button>
      </div>
      <h2>{words.text('contracts.agreed')}</h2>
      <ClauseList view={view} version={newest} />
      <Signatures view={view} newest={newest} onSigned={onSigned} onStale={onStale} />
      <Kept view={view} />
      <History view={view} />
    </>
  );
}

function Heading({ view, newest }: Pick<ContractPageProps, 'view' | 'newest'>) {
  const words = useWords();
  const stage = stageOf(view);
  return (
    <header class="contract-heading">
      <h1>
        <bdi>{view.processName}</bdi>
      </h1>
      <span class="contract-stage">
        <Lozenge tone={stageTone(stage)}>{words.text(`contracts.stage.${stage}`)}</Lozenge>
        <span class="quiet">
          <Text
            id="contracts.edited"
            values={{
              n: newest.version,
              by: newest.editedBy ?? words.text('contracts.gone'),
              at: words.dateTime(newest.editedAt),
            }}
          />
        </span>
      </span>
    </header>
  );
}

/** How far the versions that were read have come. */
function stageOf({ versions }: ContractView): ContractStage {
  const [newest] = versions;
  if (!newest) return 'none';
  if (newest.isInForce) return 'in-force';
  if (versions.some(({ isInForce }) => isInForce)) return 'changed';
  return newest.giving || newest.receiving ? 'half-signed' : 'draft';
}

function Warnings({ view, newest }: Pick<ContractPageProps, 'view' | 'newest'>) {
  const words = useWords();
  const inForce = view.versions.find(({ isInForce }) => isInForce);
  return (
    <>
      {inForce && inForce !== newest && (
        <Notice tone="warning">{words.text('contracts.changed', { old: inForce.version, new: newest.version })}</Notice>
      )}
      {view.isDeciderGone && <Notice tone="warning">{words.text('contracts.decider.gone')}</Notice>}
      {newest.reviewOn !== null && isDue(newest.reviewOn, view.asOf) && (
        <Notice tone="warning">{words.text('contracts.review.now', { date: words.date(newest.reviewOn) })}</Notice>
      )}
    </>
  );
}
