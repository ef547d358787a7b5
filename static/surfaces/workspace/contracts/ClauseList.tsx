import type { ComponentChildren } from 'preact';
import type { ContractVersionView, ContractView, PromisedTime } from '../../../../src/contract/service-contract';
import { Ltr, useWords } from '../../../kit/text';
import type { Words } from '../../../kit/words';
import { CLAUSES, wordingIn } from './contract-words';

interface ClauseListProps {
  readonly view: ContractView;
  readonly version: ContractVersionView;
}

/** The clauses as they are agreed, in the reader's language. */
export function ClauseList({ view, version }: ClauseListProps) {
  const words = useWords();
  const { terms, isPublic, reviewOn } = version;
  const sides = words.text('contracts.sides', { team: view.team, receiver: wordingIn(terms.receiver, words) });
  return (
    <dl class="contract-clauses">
      <Clause title={words.text('contracts.clause.receiver')}>
        <bdi>{sides}</bdi>
      </Clause>
      {CLAUSES.map((clause) => (
        <Clause key={clause} title={words.text(`contracts.clause.${clause}`)}>
          {bodyOf(clause, version, words)}
        </Clause>
      ))}
      <Clause title={words.text('workspace.target')}>
        <Ltr>{`${words.number(terms.target, 1)} / 5`}</Ltr>
      </Clause>
      <Clause title={words.text('contracts.floor')}>
        {words.text('contracts.floor.upTo', { floor: words.number(terms.floor) })}
      </Clause>
      <Clause title={words.text('contracts.visibility')}>
        {words.text(isPublic ? 'contracts.visibility.public' : 'contracts.visibility.private')}
      </Clause>
      <Clause title={words.text('contracts.review')}>
        {reviewOn === null ? words.text('contracts.review.none') : words.date(reviewOn)}
      </Clause>
    </dl>
  );
}

function Clause({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function bodyOf(clause: (typeof CLAUSES)[number], version: ContractVersionView, words: Words): ComponentChildren {
  const { terms, decider } = version;
  switch (clause) {
    case 'times':
      return timesIn(version, words);
    case 'complete':
      return (
        <ul class="contract-bullets">
          {terms.complete.map(({ name }, index) => (
            <li key={index}>
              <bdi>{wordingIn(name, words)}</bdi>
            </li>
          ))}
        </ul>
      );
    case 'decider':
      return <bdi>{decider === null ? words.text('contracts.gone') : wordingIn(decider.name, words)}</bdi>;
    case 'service':
    case 'format':
    case 'noLonger':
    case 'exception':
      return <bdi>{wordingIn(terms[clause], words)}</bdi>;
  }
}

function timesIn({ terms: { response, handling } }: ContractVersionView, words: Words): ComponentChildren {
  const time = ({ amount, unit }: PromisedTime) =>
    words.text(unit === 'hours' ? 'duration.workingHours' : 'duration.workingDays', {
      n: amount,
      figure: words.number(amount),
    });
  return (
    <>
      {response && <p>{words.text('contracts.times.response', { time: time(response) })}</p>}
      {handling && <p>{words.text('contracts.times.handling', { time: time(handling) })}</p>}
    </>
  );
}
