import { Fragment } from 'preact';
import type { ComponentChildren } from 'preact';
import type { ListedRisk, Risk } from '../../../src/contract/risk';
import { openPage } from '../../kit/bridge';
import { Button, Lozenge } from '../../kit/controls';
import type { Tone } from '../../kit/controls';
import { DataTable } from '../../kit/data-table';
import { Ltr, Text, useWords } from '../../kit/text';
import { riskSentence, wordTimeLeft } from '../../kit/risk-words';
import type { Words } from '../../kit/words';
import type { SeenIssue } from './use-issues';

const TONES: Readonly<Record<Risk['reason'], Tone>> = {
  silent: 'danger',
  breached: 'danger',
  bouncing: 'warning',
  soon: 'warning',
  'bad-answer': 'warning',
  unowned: 'information',
  incomplete: 'information',
  reopened: 'information',
};

/** Where a person with the last word moves a request on: it is late already, or nobody keeps it. */
const isStuck = ({ reason, timeLeft }: ListedRisk): boolean =>
  reason === 'breached' || reason === 'bouncing' || isLate(timeLeft);

const isLate = (timeLeft: ListedRisk['timeLeft']): boolean => timeLeft !== null && timeLeft.workingMs < 0;

/** What to do now. Without an owner that comes first, but for what is closed. */
function NextStep({ risk, issue }: Row) {
  const words = useWords();
  const { reason, deciderName } = risk;
  if (issue.assignee === null && reason !== 'bad-answer') return <>{words.text('risk.next.unowned')}</>;
  return (
    <>
      {words.text(`risk.next.${reason}`)}
      {deciderName !== null && isStuck(risk) && (
        <>
          {'. '}
          <Text id="risk.escalate" values={{ decider: deciderName }} />
        </>
      )}
    </>
  );
}

interface Row {
  readonly risk: ListedRisk;
  readonly issue: SeenIssue;
}

interface RiskGroupProps {
  readonly reason: Risk['reason'];
  readonly rows: readonly Row[];
  readonly asOf: number;
}

/** Requests with the same kind of reason, worst first. */
export function RiskGroup({ reason, rows, asOf }: RiskGroupProps) {
  const words = useWords();
  const title = words.text(`risk.group.${reason}`);
  return (
    <section class="risk-group" aria-label={title}>
      <h2>
        <Lozenge tone={TONES[reason]} icon={reason === 'soon' ? 'clock' : 'warning'}>
          {title}
        </Lozenge>{' '}
        <span class="quiet">{words.number(rows.length)}</span>
      </h2>
      <DataTable
        caption={title}
        head={[
          { name: words.text('risk.head.request'), kind: 'name' },
          { name: words.text('risk.head.reason'), kind: 'wide' },
          { name: words.text('risk.head.department'), kind: 'fold' },
          { name: words.text('risk.head.left'), kind: 'fold' },
          { name: words.text('risk.head.assignee'), kind: 'fold' },
          { name: words.text('risk.head.next'), kind: 'wide' },
        ]}
        rows={rows.map((row) => ({ id: row.risk.issueId, cells: cellsOf(words, row, asOf) }))}
      />
    </section>
  );
}

/** What folds away as a column where it is narrow stands below the cell it belongs to. */
const cellsOf = (words: Words, { risk, issue }: Row, asOf: number): readonly ComponentChildren[] => {
  const department = <Department name={risk.departmentName} />;
  const left = <Left risk={risk} />;
  const assignee = <Assignee issue={issue} />;
  return [
    <span key="request" class="risk-request" data-risk-row>
      <Button look="link" onPress={() => void openPage(`/browse/${risk.issueKey}`)}>
        <Ltr>{risk.issueKey}</Ltr>
      </Button>{' '}
      <bdi>{issue.summary}</bdi>
      <Folded>{department}</Folded>
    </span>,
    <Fragment key="reason">
      {riskSentence(words, risk, asOf)}
      {risk.others > 0 && (
        <span class="risk-others quiet small">{words.text('risk.others', { count: risk.others })}</span>
      )}
      <Folded>{left}</Folded>
    </Fragment>,
    department,
    left,
    assignee,
    <Fragment key="next">
      <NextStep risk={risk} issue={issue} />
      <Folded>{assignee}</Folded>
    </Fragment>,
  ];
};

const Folded = ({ children }: { readonly children: ComponentChildren }) => <span class="risk-folded">{children}</span>;

function Department({ name }: { readonly name: string | null }) {
  const words = useWords();
  return <bdi class={name === null ? 'quiet' : undefined}>{name ?? words.text('panel.noDepartment')}</bdi>;
}

function Assignee({ issue }: { readonly issue: SeenIssue }) {
  const words = useWords();
  return (
    <bdi class={issue.assignee === null ? 'quiet' : undefined}>{issue.assignee ?? words.text('risk.unassigned')}</bdi>
  );
}

/** The working time left, and of which clock where the reason names none. */
function Left({ risk: { clock, timeLeft } }: { readonly risk: ListedRisk }) {
  const words = useWords();
  if (timeLeft === null) return <span class="quiet">{words.text('risk.noClock')}</span>;
  return (
    <>
      <span class={isLate(timeLeft) ? 'risk-over' : undefined}>{wordTimeLeft(words, timeLeft)}</span>
      {clock === null && <bdi class="risk-clock quiet small">{timeLeft.clock}</bdi>}
    </>
  );
}
