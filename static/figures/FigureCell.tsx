import type { Figure, Tile } from '../../src/contract/gadget';
import { Bar } from '../kit/charts/bar';
import { useWords } from '../kit/text';
import { absenceKey, figureText, rangeText } from './figure-words';
import type { Scale } from './figure-words';

interface FigureCellProps {
  readonly figure: Figure;
  readonly scale: Scale;
  /** The value of the longest bar; null draws no bar. */
  readonly most: number | null;
  readonly target: number | null;
}

/** The value that fills a bar: 5 for scores, which have an end; else the largest of the column. */
export function longest(figures: readonly Figure[], tile: Pick<Tile, 'unit'>): number | null {
  if (tile.unit === 'score') return 5;
  const values = figures.flatMap((figure) => (figure.state === 'ready' ? [figure.value] : []));
  const most = Math.max(0, ...values);
  return most > 0 ? most : null;
}

/** A figure with its bar and range; or, without any count, why it is not shown. */
export function FigureCell({ figure, scale, most, target }: FigureCellProps) {
  const words = useWords();
  if (figure.state !== 'ready') return <span class="cell-absent">{words.text(absenceKey(figure, true))}</span>;
  const range = rangeText(words, figure, scale);
  // A score starts at 1, so its bar does too: half way is 3.
  const share = (value: number) =>
    most === null ? 0 : scale.unit === 'score' ? (value - 1) / (most - 1) : value / most;
  return (
    <div class="cell-figure">
      <div class="cell-words">
        <strong>{figureText(words, figure.value, scale)}</strong>
        {range && <span class="quiet small">{range}</span>}
      </div>
      {most !== null && (
        <Bar share={share(figure.value)} target={target !== null && target <= most ? share(target) : null} />
      )}
    </div>
  );
}
