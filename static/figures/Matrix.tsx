import { useCallback, useState } from 'react';
import type { ReadGadget } from '../../src/contract/gadget';
import type { MatrixView } from '../../src/contract/matrix';
import { callGadget } from '../kit/bridge';
import { DataTable } from '../kit/data-table';
import { wordDuration } from '../kit/durations';
import { SelectField } from '../kit/fields';
import { Bone, ErrorState, Skeleton } from '../kit/states';
import { useWords } from '../kit/text';
import { useAnswer } from '../kit/use-answer';
import type { MessageKey, Words } from '../kit/words';
import { ScrollRegion } from './ScrollRegion';

type Interface = MatrixView['interfaces'][number];

const SIDES = ['given', 'sla', 'owed', 'returned', 'complete'] as const;
type Side = (typeof SIDES)[number];

/** Departments × processes: what the desk gives each department, and what that department gives the desk. */
export function Matrix({ payload }: { readonly payload: ReadGadget }) {
  const words = useWords();
  const [side, setSide] = useState<Side>('given');
  const { config, period } = payload;
  const read = useCallback(
    () => callGadget('readMatrix', { config, ...(period === undefined ? {} : { period }) }),
    [config, period],
  );
  const { value: view, error, busy, reload } = useAnswer(read);
  if (error) return <ErrorState error={error} busy={busy} onRetry={reload} />;
  if (!view)
    return (
      <Skeleton>
        <Bone width="100%" height="12rem" />
      </Skeleton>
    );
  const sides = SIDES.filter((id) => id !== 'complete' || view.interfaces.some(({ judged }) => judged > 0));
  return (
    <div class="matrix">
      <SelectField
        label={words.text('matrix.side')}
        value={side}
        choices={sides.map((id) => ({ id, name: words.text(SIDE_WORDS[id]) }))}
        onChange={setSide}
      />
      <ScrollRegion label={words.text('matrix.title')}>
        <MatrixTable view={view} side={side} />
      </ScrollRegion>
      <p class="quiet small">
        {words.text('matrix.note', { from: words.day(Math.max(view.period.from, 0)) })}{' '}
        {view.isCut && words.text('matrix.cut')}
      </p>
    </div>
  );
}

const SIDE_WORDS: Readonly<Record<Side, MessageKey>> = {
  given: 'matrix.given',
  sla: 'matrix.sla',
  owed: 'matrix.owed',
  returned: 'matrix.returned',
  complete: 'matrix.complete',
};

function MatrixTable({ view, side }: { readonly view: MatrixView; readonly side: Side }) {
  const words = useWords();
  const found = new Map(view.interfaces.map((each) => [`${each.process} ${each.department}`, each]));
  return (
    <DataTable
      caption={`${words.text('matrix.title')}: ${words.text(SIDE_WORDS[side])}`}
      head={[
        { name: words.text('breakdown.department'), kind: 'name' },
        ...view.processes.map(({ name }) => ({ name, kind: 'number' as const })),
      ]}
      rows={view.departments.map((department) => ({
        id: department.id,
        cells: [
          <bdi key="n">{department.name}</bdi>,
          ...view.processes.map((process) => {
            const each = found.get(`${process.id} ${department.id}`);
            const text = each === undefined ? null : sideText(words, side, { each, workdayMs: view.workdayMs });
            return each === undefined || text === null ? (
              ''
            ) : (
              <span key={process.id} title={words.text('matrix.count', { n: each.closed })}>
                {text}
              </span>
            );
          }),
        ],
      }))}
    />
  );
}

/** The cell of one interface; null where there is nothing to say. */
function sideText(
  words: Words,
  side: Side,
  { each, workdayMs }: { readonly each: Interface; readonly workdayMs: number },
): string | null {
  switch (side) {
    case 'given':
      return each.cycleMs === null ? null : wordDuration(words, each.cycleMs, workdayMs);
    case 'sla':
      return each.slaTotal === 0 ? null : words.percent(each.slaMet / each.slaTotal);
    case 'owed':
      return wordDuration(words, each.waitingMs / each.closed, workdayMs);
    case 'returned':
      return words.percent(each.returned / each.closed);
    case 'complete':
      return each.judged === 0 ? null : words.percent(each.complete / each.judged);
  }
}
