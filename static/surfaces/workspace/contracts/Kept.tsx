import { useCallback } from 'react';
import type { ContractView, KeptView } from '../../../../src/contract/service-contract';
import { callWorkspace } from '../../../kit/bridge';
import { DataTable } from '../../../kit/data-table';
import { Ltr, useWords } from '../../../kit/text';
import { useAnswer } from '../../../kit/use-answer';
import type { Words } from '../../../kit/words';

/** How often the clauses that can be counted were kept and broken since the contract came into force. */
export function Kept({ view }: { readonly view: ContractView }) {
  const words = useWords();
  const [whole, ...departments] = view.kept;
  const inForce = view.versions.find(({ isInForce }) => isInForce);
  if (!whole || !inForce || view.keptSince === null) return null;
  return (
    <section class="contract-section" aria-labelledby="contract-kept">
      <h2 id="contract-kept">{words.text('contracts.kept')}</h2>
      <p class="quiet">
        {words.text('contracts.kept.since', {
          count: whole.closed,
          n: inForce.version,
          date: words.dateTime(view.keptSince),
        })}
      </p>
      <Whole kept={whole} />
      <Experience processId={view.processId} target={inForce.terms.target} />
      {departments.length > 1 && <Departments departments={departments} />}
      <p class="quiet">{words.text('contracts.kept.uncounted')}</p>
    </section>
  );
}

interface Counted {
  readonly kept: number;
  readonly of: number;
}

function Whole({ kept }: { readonly kept: KeptView }) {
  const words = useWords();
  const row = (clause: 'response' | 'handling' | 'complete', counted: Counted | null) =>
    counted === null
      ? []
      : [
          {
            id: clause,
            cells: [
              words.text(`contracts.kept.${clause}`),
              ...(counted.of === 0
                ? ['—', '—', words.text('contracts.kept.nothing')]
                : [
                    words.number(counted.kept),
                    words.number(counted.of - counted.kept),
                    words.text('contracts.kept.share', {
                      share: words.percent(counted.kept / counted.of),
                      n: counted.of,
                    }),
                  ]),
            ],
          },
        ];
  return (
    <DataTable
      caption={words.text('contracts.kept')}
      head={[
        { name: words.text('contracts.kept.clause'), kind: 'name' },
        { name: words.text('contracts.kept.kept'), kind: 'number' },
        { name: words.text('contracts.kept.broken'), kind: 'number' },
        { name: words.text('contracts.kept.of'), kind: 'number' },
      ]}
      rows={[...row('response', kept.response), ...row('handling', kept.handling), ...row('complete', kept.complete)]}
    />
  );
}

interface ExperienceProps {
  readonly processId: ContractView['processId'];
  /** Of the contract in force. */
  readonly target: number;
}

/** The XLA target against what releases publish: answers of few people are never told apart here. */
function Experience({ processId, target }: ExperienceProps) {
  const words = useWords();
  const read = useCallback(
    () => callWorkspace('readTile', { config: {}, tile: 'experience', period: '13w', process: processId }),
    [processId],
  );
  const { value, error } = useAnswer(read);
  if (error) return <p>{words.text('contracts.xla.unread')}</p>;
  if (!value) return null;
  const { figure } = value.tile;
  if (figure.state !== 'ready') return <p>{words.text(`contracts.xla.${figure.state}`)}</p>;
  const one = (score: number) => words.number(score, 1);
  const { toldUntil } = value.details;
  return (
    <>
      <p>
        {words.text(`contracts.xla.${verdictOf(figure, target)}`, {
          value: one(figure.value),
          low: one(figure.low),
          high: one(figure.high),
          target: one(target),
          people: figure.people ?? 0,
        })}
      </p>
      {toldUntil !== null && <p class="quiet">{words.text('detail.toldUntil', { day: words.day(toldUntil - 1) })}</p>}
    </>
  );
}

/** Kept or broken only where the whole range says so. */
function verdictOf({ low, high }: { readonly low: number; readonly high: number }, target: number) {
  if (low >= target) return 'kept' as const;
  return high < target ? ('broken' as const) : ('open' as const);
}

function Departments({ departments }: { readonly departments: readonly KeptView[] }) {
  const words = useWords();
  return (
    <DataTable
      caption={words.text('contracts.kept.departments')}
      head={[
        { name: words.text('contracts.kept.department'), kind: 'name' },
        { name: words.text('contracts.kept.response'), kind: 'number' },
        { name: words.text('contracts.kept.handling'), kind: 'number' },
        { name: words.text('contracts.kept.complete'), kind: 'number' },
      ]}
      rows={departments.map(({ department, response, handling, complete }) => ({
        id: department ?? '',
        cells: [
          <bdi key="name">{department}</bdi>,
          ...[response, handling, complete].map((counted, index) => <OfAll key={index} counted={counted} />),
        ],
      }))}
    />
  );
}

function OfAll({ counted }: { readonly counted: Counted | null }) {
  const words: Words = useWords();
  if (counted === null || counted.of === 0) return <>—</>;
  return <Ltr>{`${words.number(counted.kept)} / ${words.number(counted.of)}`}</Ltr>;
}
