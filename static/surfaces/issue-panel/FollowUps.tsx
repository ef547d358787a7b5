import { useState } from 'react';
import type { PanelFollowUp, TakeFollowUp } from '../../../src/contract/follow-up';
import type { PanelView } from '../../../src/contract/panel';
import { callAgent } from '../../kit/bridge';
import { Button, Lozenge } from '../../kit/controls';
import { ErrorNotice } from '../../kit/states';
import { Text, useWords } from '../../kit/text';
import { useCall } from '../../kit/use-call';
import type { MessageKey } from '../../kit/words';
import { OUTCOMES } from '../follow-up-words';
import { CloseForm } from './CloseForm';

interface FollowUpsProps {
  readonly view: PanelView;
  readonly onChanged: (followUps: readonly PanelFollowUp[]) => void;
}

/** What the desk owes the requester: who, by when, and what came of it. */
export function FollowUps({ view, onChanged }: FollowUpsProps) {
  const words = useWords();
  if (view.followUps.length === 0) return null;
  return (
    <section class="follow-ups" aria-label={words.text('panel.followUp')}>
      {view.followUps.map((followUp) => (
        <FollowUp key={followUp.cause} followUp={followUp} view={view} onChanged={onChanged} />
      ))}
    </section>
  );
}

interface FollowUpProps extends FollowUpsProps {
  readonly followUp: PanelFollowUp;
}

function FollowUp(props: FollowUpProps) {
  return props.followUp.state === 'done' ? <Done {...props} /> : <Open {...props} />;
}

/** Why it was opened: by the requester's wish, an alert, or a rule of Jira's. */
function whyOpened(cause: PanelFollowUp['cause']): MessageKey {
  if (cause.startsWith('alert:')) return 'panel.followUp.alert';
  return cause.startsWith('automation:') ? 'panel.followUp.automation' : 'panel.followUp.answer';
}

function Open({ followUp, view, onChanged }: FollowUpProps) {
  const words = useWords();
  const [closing, setClosing] = useState(false);
  const { cause, version, isOverdue, isMine } = followUp;
  const takeOver = (which: TakeFollowUp) => callAgent('takeFollowUp', which);
  const { busy, fault, send: take } = useCall(takeOver, onChanged);
  return (
    <div class="follow-up">
      <p class="follow-up-line">
        <Lozenge tone={isOverdue ? 'danger' : 'information'} icon={isOverdue ? 'warning' : 'clock'}>
          {words.text(isOverdue ? 'panel.followUp.overdue' : 'panel.followUp.open')}
        </Lozenge>
        <span>
          <Owner followUp={followUp} view={view} />
        </span>
      </p>
      <p class="quiet small">{words.text(whyOpened(cause))}</p>
      <ErrorNotice error={fault} />
      {closing ? (
        <CloseForm followUp={followUp} onChanged={onChanged} onCancel={() => setClosing(false)} />
      ) : (
        <div class="actions">
          {!isMine && (
            <Button busy={busy !== null} onPress={() => take({ cause, version })}>
              {words.text('panel.followUp.take')}
            </Button>
          )}
          <Button onPress={() => setClosing(true)}>{words.text('panel.followUp.close')}</Button>
        </div>
      )}
    </div>
  );
}

function Owner({ followUp, view }: Pick<FollowUpProps, 'followUp' | 'view'>) {
  const words = useWords();
  const { owner, isMine, dueAt } = followUp;
  const moment = words.moment(dueAt, view.asOf);
  if (isMine) return <>{words.text('panel.followUp.mine', { moment })}</>;
  if (owner === null) return <>{words.text('panel.followUp.nobody', { moment })}</>;
  return <Text id="panel.followUp.theirs" values={{ owner, moment }} />;
}

function Done({ followUp }: FollowUpProps) {
  const words = useWords();
  const { owner, outcome, note, reply, doneAt } = followUp;
  const values = {
    outcome: outcome === null ? '' : words.text(OUTCOMES[outcome]),
    date: doneAt === null ? '' : words.day(doneAt),
  };
  return (
    <div class="follow-up">
      <p class="follow-up-line">
        <Lozenge tone="success" icon="check">
          {words.text('panel.followUp.done')}
        </Lozenge>
        <span>
          {owner === null ? (
            <Text id="panel.followUp.doneByNobody" values={values} />
          ) : (
            <Text id="panel.followUp.doneBy" values={{ ...values, owner }} />
          )}
        </span>
      </p>
      {reply !== null && (
        <blockquote class="answer-comment" dir="auto">
          {reply}
        </blockquote>
      )}
      {note !== null && (
        <p class="quiet small" dir="auto">
          {note}
        </p>
      )}
    </div>
  );
}
