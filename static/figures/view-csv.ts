import type { Figure, GadgetView, Tile, Unit } from '../../src/contract/gadget';
import { csvCell } from '../kit/csv';
import type { Words } from '../kit/words';
import { tileWords } from './measure-words';
import { absenceKey } from './figure-words';

const HOUR_MS = 3_600_000;

/**
 * The view as a table of one figure a row, and under it the method: what each figure means and how it is computed. Values
 * are plain numbers with a point, times in working hours, shares from 0 to 1.
 */
export function viewAsCsv(words: Words, view: GadgetView): string {
  const head = ['figure', 'group', 'unit', 'value', 'low', 'high', 'n', 'people', 'state'] as const;
  const rows = view.tiles.flatMap((tile) => [
    figureRow(words, { tile, group: words.text('export.all'), figure: tile.figure }),
    ...[...view.byProcess, ...view.byDepartment].flatMap(({ name, figures }) => {
      const figure = figures[tile.id];
      return figure === undefined ? [] : [figureRow(words, { tile, group: name, figure })];
    }),
  ]);
  const method = view.tiles.map((tile) => [
    words.text(tileWords(tile.id).name),
    words.text(tileWords(tile.id).definition),
    words.text(tileWords(tile.id).formula),
  ]);
  return [
    head.map((column) => words.text(`export.${column}`)),
    ...rows,
    [],
    [words.text('export.method'), words.text('gadget.asOf', { time: words.dateTime(view.asOf) })],
    ...method,
  ]
    .map((cells) => cells.map(csvCell).join(','))
    .join('\r\n');
}

interface FigureRow {
  readonly tile: Tile;
  readonly group: string;
  readonly figure: Figure;
}

function figureRow(words: Words, { tile, group, figure }: FigureRow): readonly string[] {
  const start = [words.text(tileWords(tile.id).name), group, words.text(`export.unit.${tile.unit}`)];
  if (figure.state !== 'ready') return [...start, '', '', '', '', '', words.text(absenceKey(figure, true))];
  const { value, low, high, n, people } = figure;
  const numbers = [value, low, high].map((number) => plain(number, tile.unit));
  return [...start, ...numbers, String(n), people === null ? '' : String(people), ''];
}

/** Digits enough for the figure, none for a computer's sake. */
const plain = (value: number, unit: Unit): string =>
  String(Math.round((unit === 'working-ms' ? value / HOUR_MS : value) * 10_000) / 10_000);
