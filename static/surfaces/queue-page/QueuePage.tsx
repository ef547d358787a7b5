import { useCallback, useEffect, useState } from 'react';
import type { RisksView } from '../../../src/contract/risk';
import { callQueuePage } from '../../kit/bridge';
import { Button, Notice } from '../../kit/controls';
import { Bone, EmptyState, ErrorState, Skeleton } from '../../kit/states';
import { useWords } from '../../kit/text';
import { useAnswer } from '../../kit/use-answer';
import { RiskGroup } from './RiskGroup';
import { useIssues } from './use-issues';
import type { SeenIssue } from './use-issues';
import { useRowKeys } from './use-row-keys';

const readRisks = () => callQueuePage('readRisks', {});
const MINUTE = 60_000;

/** Requests of the desk that need somebody now, worst first: the answer has them in that order, reason by reason. */
export function QueuePage() {
  const { value: view, error, busy, reload } = useAnswer(readRisks);
  const issues = useIssues(view?.risks);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload();
    }, MINUTE);
    return () => clearInterval(timer);
  }, [reload]);
  if (!view) return error ? <ErrorState error={error} busy={busy} onRetry={reload} /> : <PageSkeleton />;
  if (issues === null) return <PageSkeleton />;
  return (
    <div class="risk-page">
      {error && <ErrorState error={error} busy={busy} onRetry={reload} />}
      <Risks view={view} issues={issues} />
    </div>
  );
}

interface RisksProps {
  readonly view: RisksView;
  readonly issues: ReadonlyMap<string, SeenIssue>;
}

/** Only what Jira shows this very person is counted and listed. */
function Risks({ view, issues }: RisksProps) {
  const words = useWords();
  const [help, setHelp] = useState(false);
  const toggle = useCallback(() => setHelp((shown) => !shown), []);
  useRowKeys(toggle);
  const rows = view.risks.flatMap((risk) => {
    const issue = issues.get(risk.issueId);
    return issue === undefined ? [] : [{ risk, issue }];
  });
  const title = words.text('risk.title', { count: rows.length });
  const checked =
    view.checkedAt === null
      ? words.text('risk.notChecked')
      : words.text('risk.checked', { time: words.moment(view.checkedAt, view.asOf) });
  if (rows.length === 0) {
    return (
      <EmptyState title={title}>
        {words.text('risk.empty')} {checked}
      </EmptyState>
    );
  }
  return (
    <>
      <header class="risk-head">
        <h1>
          <span role="status">{title}</span>
        </h1>
        <span class="quiet small">{checked}</span>
        <Button look="subtle" onPress={toggle}>
          {words.text('risk.help')}
        </Button>
      </header>
      {help && <Notice tone="information">{words.text('risk.keys')}</Notice>}
      {view.seenAtStart > 0 && <p class="quiet small">{words.text('risk.seen', { count: view.seenAtStart })}</p>}
      {[...new Set(rows.map(({ risk }) => risk.reason))].map((reason) => (
        <RiskGroup
          key={reason}
          reason={reason}
          rows={rows.filter(({ risk }) => risk.reason === reason)}
          asOf={view.asOf}
        />
      ))}
    </>
  );
}

function PageSkeleton() {
  return (
    <Skeleton>
      <div class="risk-page">
        <Bone width="40%" height="1.5rem" />
        <Bone width="100%" height="6rem" />
        <Bone width="100%" height="6rem" />
      </div>
    </Skeleton>
  );
}
