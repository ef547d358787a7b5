import { Fragment, useCallback, useEffect, useRef, useState } from 'react';
import type { ReadGadget, TileId } from '../../src/contract/gadget';
import type { TileView } from '../../src/contract/tile-view';
import { callGadget, openPage } from '../kit/bridge';
import { Button, Lozenge, Tabs } from '../kit/controls';
import { DataTable } from '../kit/data-table';
import { Icon } from '../kit/icon';
import { Bone, ErrorState, Skeleton } from '../kit/states';
import { useWords } from '../kit/text';
import { useAnswer } from '../kit/use-answer';
import { Aside } from './Aside';
import { tileWords } from './measure-words';
import { Details, Reasons } from './Details';
import { FigureCell, longest } from './FigureCell';
import { measureHead, scaleOf, sizeText, verdictOf } from './figure-words';
import { TileFigure } from './Tiles';
import { RequestList } from './RequestList';
import { StaffRows } from './StaffRows';
import { Trend } from './Trend';

interface TileDetailProps {
  readonly tile: TileId;
  readonly payload: ReadGadget;
  /** What the figure is of, in words: process, department, period. */
  readonly chosen: readonly string[];
  readonly onBack: () => void;
}

/** One figure in full: what it means, how it is computed, how it went, where it differs, and its requests. */
export function TileDetail({ tile, payload, chosen, onBack }: TileDetailProps) {
  const words = useWords();
  const read = useCallback(() => callGadget('readTile', { ...payload, tile }), [payload, tile]);
  const { value: view, error, busy, reload } = useAnswer(read);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="detail" aria-labelledby="detail-title">
      <div class="detail-back">
        <Button look="subtle" onPress={onBack}>
          <Icon name="back" />
          {words.text('detail.back')}
        </Button>
      </div>
      <h2 id="detail-title" ref={heading} tabIndex={-1}>
        {words.text(tileWords(tile).name)}
      </h2>
      <p class="quiet">
        {chosen.map((name, place) => (
          <Fragment key={name}>
            {place > 0 && ' · '}
            <bdi>{name}</bdi>
          </Fragment>
        ))}
      </p>
      {error && <ErrorState error={error} busy={busy} onRetry={reload} />}
      {view ? <Detail view={view} /> : !error && <DetailSkeleton />}
    </section>
  );
}

function Detail({ view }: { readonly view: TileView }) {
  const words = useWords();
  const { tile } = view;
  const scale = scaleOf(tile, view.workdayMs);
  const verdict = verdictOf(words, tile.change, scale);
  return (
    <>
      <div class="detail-figure">
        <TileFigure tile={tile} workdayMs={view.workdayMs} />
        {verdict && (
          <Lozenge tone={verdict.tone} icon={verdict.icon}>
            {verdict.text}
          </Lozenge>
        )}
      </div>
      <p>{words.text(tileWords(tile.id).definition)}</p>
      <p class="formula">{words.text(tileWords(tile.id).formula)}</p>
      {tile.aside && <Aside aside={tile.aside} workdayMs={view.workdayMs} />}
      <Reasons view={view} />
      <Trend tile={tile} workdayMs={view.workdayMs} />
      <Details view={view} />
      {view.details.staff ? <StaffRows staff={view.details.staff} view={view} /> : <DetailRows view={view} />}
      <Requests view={view} />
    </>
  );
}

function Requests({ view }: { readonly view: TileView }) {
  const words = useWords();
  // No request stands behind a figure of staff.
  if (view.tile.id === 'attrition') return null;
  if (view.jql === '') return <p class="quiet small">{words.text('detail.listElsewhere')}</p>;
  return (
    <>
      <div class="detail-list">
        <Button onPress={() => void openPage(`/issues/?jql=${encodeURIComponent(view.jql)}`)}>
          {words.text('detail.openList')}
          <Icon name="open" />
        </Button>
        {view.identified && (
          <>
            <Lozenge tone="warning" icon="info">
              {words.text('detail.identified')}
            </Lozenge>
            <span class="quiet small">{words.text('detail.identified.why')}</span>
          </>
        )}
      </div>
      <RequestList jql={view.jql} />
    </>
  );
}

function DetailRows({ view }: { readonly view: TileView }) {
  const words = useWords();
  const [by, setBy] = useState<'process' | 'department'>('process');
  const rows = by === 'process' ? view.byProcess : view.byDepartment;
  const name = words.text(by === 'process' ? 'breakdown.process' : 'breakdown.department');
  const measure = words.text(tileWords(view.tile.id).name);
  const scale = scaleOf(view.tile, view.workdayMs);
  const most = longest(
    rows.map((row) => row.figure),
    view.tile,
  );
  return (
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
          { name: measureHead(words, view.tile, view.workdayMs), kind: 'wide' },
          { name: words.text('detail.standsOn'), kind: 'number' },
        ]}
        rows={rows.map(({ id, name: rowName, figure }) => ({
          id,
          cells: [
            <bdi key="n">{rowName}</bdi>,
            <FigureCell key="f" figure={figure} scale={scale} most={most} target={view.tile.target} />,
            figure.state === 'ready' ? sizeText(words, figure) : '',
          ],
        }))}
      />
    </Tabs>
  );
}

function DetailSkeleton() {
  return (
    <Skeleton>
      <div class="detail">
        <Bone width="40%" height="3rem" />
        <Bone width="90%" height="2.5rem" />
        <Bone width="100%" height="12rem" />
        <Bone width="100%" height="8rem" />
      </div>
    </Skeleton>
  );
}
