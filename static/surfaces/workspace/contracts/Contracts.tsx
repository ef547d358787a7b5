import './contracts.css';
import type { WorkspaceProcess, WorkspaceView } from '../../../../src/contract/workspace';
import { Button, Lozenge, Notice } from '../../../kit/controls';
import { DataTable } from '../../../kit/data-table';
import { EmptyState } from '../../../kit/states';
import { useWords } from '../../../kit/text';
import type { PageProps } from '../page-props';
import { isDue, stageTone } from './contract-words';
import { OneContract } from './OneContract';

/** The project's processes with their contracts, or the one that is read or edited. */
export function Contracts({ view, reload, rest, go }: PageProps) {
  const [id, ...below] = rest;
  const process = view.processes.find((each) => String(each.id) === id);
  if (process?.isNamed === true) {
    const goBelow = (...parts: readonly string[]) => go(String(process.id), ...parts);
    return (
      <OneContract
        key={process.id}
        process={process}
        below={below}
        go={goBelow}
        onBack={() => go()}
        onChanged={reload}
      />
    );
  }
  return <ContractList view={view} isLost={id !== undefined} go={go} />;
}

interface ContractListProps extends Pick<PageProps, 'go'> {
  readonly view: WorkspaceView;
  /** The address names a process that is not there. */
  readonly isLost: boolean;
}

function ContractList({ view, isLost, go }: ContractListProps) {
  const words = useWords();
  const { processes, asOf } = view;
  if (processes.length === 0) {
    return <EmptyState title={words.text('workspace.empty')}>{words.text('workspace.empty.why')}</EmptyState>;
  }
  return (
    <>
      <h1>{words.text('workspace.contracts')}</h1>
      <p class="quiet">{words.text('contracts.intro')}</p>
      {isLost && <Notice tone="warning">{words.text('error.NO_PROCESS')}</Notice>}
      {processes.every(({ contract }) => contract === 'none') && (
        <Notice tone="information">{words.text('contracts.none')}</Notice>
      )}
      <DataTable
        caption={words.text('workspace.contracts')}
        head={[
          { name: words.text('workspace.process'), kind: 'name' },
          { name: words.text('contracts.contract'), kind: 'wide' },
          { name: words.text('contracts.review'), kind: 'wide' },
        ]}
        rows={processes.map((process) => ({
          id: process.id,
          cells: [
            <ProcessName key="name" process={process} onOpen={() => go(String(process.id))} />,
            <Stage key="stage" process={process} />,
            <Review key="review" process={process} asOf={asOf} />,
          ],
        }))}
      />
    </>
  );
}

function ProcessName({ process, onOpen }: { readonly process: WorkspaceProcess; readonly onOpen: () => void }) {
  const words = useWords();
  if (!process.isNamed) return <bdi>{process.name}</bdi>;
  return (
    <Button look="link" label={words.text('contracts.open', { name: process.name })} onPress={onOpen}>
      <bdi>{process.name}</bdi>
    </Button>
  );
}

function Stage({ process: { contract, contractVersion, isNamed } }: { readonly process: WorkspaceProcess }) {
  const words = useWords();
  if (!isNamed) return <span class="quiet">{words.text('contracts.unnamed')}</span>;
  return (
    <span class="contract-stage">
      <Lozenge tone={stageTone(contract)}>{words.text(`contracts.stage.${contract}`)}</Lozenge>
      {contractVersion !== null && <span class="quiet">{words.text('contracts.version', { n: contractVersion })}</span>}
    </span>
  );
}

function Review({ process: { reviewOn }, asOf }: { readonly process: WorkspaceProcess; readonly asOf: number }) {
  const words = useWords();
  if (reviewOn === null) return <>—</>;
  return (
    <span class="contract-stage">
      <span>{words.date(reviewOn)}</span>
      {isDue(reviewOn, asOf) && <Lozenge tone="warning">{words.text('contracts.review.due')}</Lozenge>}
    </span>
  );
}
