import { useEffect, useRef } from 'react';
import type { GadgetView, Tile, TileId } from '../../src/contract/gadget';
import { Sparkline } from '../kit/charts/sparkline';
import { Icon } from '../kit/icon';
import { Ltr, useWords } from '../kit/text';
import { tileWords } from './measure-words';
import { absenceKey, answersRangeText, scaleOf, sizeText, splitFigure, verdictOf } from './figure-words';

interface TilesProps {
  readonly view: GadgetView;
  /** The tile whose drill-down was just left: the focus goes back to it. */
  readonly returnTo: TileId | null;
  readonly onOpen: (tile: TileId) => void;
}

/** At most five figures in one row; one row each where it is narrow. */
export function Tiles({ view, returnTo, onOpen }: TilesProps) {
  return (
    <ul class="tiles" data-count={view.tiles.length}>
      {view.tiles.map((tile) => (
        <TileCell
          key={tile.id}
          tile={tile}
          workdayMs={view.workdayMs}
          isReturn={tile.id === returnTo}
          onOpen={onOpen}
        />
      ))}
    </ul>
  );
}

interface TileCellProps {
  readonly tile: Tile;
  readonly workdayMs: number;
  readonly isReturn: boolean;
  readonly onOpen: (tile: TileId) => void;
}

/** The whole tile opens its drill-down; the button is its name, so it is short to hear. */
function TileCell({ tile, workdayMs, isReturn, onOpen }: TileCellProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isReturn) button.current?.focus();
  }, [isReturn]);
  const words = useWords();
  const scale = scaleOf(tile, workdayMs);
  const verdict = verdictOf(words, tile.change, scale);
  const ready = tile.figure.state === 'ready';
  return (
    <li class="tile">
      <h2 class="tile-name">
        <button ref={button} type="button" class="tile-open" onClick={() => onOpen(tile.id)}>
          {words.text(tileWords(tile.id).name)}
        </button>
      </h2>
      <TileFigure tile={tile} workdayMs={workdayMs} />
      {ready && verdict && (
        <p class="verdict" data-tone={verdict.tone}>
          <Icon name={verdict.icon} size={12} />
          <span>{verdict.text}</span>
        </p>
      )}
      <div class="tile-trend">
        {ready && <Sparkline values={tile.trend.map((point) => point.value)} target={tile.target} />}
      </div>
    </li>
  );
}

/** Figure with unit, range in plain words and how many it stands on; or why there is none. */
export function TileFigure({ tile, workdayMs }: Pick<TileCellProps, 'tile' | 'workdayMs'>) {
  const words = useWords();
  const { figure } = tile;
  if (figure.state !== 'ready') return <p class="tile-absent">{words.text(absenceKey(figure, false))}</p>;
  const scale = scaleOf(tile, workdayMs);
  const shown = splitFigure(words, figure.value, scale);
  const range = answersRangeText(words, figure, scale);
  return (
    <div class="tile-figure">
      <p class="tile-value">
        <strong>
          <Ltr>{shown.figure}</Ltr>
        </strong>{' '}
        <span>{shown.unit}</span>
      </p>
      <p class="tile-range">
        {range && <span>{range}</span>}
        {/* A count already says how many it stands on. */}
        {tile.unit !== 'count' && (
          <span>
            {tile.id === 'attrition' ? words.text('figure.leavers', { count: figure.n }) : sizeText(words, figure)}
          </span>
        )}
      </p>
    </div>
  );
}
