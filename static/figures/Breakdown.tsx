import { useState } from 'react';
import type { BreakdownRow, Figure, GadgetView, ReadGadget, Tile, TileId } from '../../src/contract/gadget';
import { Tabs } from '../kit/controls';
import { DataTable } from '../kit/data-table';
import { SelectField } from '../kit/fields';
import { useWords } from '../kit/text';
import type { Words } from '../kit/words';
import { tileWords } from './measure-words';
import { FigureCell, longest } from './FigureCell';
import { measureHead, scaleOf } from './figure-words';
import { departmentWithId, processWithId } from './filter-choice';
import type { FilterChoice } from './filter-choice';
import { Matrix } from './Matrix';
import { Quadrant } from './Quadrant';

type Dimension = 'process' | 'department';

interface BreakdownProps {
  readonly view: GadgetView;
  readonly payload: ReadGadget;
  readonly onChoice: (part: FilterChoice) => void;
}

/** One figure per process or department, with its bar in the cell; time against feeling; and both sides of each interface. */
export function Breakdown({ view, payload, onChoice }: BreakdownProps) {
  const words = useWords();
  const [by, setBy] = useState<Dimension | 'both' | 'sides'>('process');
  const [chosen, setChosen] = useState<TileId | null>(null);
  const tile = view.tiles.find(({ id }) => id === chosen) ?? standardTile(view.tiles);
  if (!tile) return null;
  const isTable = by === 'process' || by === 'department';
  return (
    <section class="breakdown" aria-label={words.text('breakdown.title')}>
      {isTable && (
        <div class="breakdown-measure">
          <SelectField
            label={words.text('breakdown.measure')}
            value={tile.id}
            choices={view.tiles.map(({ id }) => ({ id, name: words.text(tileWords(id).name) }))}
            onChange={setChosen}
          />
        </div>
      )}
      <Tabs
        label={words.text('breakdown.title')}
        tabs={[
          { id: 'process', name: words.text('breakdown.byProcess') },
          { id: 'department', name: words.text('breakdown.byDepartment') },
          { id: 'both', name: words.text('breakdown.byBoth') },
          { id: 'sides', name: words.text('breakdown.bySides') },
        ]}
        current={by}
        onChange={setBy}
      >
        {isTable && <FigureTable view={view} by={by} tile={tile} onChoice={onChoice} />}
        {by === 'both' && <Quadrant view={view} />}
        {by === 'sides' && <Matrix payload={payload} />}
      </Tabs>
    </section>
  );
}

interface FigureTableProps {
  readonly view: GadgetView;
  readonly by: Dimension;
  readonly tile: Tile;
  readonly onChoice: (part: FilterChoice) => void;
}

function FigureTable({ view, by, tile, onChoice }: FigureTableProps) {
  const words = useWords();
  const name = words.text(by === 'process' ? 'breakdown.process' : 'breakdown.department');
  const measure = words.text(tileWords(tile.id).name);
  const rows = by === 'process' ? view.byProcess : view.byDepartment;
  const narrow = (id: string): void => {
    const process = by === 'process' ? processWithId(view.filters.processes, id) : null;
    const department = by === 'department' ? departmentWithId(view.filters.departments, id) : null;
    if (process !== null) onChoice({ process });
    if (department !== null) onChoice({ department });
  };
  return (
    <DataTable
      caption={words.text('breakdown.caption', { measure, by: name })}
      head={[
        { name, kind: 'name' },
        { name: measureHead(words, tile, view.workdayMs), kind: 'wide' },
        { name: words.text('breakdown.closed'), kind: 'number' },
        { name: words.text('breakdown.open'), kind: 'spare' },
        { name: words.text('breakdown.reopened'), kind: 'spare' },
        { name: words.text('breakdown.sla'), kind: 'number' },
      ]}
      rows={bodyOf({ words, rows, tile, workdayMs: view.workdayMs, onName: narrow })}
      foot={[
        words.text('breakdown.all'),
        <FootFigure key="f" tile={tile} view={view} />,
        ...countsOf(words, view.totals),
      ]}
    />
  );
}

const standardTile = (tiles: readonly Tile[]) => tiles.find(({ id }) => id === 'experience') ?? tiles[0];

interface Body {
  readonly words: Words;
  readonly rows: readonly BreakdownRow[];
  readonly tile: Tile;
  readonly workdayMs: number;
  readonly onName: (id: string) => void;
}

function bodyOf({ words, rows, tile, workdayMs, onName }: Body) {
  const none: Figure = { state: 'none' };
  const figures = rows.map((row) => row.figures[tile.id] ?? none);
  const most = longest(figures, tile);
  return rows.map((row, index) => ({
    id: row.id,
    cells: [
      <RowName key="n" row={row} words={words} onName={onName} />,
      <FigureCell
        key="f"
        figure={figures[index] ?? none}
        scale={scaleOf(tile, workdayMs)}
        most={most}
        target={tile.target}
      />,
      ...countsOf(words, row),
    ],
  }));
}

type Counts = Pick<BreakdownRow, 'closed' | 'open' | 'reopened' | 'slaMet' | 'slaTotal'>;

function countsOf(words: Words, counts: Counts): readonly string[] {
  return [words.number(counts.closed), words.number(counts.open), words.number(counts.reopened), slaOf(words, counts)];
}

function slaOf(words: Words, { slaMet, slaTotal }: Counts): string {
  if (slaTotal === 0) return words.text('breakdown.noSla');
  const [met, total] = [words.number(slaMet), words.number(slaTotal)];
  return words.text('breakdown.slaShare', { share: words.percent(slaMet / slaTotal), met, total });
}

/** Opens the group. Where it is narrow the counts have no columns of their own and stand under the name. */
interface RowNameProps extends Pick<Body, 'words' | 'onName'> {
  readonly row: BreakdownRow;
}

function RowName({ row, words, onName }: RowNameProps) {
  return (
    <>
      <button
        type="button"
        class="row-open"
        title={words.text('breakdown.open.process', { name: row.name })}
        onClick={() => onName(row.id)}
      >
        <bdi>{row.name}</bdi>
      </button>
      <span class="row-counts">
        {words.text('breakdown.counts', {
          closed: row.closed,
          sla: row.slaTotal === 0 ? slaOf(words, row) : words.text('breakdown.slaNamed', { sla: slaOf(words, row) }),
        })}
      </span>
    </>
  );
}

function FootFigure({ tile, view }: { readonly tile: Tile; readonly view: GadgetView }) {
  return <FigureCell figure={tile.figure} scale={scaleOf(tile, view.workdayMs)} most={null} target={null} />;
}
