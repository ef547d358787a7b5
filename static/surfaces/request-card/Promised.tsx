import type { ComponentChildren } from 'preact';
import type { ServicePromise } from '../../../src/contract/promise';
import { callPortal } from '../../kit/bridge';
import { Icon } from '../../kit/icon';
import { Bone, ErrorState, Skeleton } from '../../kit/states';
import { Text, useWords } from '../../kit/text';
import { useAnswer } from '../../kit/use-answer';
import { wordPromise } from '../promise-words';
import type { PromisedStep } from '../promise-words';

const readPromise = () => callPortal('readPromise', {});

/**
 * What the service contract promises this request, while it is open, before the rest of the card; nothing where there is no
 * public contract. A request that is hidden from the app can be rated never, so the rest would promise too much.
 */
export function Promised({ children }: { readonly children: ComponentChildren }) {
  const { value, error, busy, reload } = useAnswer(readPromise);
  return (
    <>
      {error && <ErrorState error={error} busy={busy} onRetry={reload} />}
      {value && !error && <PromiseGiven promise={value} />}
      {busy && !value && !error && <PromiseSkeleton />}
      {error?.code !== 'REQUEST_HIDDEN' && children}
    </>
  );
}

const SENTENCES = {
  response: {
    running: 'card.promise.reply',
    waiting: 'card.promise.reply',
    overdue: 'card.promise.replyLate',
    kept: 'card.promise.replied',
    broken: 'card.promise.repliedLate',
  },
  handling: {
    running: 'card.promise.handle',
    waiting: 'card.promise.waiting',
    overdue: 'card.promise.handleLate',
    kept: 'card.promise.handled',
    broken: 'card.promise.handleLate',
  },
} as const;

/** The step the requester waits for: the reply until it came, then the handling. */
function awaited({ response, handling }: ServicePromise): PromisedStep {
  const isReplied = response?.state === 'kept' || response?.state === 'broken';
  return response === null || (isReplied && handling !== null) ? 'handling' : 'response';
}

function PromiseGiven({ promise }: { readonly promise: ServicePromise }) {
  const words = useWords();
  const look = wordPromise(promise, awaited(promise), { words, sentences: SENTENCES });
  return (
    <section class="promise" aria-label={words.text('card.promise')}>
      {look && (
        <p class="promise-time" data-tone={look.tone}>
          <Icon name={look.icon} />
          <span>
            <Text id={look.key} values={look.values} />
            {look.left !== null && (
              <>
                {/* The line may break here: the space stands outside of what stays together. */}{' '}
                <span class="quiet small promise-left">· {look.left}</span>
              </>
            )}
          </span>
        </p>
      )}
      <Complete promise={promise} />
      {promise.noLonger !== '' && (
        <p class="quiet small">
          <Text id="card.promise.noLonger" values={{ noLonger: promise.noLonger }} />
        </p>
      )}
      {promise.decider !== null && (
        <p class="quiet small">
          <Text id="card.promise.decider" values={{ decider: promise.decider }} />
        </p>
      )}
    </section>
  );
}

/** What the request has to have: what is missing stands out, what is there is said in one line. */
function Complete({ promise }: { readonly promise: ServicePromise }) {
  const missing = promise.items.filter(({ isMissing }) => isMissing);
  const given = promise.items.filter(({ isMissing }) => !isMissing).map(({ name }) => name);
  const list = given.join(' · ');
  if (missing.length === 0) {
    return given.length === 0 ? null : (
      <p class="promise-time" data-tone="success">
        <Icon name="check" />
        <span>
          <Text id="card.promise.complete" values={{ items: list }} />
        </span>
      </p>
    );
  }
  return (
    <div class="promise-missing">
      <p class="promise-time" data-tone="warning">
        <Icon name="warning" />
        <strong>
          <Text id="card.promise.missing" values={{ team: promise.team }} />
        </strong>
      </p>
      <ul class="promise-items">
        {missing.map(({ name }) => (
          <li key={name}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      {promise.format !== '' && (
        <p class="small">
          <Text id="card.promise.format" values={{ format: promise.format }} />
        </p>
      )}
      {given.length > 0 && (
        <p class="quiet small">
          <Text id="card.promise.given" values={{ items: list }} />
        </p>
      )}
    </div>
  );
}

function PromiseSkeleton() {
  return (
    <Skeleton>
      <div class="promise">
        <Bone width="75%" height="1.25rem" />
        <Bone width="55%" height="1.25rem" />
      </div>
    </Skeleton>
  );
}
