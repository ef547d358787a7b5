import { DataTable } from '../../kit/data-table';
import { EmptyState } from '../../kit/states';
import { Ltr, useWords } from '../../kit/text';
import type { PageProps } from './page-props';

/** The processes of the project at one glance. */
export function Overview({ view }: PageProps) {
  const words = useWords();
  if (view.processes.length === 0) {
    return <EmptyState title={words.text('workspace.empty')}>{words.text('workspace.empty.why')}</EmptyState>;
  }
  return (
    <>
      <h1>{words.text('workspace.processes')}</h1>
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
