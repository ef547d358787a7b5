import type { PanelView } from '../../../src/contract/panel';
import type { ServicePromise } from '../../../src/contract/promise';
import { wordDuration } from '../../kit/durations';
import { Icon } from '../../kit/icon';
import { Text, useWords } from '../../kit/text';
import { wordPromise } from '../promise-words';
import type { PromisedStep } from '../promise-words';
import { AskRequester } from './AskRequester';

const SENTENCES = {
  response: {
    running: 'panel.reply.running',
    waiting: 'panel.reply.running',
    overdue: 'panel.reply.late',
    kept: 'panel.reply.kept',
    broken: 'panel.reply.broken',
  },
  handling: {
    running: 'panel.handling.running',
    waiting: 'panel.handling.waiting',
    overdue: 'panel.handling.late',
    kept: 'panel.handling.kept',
    broken: 'panel.handling.broken',
  },
} as const;

const MINUTE = 60_000;

interface ContractProps {
  readonly view: PanelView;
  readonly onAsked: (ask: PanelView['ask']) => void;
}

/** Without a contract nothing. Else what it promises this request, what the request lacks for it, and who decides when it is stuck. */
export function Contract({ view, onAsked }: ContractProps) {
  const words = useWords();
  const { promise } = view;
  if (!promise) return null;
  const isOpen = view.times.closedAt === null;
  return (
    <section class="contract" aria-label={words.text('panel.contract')}>
      {isStuck(view) && <Decider promise={promise} next />}
      <PromiseTimeLine promise={promise} step="response" />
      {isToldByClock(view) ? (
        <Late />
      ) : (
        <>
          <PromiseTimeLine promise={promise} step="handling" />
          {view.besideClock && <BesideClock beside={view.besideClock} workdayMs={promise.workdayMs} />}
        </>
      )}
      {isOpen && (
        <>
          <Items promise={promise} />
          {view.ask && <AskRequester ask={view.ask} view={view} onAsked={onAsked} />}
          {!isStuck(view) && <Decider promise={promise} />}
        </>
      )}
    </section>
  );
}

/** Who moves the request on. Once it is stuck that is the next step, and stands before what the contract promised. */
function Decider({ promise, next = false }: { readonly promise: ServicePromise; readonly next?: boolean }) {
  const words = useWords();
  if (promise.decider === null) return <p class="quiet small">{words.text('panel.deciderGone')}</p>;
  if (!next) {
    return (
      <p class="quiet small">
        <Text id="panel.decider" values={{ decider: promise.decider }} />
      </p>
    );
  }
  return (
    <p class="contract-next">
      <Text id="risk.escalate" values={{ decider: promise.decider }} />
    </p>
  );
}

/** Whether a clock above already says by how much the handling is late: a second figure, and a third for why they differ, would only be read as a contradiction. */
function isToldByClock({ promise, besideClock, clocks }: PanelView): boolean {
  if (promise?.handling?.state !== 'overdue') return false;
  const { remainingMs } = promise.handling;
  return clocks.some(
    (clock) =>
      clock.state === 'breached-running' &&
      (clock.name === besideClock?.clock || Math.abs(clock.remainingMs - remainingMs) < MINUTE),
  );
}

function Late() {
  const words = useWords();
  return (
    <p class="contract-line" data-tone="danger">
      <Icon name="warning" size={12} />
      <span>{words.text('panel.handling.overdue')}</span>
    </p>
  );
}

/** Reasons for which whoever decides fast has to be asked; the experience page takes the same. */
const STUCK: ReadonlySet<string> = new Set(['breached', 'bouncing']);

/** Late by the contract or by a clock, or kept by nobody. */
function isStuck({ times, promise, risk }: PanelView): boolean {
  if (times.closedAt !== null) return false;
  const isLate = [promise?.response, promise?.handling].some((time) => time?.state === 'overdue');
  return isLate || (risk !== null && STUCK.has(risk.reason));
}

function PromiseTimeLine({ promise, step }: { readonly promise: ServicePromise; readonly step: PromisedStep }) {
  const words = useWords();
  const look = wordPromise(promise, step, { words, sentences: SENTENCES });
  if (look === null) return null;
  return (
    <p class="contract-line" data-tone={look.tone}>
      <Icon name={look.icon} size={12} />
      <span>
        <Text id={look.key} values={look.values} />
        {look.left !== null && <span class="quiet"> · {look.left}</span>}
      </span>
    </p>
  );
}

/** Why the two times of one request are not the same. */
function BesideClock(props: { readonly beside: NonNullable<PanelView['besideClock']>; readonly workdayMs: number }) {
  const words = useWords();
  const { clock, differenceMs, why } = props.beside;
  const difference = wordDuration(words, Math.abs(differenceMs), props.workdayMs);
  const ownHours = differenceMs > 0 ? 'panel.beside.more' : 'panel.beside.less';
  return (
    <p class="quiet small">
      <Text id={why === 'waiting' ? 'panel.beside.waiting' : ownHours} values={{ clock, difference }} />
    </p>
  );
}

function Items({ promise }: { readonly promise: ServicePromise }) {
  const missing = promise.items.filter(({ isMissing }) => isMissing);
  const isComplete = missing.length === 0;
  const items = (isComplete ? promise.items : missing).map(({ name }) => name).join(' · ');
  if (items === '') return null;
  return (
    <p class="contract-line" data-tone={isComplete ? 'success' : 'warning'}>
      <Icon name={isComplete ? 'check' : 'warning'} size={12} />
      <span>
        <Text id={isComplete ? 'panel.complete' : 'panel.missing'} values={{ items }} />
      </span>
    </p>
  );
}
