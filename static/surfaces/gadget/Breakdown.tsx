import { useState } from 'react';
import type { BreakdownRow, Figure, GadgetView, Tile, TileId } from '../../../src/contract/gadget';
import { Tabs } from '../../kit/controls';
import { DataTable } from '../../kit/data-table';
import { SelectField } from '../../kit/fields';
import { useWords } from '../../kit/text';
import type { Words } from '../../kit/words';
import { tileWords } from './config';
import { FigureCell, longest } from './FigureCell';
import { measureHead, scaleOf } from './figure-words';

/** One figure per process or department, with its bar in the cell. */
export function Breakdown({ view }: { readonly view: GadgetView }) {
  const words = useWords();
  const [by, setBy] = useState<'process' | 'department'>('process');
  const [chosen, setChosen] = useState<TileId | null>(null);
  const tile = view.tiles.find(({ id }) => id === chosen) ?? standardTile(view.tiles);
  if (!tile) return null;
  const name = words.text(by === 'process' ? 'breakdown.process' : 'breakdown.department');
  const measure = words.text(tileWords(tile.id).name);
  const rows = by === 'process' ? view.byProcess : view.byDepartment;
  return (
    <section class="breakdown" aria-label={words.text('breakdown.title')}>
      <div class="breakdown-measure">
        <SelectField
          label={words.text('breakdown.measure')}
          value={tile.id}
          choices={view.tiles.map(({ id }) => ({ id, name: words.text(tileWords(id).name) }))}
          onChange={setChosen}
        />
      </div>
      <Tabs
        label={words.text('breakdown.title')}
        tabs={[
          { id: 'process', name: words.text('breakdown.byProcess') },
          { id: 'department', name: words.text('breakdown.byDepartment') },
        ]}
        current={by}
        onChange={setBy}
      >
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
          rows={bodyOf({ words, rows, tile, workdayMs: view.workdayMs })}
          foot={[
            words.text('breakdown.all'),
            <FootFigure key="f" tile={tile} view={view} />,
            ...countsOf(words, view.totals),
          ]}
        />
      </Tabs>
    </section>
  );
}

const standardTile = (tiles: readonly Tile[]) => tiles.find(({ id }) => id === 'experience') ?? tiles[0];

interface Body {
  readonly words: Words;
  readonly rows: readonly BreakdownRow[];
  readonly tile: Tile;
  readonly workdayMs: number;
}

function bodyOf({ words, rows, tile, workdayMs }: Body) {
  const none: Figure = { state: 'none' };
  const figures = rows.map((row) => row.figures[tile.id] ?? none);
  const most = longest(figures, tile);
  return rows.map((row, index) => ({
    id: row.id,
    cells: [
      <RowName key="n" row={row} words={words} />,
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

/** Where it is narrow the counts have no columns of their own and stand under the name. */
function RowName({ row, words }: { readonly row: BreakdownRow; readonly words: Words }) {
  return (
    <>
      <bdi>{row.name}</bdi>
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
