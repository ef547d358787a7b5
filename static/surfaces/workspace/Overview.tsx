import type { GadgetConfig } from '../../../src/contract/gadget';
import { type FiguresPlace, processWithId } from '../../figures/filter-choice';
import { FiguresView } from '../../figures/FiguresView';
import { DataTable } from '../../kit/data-table';
import { EmptyState } from '../../kit/states';
import { Ltr, useWords } from '../../kit/text';
import type { PageProps } from './page-props';

/** The page's place says which project: the rest is standard. One object, so that it is read once. */
const NO_CONFIG: GadgetConfig = {};

/** The figures of the project, as a gadget shows them, and its processes. */
export function Overview({ view, rest, go }: PageProps) {
  const words = useWords();
  if (view.processes.length === 0) {
    return <EmptyState title={words.text('workspace.empty')}>{words.text('workspace.empty.why')}</EmptyState>;
  }
  return (
    <>
      <h1>{words.text('workspace.overview')}</h1>
      <FiguresView config={NO_CONFIG} place={placeIn(rest, view.processes)} onMove={(place) => go(...partsOf(place))} />
      <h2>{words.text('workspace.processes')}</h2>
      <DataTable
        caption={words.text('workspace.processes')}
        head={[
          { name: words.text('workspace.process'), kind: 'name' },
          { name: words.text('workspace.team'), kind: 'name' },
          { name: words.text('workspace.target'), kind: 'number' },
        ]}
        rows={view.processes.map(({ id, name, team, target }) => ({
          id,
          cells: [
            <bdi key="name">{name}</bdi>,
            team === null ? '—' : <bdi key="team">{team}</bdi>,
            <Ltr key="target">{`${words.number(target, 1)} / 5`}</Ltr>,
          ],
        }))}
      />
    </>
  );
}

/** Marks the id that follows as one of a process. */
const PROCESS = 'process';

/** A place as the parts of an address that can be sent to a colleague: `['process', 'it-access', 'experience']`. */
const partsOf = ({ process, tile }: FiguresPlace): readonly string[] => [
  ...(process === null ? [] : [PROCESS, process]),
  ...(tile === null ? [] : [tile]),
];

/** A process that is not served, or not any more, is as none. */
const placeIn = (parts: readonly string[], processes: PageProps['view']['processes']): FiguresPlace => {
  const isOfProcess = parts[0] === PROCESS;
  const [tile = null] = isOfProcess ? parts.slice(2) : parts;
  return { process: isOfProcess ? processWithId(processes, parts[1] ?? '') : null, tile };
};
