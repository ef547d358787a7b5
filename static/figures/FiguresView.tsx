import './figures.css';
import { useCallback, useMemo, useState } from 'react';
import type { GadgetConfig, GadgetView, ReadGadget, TileId } from '../../src/contract/gadget';
import { callGadget } from '../kit/bridge';
import { EmptyState, ErrorState } from '../kit/states';
import { useWords } from '../kit/text';
import { useAnswer } from '../kit/use-answer';
import type { Words } from '../kit/words';
import { Breakdown } from './Breakdown';
import { Exports } from './Exports';
import { Filters } from './Filters';
import type { FiguresPlace, FilterChoice } from './filter-choice';
import { GadgetSkeleton } from './GadgetSkeleton';
import { InsightLine } from './InsightLine';
import { periodName, STANDARD_PERIOD } from './measure-words';
import { Provenance } from './Provenance';
import { TileDetail } from './TileDetail';
import { Tiles } from './Tiles';

interface FiguresViewProps {
  readonly config: GadgetConfig;
  readonly place: FiguresPlace;
  readonly onMove: (place: FiguresPlace) => void;
}

/** The manager's figures: one sentence, at most five tiles, one table, and a way into each figure. */
export function FiguresView({ config, place, onMove }: FiguresViewProps) {
  const words = useWords();
  const [choice, choose] = useChoice(place, onMove);
  const [left, setLeft] = useState<TileId | null>(null);
  const payload = useMemo(() => payloadOf(config, choice), [config, choice]);
  const read = useCallback(() => callGadget('readGadget', payload), [payload]);
  const { value: view, error, busy, reload } = useAnswer(read);
  if (!view) return error ? <ErrorState error={error} busy={busy} onRetry={reload} /> : <GadgetSkeleton />;
  const tile = view.tiles.find(({ id }) => id === place.tile)?.id ?? null;
  return (
    <div class="gadget">
      {config.title && (
        <h1 class="gadget-title">
          <bdi>{config.title}</bdi>
        </h1>
      )}
      {error && <ErrorState error={error} busy={busy} onRetry={reload} />}
      {tile !== null ? (
        <TileDetail
          key={tile}
          tile={tile}
          payload={payload}
          chosen={chosenIn(words, payload, view.filters)}
          onBack={() => {
            setLeft(tile);
            onMove({ ...place, tile: null });
          }}
        />
      ) : (
        <>
          <Filters
            period={payload.period ?? STANDARD_PERIOD}
            choice={choice}
            hasBaseline={config.baseline !== undefined}
            filters={view.filters}
            busy={busy}
            onChange={choose}
          />
          {isEmpty(view) ? (
            <EmptyState title={words.text('gadget.empty.title')}>{words.text('gadget.empty.text')}</EmptyState>
          ) : (
            <Overview
              view={view}
              payload={payload}
              returnTo={left}
              onTile={(id) => onMove({ ...place, tile: id })}
              onChoice={(part) => choose({ ...choice, ...part })}
            />
          )}
        </>
      )}
    </div>
  );
}

/** The process is part of the place, which may be an address; the rest of the choice is this visit's. */
function useChoice(
  place: FiguresPlace,
  onMove: (place: FiguresPlace) => void,
): readonly [FilterChoice, (choice: FilterChoice) => void] {
  const [rest, setRest] = useState<Omit<FilterChoice, 'process'>>({});
  const { process } = place;
  const choice = useMemo(() => (process === null ? rest : { ...rest, process }), [rest, process]);
  const choose = ({ process: chosen, ...others }: FilterChoice) => {
    setRest(others);
    if (chosen !== (process ?? undefined)) onMove({ ...place, process: chosen ?? null });
  };
  return [choice, choose];
}

/** What the figures are of, in words. */
const chosenIn = (words: Words, payload: ReadGadget, { processes, departments }: GadgetView['filters']) => [
  ...processes.filter(({ id }) => id === payload.process).map(({ name }) => name),
  ...departments.filter(({ id }) => id === payload.department).map(({ name }) => name),
  words.text(periodName(payload.period ?? STANDARD_PERIOD)),
];

const isEmpty = ({ totals }: GadgetView) => totals.closed === 0 && totals.open === 0;

interface OverviewProps {
  readonly view: GadgetView;
  readonly payload: ReadGadget;
  readonly returnTo: TileId | null;
  readonly onTile: (tile: TileId) => void;
  readonly onChoice: (part: FilterChoice) => void;
}

function Overview({ view, payload, returnTo, onTile, onChoice }: OverviewProps) {
  return (
    <>
      {view.insight && <InsightLine insight={view.insight} view={view} onChoice={onChoice} />}
      <Tiles view={view} returnTo={returnTo} onOpen={onTile} />
      <Breakdown view={view} payload={payload} onChoice={onChoice} />
      <Exports view={view} />
      <Provenance view={view} />
    </>
  );
}

/** What the server is asked: the stored configuration, and what this person chose on top of it. */
function payloadOf(config: GadgetConfig, choice: FilterChoice): ReadGadget {
  return { config, period: choice.period ?? config.period ?? STANDARD_PERIOD, ...choice };
}
