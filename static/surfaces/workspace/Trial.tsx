import { useRef, useState } from 'react';
import type { RuleDraft } from '../../../src/contract/alert-rules';
import type { TrialView } from '../../../src/contract/trial';
import { callWorkspace } from '../../kit/bridge';
import type { AnswerError } from '../../kit/bridge';
import { Button, Notice } from '../../kit/controls';
import { wordDuration } from '../../kit/durations';
import { useWords } from '../../kit/text';
import type { Words } from '../../kit/words';

interface TrialProps {
  readonly draft: RuleDraft;
  /** What the server refuses stands at the fields of the form. */
  readonly onRefused: (error: AnswerError | null) => void;
}

/** Tries the rule as it stands in the form on what has happened; nothing is saved or sent. */
export function Trial({ draft, onRefused }: TrialProps) {
  const words = useWords();
  const { view, busy, start } = useTrial(draft, onRefused);
  return (
    <section class="trial" aria-label={words.text('trial.title')}>
      <div>
        <Button busy={busy} onPress={start}>
          {words.text('trial.start')}
        </Button>
      </div>
      <div role="status">{view !== null && <TrialResult view={view} rule={draft} />}</div>
    </section>
  );
}

interface Course {
  /** The rule as it stood when it was tried; changed since, what came of it says nothing any more. */
  readonly draft: RuleDraft;
  readonly view: TrialView | null;
  readonly busy: boolean;
}

/** Portion after portion, until the last or until another begins. */
function useTrial(draft: RuleDraft, onRefused: TrialProps['onRefused']) {
  const [course, setCourse] = useState<Course | null>(null);
  const run = useRef(0);
  const portion = async (mine: number, from: TrialView | null): Promise<void> => {
    const at =
      from === null || from.after === null ? null : { after: from.after, done: from.done, counts: from.counts };
    const answer = await callWorkspace('tryAlertRule', { rule: draft, from: at });
    if (run.current !== mine) return;
    const view = answer.ok ? answer.value : null;
    const goesOn = view !== null && view.after !== null;
    onRefused(answer.ok ? null : answer.error);
    setCourse({ draft, view, busy: goesOn });
    if (goesOn) await portion(mine, view);
  };
  const start = () => {
    run.current += 1;
    setCourse({ draft, view: null, busy: true });
    void portion(run.current, null);
  };
  return course?.draft === draft ? { view: course.view, busy: course.busy, start } : { view: null, busy: false, start };
}

interface TrialResultProps {
  readonly view: TrialView;
  readonly rule: RuleDraft;
}

function TrialResult({ view, rule }: TrialResultProps) {
  const words = useWords();
  const { counts, done, total } = view;
  if (view.after !== null) {
    return (
      <Notice tone="neutral">
        {words.text('trial.progress', { done: words.number(done), total: words.number(total) })}
      </Notice>
    );
  }
  if (view.isTooFew) return <Notice tone="neutral">{words.text('trial.tooFew', { count: counts.runs })}</Notice>;
  return (
    <Notice tone="information">
      <p>
        <strong>{words.text('trial.alerts', { count: counts.alerts })}</strong>{' '}
        {words.text('trial.of', { requests: counts.requests, runs: counts.runs })}
      </p>
      <p>{earlier(view, words)}</p>
      {counts.alerts > 0 && <p>{words.text('trial.kept', { count: counts.kept })}</p>}
      <Told view={view} rule={rule} />
      <p class="quiet small">{words.text('trial.note')}</p>
    </Notice>
  );
}

/** How many were missed, and how much earlier one would have known. */
function earlier({ counts, leadMs, workdayMs }: TrialView, words: Words): string {
  if (counts.breached === 0) return words.text('trial.noBreach');
  const breached = words.text('trial.breached', { count: counts.breached });
  if (leadMs === null) return `${breached} ${words.text('trial.unwarned')}`;
  const lead = wordDuration(words, leadMs, workdayMs);
  return `${breached} ${words.text('trial.warned', { count: counts.warned, lead })}`;
}

function Told({ view, rule }: TrialResultProps) {
  const words = useWords();
  const { assignee, nobody, ended } = view.counts.told;
  if (!rule.channels.mail) return <p>{words.text('trial.noMail')}</p>;
  const rows = [
    ...(assignee === 0
      ? []
      : [{ name: words.text('rules.role.assignee'), said: words.text('trial.atMost', { count: assignee }) }]),
    ...view.names.map(({ name, messages }) => ({
      name: name ?? words.text('rules.second.left'),
      said: words.text('trial.messages', { count: messages }),
    })),
  ];
  return (
    <>
      {rows.length > 0 && (
        <ul>
          {rows.map(({ name, said }) => (
            <li key={name}>
              <bdi>{name}</bdi>: {said}
            </li>
          ))}
        </ul>
      )}
      {view.over > 0 && <p>{words.text('trial.over', { count: view.over })}</p>}
      {ended > 0 && <p>{words.text('trial.ended', { count: ended })}</p>}
      {nobody > 0 && <p>{words.text('trial.nobody', { count: nobody })}</p>}
    </>
  );
}
