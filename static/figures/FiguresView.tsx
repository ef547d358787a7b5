import './figures.css';
import { useCallback, useMemo, useState } from 'react';
import type { GadgetConfig, GadgetView, ReadGadget, TileId } from '../../src/contract/gadget';
import { callGadget } from '../kit/bridge';
import { EmptyState, ErrorState } from '../kit/states';
import { useWords } from '../kit/text';
import { useAnswer } from '../kit/use-answer';
import { Breakdown } from './Breakdown';
import { Exports } from './Exports';
import { Filters } from './Filters';
import type { FilterChoice } from './filter-choice';
import { GadgetSkeleton } from './GadgetSkeleton';
import { InsightLine } from './InsightLine';
import { STANDARD_PERIOD } from './measure-words';
import { Provenance } from './Provenance';
import { TileDetail } from './TileDetail';
import { Tiles } from './Tiles';

interface FiguresViewProps {
  readonly config: GadgetConfig;
}

/** The manager's figures: one sentence, at most five tiles, one table, and a way into each figure. */
export function FiguresView({ config }: FiguresViewProps) {
  const words = useWords();
  const [choice, setChoice] = useState<FilterChoice>({});
  const [tile, setTile] = useState<TileId | null>(null);
  const [left, setLeft] = useState<TileId | null>(null);
  const payload = useMemo(() => payloadOf(config, choice), [config, choice]);
  const read = useCallback(() => callGadget('readGadget', payload), [payload]);
  const { value: view, error, busy, reload } = useAnswer(read);
  if (!view) return error ? <ErrorState error={error} busy={busy} onRetry={reload} /> : <GadgetSkeleton />;
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
          onBack={() => {
            setLeft(tile);
            setTile(null);
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
            onChange={setChoice}
          />
          {isEmpty(view) ? (
            <EmptyState title={words.text('gadget.empty.title')}>{words.text('gadget.empty.text')}</EmptyState>
          ) : (
            <Overview
              view={view}
              payload={payload}
              returnTo={left}
              onTile={setTile}
              onChoice={(part) => setChoice({ ...choice, ...part })}
            />
          )}
        </>
      )}
    </div>
  );
}

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
