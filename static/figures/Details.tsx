import type { ComponentChildren } from 'preact';
import type { TileDetails, TileView } from '../../src/contract/tile-view';
import { DataTable } from '../kit/data-table';
import { useWords } from '../kit/text';
import type { MessageKey, Words } from '../kit/words';
import { REASON_ORDER, reasonName } from '../surfaces/answer-words';
import type { ReasonId } from '../surfaces/answer-words';
import { FigureCell, longest } from './FigureCell';
import { scaleOf, sizeText } from './figure-words';

/** Why people rated low: what is asked first about such a figure. */
export function Reasons({ view }: { readonly view: TileView }) {
  const division = view.details.divisions.find(({ by }) => by === 'reason');
  return division === undefined ? null : <DivisionTable tile={view.tile.id} division={division} view={view} />;
}

/** More about a figure than its tile has room for. */
export function Details({ view }: { readonly view: TileView }) {
  const { details, tile } = view;
  const others = details.divisions.filter(({ by }) => by !== 'reason');
  return (
    <>
      {details.spread && <Spread spread={details.spread} view={view} />}
      {details.ages && <Ages ages={details.ages} />}
      <Sentences details={details} />
      {others.map((division) => (
        <DivisionTable key={division.by} tile={tile.id} division={division} view={view} />
      ))}
    </>
  );
}

interface SpreadProps {
  readonly spread: NonNullable<TileDetails['spread']>;
  readonly view: TileView;
}

function Spread({ spread, view }: SpreadProps) {
  const words = useWords();
  const scale = scaleOf(view.tile, view.workdayMs);
  const rows = [
    { id: 'mean', name: words.text('detail.mean'), figure: spread.mean },
    { id: 'p85', name: words.text('detail.p85'), figure: spread.p85 },
    { id: 'p95', name: words.text('detail.p95'), figure: spread.p95 },
  ];
  const most = longest(
    rows.map(({ figure }) => figure),
    view.tile,
  );
  return (
    <Titled title={words.text('detail.spread')}>
      <DataTable
        caption={words.text('detail.spread')}
        head={[
          { name: words.text('detail.spread'), kind: 'name' },
          { name: words.text('export.value'), kind: 'wide' },
        ]}
        rows={rows.map(({ id, name, figure }) => ({
          id,
          cells: [name, <FigureCell key="f" figure={figure} scale={scale} most={most} target={null} />],
        }))}
      />
    </Titled>
  );
}

function Ages({ ages }: { readonly ages: NonNullable<TileDetails['ages']> }) {
  const words = useWords();
  return (
    <Titled title={words.text('detail.ages')}>
      <DataTable
        caption={words.text('detail.ages')}
        head={[
          { name: words.text('detail.age.head'), kind: 'name' },
          { name: words.text('detail.age.count'), kind: 'number' },
        ]}
        rows={ages.bands.map(({ until, n }) => ({
          id: String(until),
          cells: [
            until === null ? words.text('detail.age.over') : words.text('detail.age.until', { days: until }),
            words.number(n),
          ],
        }))}
      />
      {ages.oldest !== null && (
        <p class="quiet small">{words.text('detail.age.oldest', { day: words.day(ages.oldest) })}</p>
      )}
    </Titled>
  );
}

/** What is said best in a sentence. */
function Sentences({ details }: { readonly details: TileDetails }) {
  const words = useWords();
  const said = sentencesOf(words, details);
  if (said.length === 0) return null;
  return (
    <ul class="aside">
      {said.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function sentencesOf(words: Words, { bounds, lost, chain, handovers, toldUntil }: TileDetails): readonly string[] {
  const said: string[] = [];
  if (toldUntil !== null) said.push(words.text('detail.toldUntil', { day: words.day(toldUntil - 1) }));
  if (bounds)
    said.push(words.text('detail.bounds', { low: words.percent(bounds.low), high: words.percent(bounds.high) }));
  if (lost)
    said.push(words.text('detail.lost', { median: words.text('figure.minutes', { count: Math.round(lost.median) }) }));
  if (lost && lost.worstTenth !== null)
    said.push(words.text('detail.lostTenth', { share: words.percent(lost.worstTenth) }));
  if (chain)
    said.push(
      words.text('detail.chain', {
        process: chain.narrowest,
        links: chain.links,
        mean: words.number(chain.mean, 1),
        geometric: words.number(chain.geometricMean, 1),
      }),
    );
  if (handovers !== null) said.push(words.text('detail.handovers', { n: words.number(handovers, 2) }));
  return said;
}

type Division = TileDetails['divisions'][number];

/** What a column of scores is called: ratings of Jira's own survey are none of ours. */
const SCORED: Readonly<Record<Division['by'], MessageKey>> = {
  metric: 'detail.scored',
  channel: 'detail.scored',
  outcome: 'detail.scored',
  reason: 'detail.scored',
  native: 'detail.rated',
};

interface DivisionTableProps {
  readonly tile: TileView['tile']['id'];
  readonly division: Division;
  readonly view: TileView;
}

function DivisionTable({ tile, division, view }: DivisionTableProps) {
  const words = useWords();
  const title = words.text(`detail.by.${division.by}`);
  const unit = division.rows[0]?.unit ?? 'share';
  const most = unit === 'score' ? longest([], { unit }) : 1;
  const head = unit === 'score' ? SCORED[division.by] : division.by === 'metric' ? 'detail.kept' : 'detail.share';
  return (
    <Titled title={title}>
      <DataTable
        caption={`${words.text(`tile.${tile}`)} · ${title}`}
        head={[
          { name: title, kind: 'name' },
          { name: words.text(head), kind: 'wide' },
          { name: words.text('detail.standsOn'), kind: 'number' },
        ]}
        rows={division.rows.map(({ id, figure }) => ({
          id,
          cells: [
            <bdi key="n">{rowName(words, division.by, id)}</bdi>,
            <FigureCell
              key="f"
              figure={figure}
              scale={{ unit, workdayMs: view.workdayMs }}
              most={most}
              target={null}
            />,
            figure.state === 'ready' ? sizeText(words, figure) : '',
          ],
        }))}
      />
    </Titled>
  );
}

/** Names of Jira stay as they are; ours are worded. */
function rowName(words: Words, by: Division['by'], id: string): string {
  switch (by) {
    case 'metric':
      return id;
    case 'channel':
      return isChannel(id) ? words.text(`channel.${id}`) : id;
    case 'outcome':
      return isOutcome(id) ? words.text(`outcome.${id}`) : id;
    case 'native':
      return words.text('detail.native');
    case 'reason':
      return isReason(id) ? words.text(reasonName(id)) : id;
  }
}

const CHANNELS = ['portal', 'email', 'api', 'jira'] as const;
const OUTCOMES = ['solved', 'declined', 'duplicate', 'spam', 'no-answer'] as const;
const isChannel = (id: string): id is (typeof CHANNELS)[number] => CHANNELS.some((known) => known === id);
const isOutcome = (id: string): id is (typeof OUTCOMES)[number] => OUTCOMES.some((known) => known === id);
const isReason = (id: string): id is ReasonId => REASON_ORDER.some((known) => known === id);

interface TitledProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

function Titled({ title, children }: TitledProps) {
  return (
    <div class="trend">
      <h3>{title}</h3>
      {children}
    </div>
  );
}
