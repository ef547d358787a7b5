import { useEffect } from 'react';
import type { PanelView } from '../../../src/contract/panel';
import { callAgent, onPlatformEvent } from '../../kit/bridge';
import { objectIn } from '../../kit/context';
import { usePlace } from '../../kit/mount';
import { Notice } from '../../kit/controls';
import type { MessageKey } from '../../kit/words';
import { Bone, ErrorState, Skeleton } from '../../kit/states';
import { useWords } from '../../kit/text';
import { useAnswer } from '../../kit/use-answer';
import { Alerts } from './Alerts';
import { AnswerGiven } from './AnswerGiven';
import { Clocks } from './Clocks';
import { Contract } from './Contract';
import { Facts } from './Facts';
import { FollowUps } from './FollowUps';
import { RequesterLine } from './RequesterLine';
import { RiskLine } from './RiskLine';
import { XlaLine } from './XlaLine';

const readPanel = () => callAgent('readPanel', {});
const MINUTE = 60_000;

/** Everything about one request at one glance, top to bottom. */
export function IssuePanel() {
  const words = useWords();
  const { value: view, error, busy, reload, replace } = useAnswer(readPanel);
  useIssueEvents(reload);
  useMinute(view?.clocks.some(isMoving) ?? false, reload);
  if (!view) return error ? <ErrorState error={error} busy={busy} onRetry={reload} /> : <PanelSkeleton />;
  return (
    <div class="panel">
      {view.off && <Notice tone="neutral">{words.text(OFF[view.off])}</Notice>}
      <XlaLine view={view} />
      {error && <ErrorState error={error} busy={busy} onRetry={reload} />}
      <RiskLine view={view} />
      {view.alerts.length > 0 && <Alerts view={view} />}
      {view.clocks.length > 0 && <Clocks view={view} />}
      <Contract view={view} onAsked={(ask) => replace({ ...view, ask })} />
      <RequesterLine view={view} />
      <AnswerGiven view={view} />
      <FollowUps view={view} onChanged={(followUps) => replace({ ...view, followUps })} />
      <Facts view={view} />
      <p class="unseen" role="status">
        {words.text('panel.asOf', { time: words.dateTime(view.asOf) })}
      </p>
    </div>
  );
}

const OFF: Readonly<Record<NonNullable<PanelView['off']>, MessageKey>> = {
  'not-started': 'panel.off.notStarted',
  paused: 'panel.off.paused',
  licence: 'panel.off.licence',
  hidden: 'panel.off.hidden',
};

const isMoving = ({ state }: PanelView['clocks'][number]) => state === 'running' || state === 'breached-running';

/** Jira tells of changes some seconds late, and of every issue on the page: only this one counts. */
function useIssueEvents(reload: () => void): void {
  const { extension } = usePlace();
  const issueId = objectIn(extension, 'issue')['id'];
  useEffect(
    () =>
      onPlatformEvent('JIRA_ISSUE_CHANGED', (payload) => {
        const changed = objectIn({ payload }, 'payload')['issueId'];
        // Without an id the event may be about this issue as well.
        if (typeof changed !== 'string' || changed === issueId) reload();
      }),
    [issueId, reload],
  );
}

/** Reads again every minute while a clock runs and somebody looks. */
function useMinute(running: boolean, reload: () => void): void {
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload();
    }, MINUTE);
    return () => clearInterval(timer);
  }, [running, reload]);
}

function PanelSkeleton() {
  return (
    <Skeleton>
      <div class="panel">
        <Bone width="60%" height="1.25rem" />
        <Bone width="100%" height="3rem" />
        <Bone width="100%" height="3rem" />
        <Bone width="70%" height="2rem" />
        <Bone width="100%" height="4rem" />
      </div>
    </Skeleton>
  );
}
