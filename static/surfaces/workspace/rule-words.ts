import type { RuleDraft, RuleState } from '../../../src/contract/alert-rules';
import type { Threshold } from '../../../src/contract/alerts';
import type { Tone } from '../../kit/controls';
import type { Words } from '../../kit/words';

/** What is wrong at a field of the rule, worded; undefined when nothing is. */
export type FaultOf = (field: string) => string | undefined;

/** A threshold in a word or two: "75 %", "30 min before", "breach". */
export function thresholdWords(threshold: Threshold, words: Words): string {
  switch (threshold.kind) {
    case 'share':
      return words.text('rules.at.share', { n: threshold.percent });
    case 'breach':
      return words.text('rules.at.breach');
    case 'before':
    case 'after':
      return words.text(`rules.at.${threshold.kind}`, { n: threshold.minutes });
  }
}

/** Why a rule does not work, or that it does. */
export const stateWords = (state: RuleState, words: Words): string =>
  words.text(`rules.state.${state.kind}`, { message: state.kind === 'condition' ? state.message : '' });

const TONES: Readonly<Record<RuleState['kind'], Tone>> = {
  on: 'success',
  off: 'neutral',
  never: 'warning',
  'person-left': 'warning',
  'lead-left': 'warning',
  'decider-left': 'warning',
  condition: 'danger',
  'metric-gone': 'danger',
  'process-gone': 'danger',
};
export const stateTone = ({ kind }: RuleState): Tone => TONES[kind];

/** A rule that alerts as the common one does, under an id of its own. */
export const newRule = (id: string): RuleDraft => ({
  id,
  name: '',
  isOn: true,
  processId: null,
  metric: null,
  thresholds: [{ kind: 'share', percent: 50 }],
  condition: null,
  recipients: ['assignee'],
  secondLevel: null,
  workingHoursOnly: true,
  quietHours: null,
  digestAt: null,
  budgetPerDay: 10,
  channels: { mail: false, comment: false },
});

/** The first `rule-1`, `rule-2` … that is free. */
export function freeId(taken: readonly string[]): string {
  let n = taken.length;
  while (taken.includes(`rule-${n}`)) n += 1;
  return `rule-${n}`;
}

/** Minutes after midnight as `09:30`, and back. */
export const toTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export function toMinutes(time: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
