import type { Risk } from '../../../src/contract/risk';
import { openPage } from '../../kit/bridge';
import { Button, Lozenge } from '../../kit/controls';
import type { Tone } from '../../kit/controls';
import { DataTable } from '../../kit/data-table';
import { Ltr, useWords } from '../../kit/text';
import { riskSentence } from '../../kit/risk-words';
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

/** What to do now. Without an owner that comes first, but for what is closed. */
const nextStep = (words: Words, { reason }: Risk, { assignee }: SeenIssue): string =>
  words.text(assignee === null && reason !== 'bad-answer' ? 'risk.next.unowned' : `risk.next.${reason}`);

interface RiskGroupProps {
  readonly reason: Risk['reason'];
  readonly rows: readonly { readonly risk: Risk; readonly issue: SeenIssue }[];
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
          { name: words.text('risk.head.assignee'), kind: 'wide' },
          { name: words.text('risk.head.next'), kind: 'wide' },
        ]}
        rows={rows.map(({ risk, issue }) => ({
          id: risk.issueId,
          cells: [
            <span key="request" class="risk-request" data-risk-row>
              <Button look="link" onPress={() => void openPage(`/browse/${risk.issueKey}`)}>
                <Ltr>{risk.issueKey}</Ltr>
              </Button>{' '}
              <bdi>{issue.summary}</bdi>
            </span>,
            riskSentence(words, risk, asOf),
            <bdi key="assignee" class={issue.assignee === null ? 'quiet' : undefined}>
              {issue.assignee ?? words.text('risk.unassigned')}
            </bdi>,
            nextStep(words, risk, issue),
          ],
        }))}
      />
    </section>
  );
}
