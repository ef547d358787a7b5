import type { Risk } from '../../../src/contract/risk';
import type { Words } from '../../kit/words';
import type { SeenIssue } from './use-issues';

/** Why the request is here, in one sentence. */
export function reasonText(words: Words, risk: Risk, asOf: number): string {
  const { reason, clock, breachAt, times } = risk;
  if (reason === 'bouncing' || reason === 'reopened') return words.text(`risk.${reason}`, { times });
  const name = clock ?? '';
  if (breachAt === null) return words.text(reason === 'soon' ? 'risk.paused' : 'risk.breachedAt', { clock: name });
  return words.text(`risk.${reason}`, { clock: name, time: words.moment(breachAt, asOf) });
}

/** What to do now. */
export const nextStep = (words: Words, risk: Risk, issue: SeenIssue): string =>
  words.text(issue.assignee === null ? 'risk.next.unassigned' : `risk.next.${risk.reason}`);
