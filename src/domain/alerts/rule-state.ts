import type { AlertRule, RecipientRole, RuleState } from '../../contract/alert-rules';
import type { ProcessId } from '../../contract/ids';
import { isReachable } from './threshold';

/** What is known of the things a rule speaks of. */
export interface RuleSurroundings {
  /** Field ids of the metrics there are. */
  readonly metrics: readonly string[];
  readonly processes: readonly ProcessId[];
  /** Goals met so far, by metric. */
  readonly goals: Readonly<Record<string, readonly number[]>>;
  /** Jira's words on the rule's condition; null: it takes it. */
  readonly fault: string | null;
  /** Whether the person of the second level is there; true without one. */
  readonly hasSecond: boolean;
  /** Whom the rule tells and who is not there any more, in any process that it speaks of. */
  readonly left: readonly RecipientRole[];
}

/** How a rule stands, the gravest first: what keeps all of it from working, then what keeps a part. */
export const ruleStateOf = (rule: AlertRule, around: RuleSurroundings): RuleState => {
  if (!rule.isOn) return { kind: 'off' };
  if (around.fault !== null) return { kind: 'condition', message: around.fault };
  if (rule.metric !== null && !around.metrics.includes(rule.metric.id)) return { kind: 'metric-gone' };
  if (rule.processId !== null && !around.processes.includes(rule.processId)) return { kind: 'process-gone' };
  const left = whoLeft(around);
  if (left !== null) return { kind: left };
  return { kind: unreachable(rule, around.goals) === null ? 'on' : 'never' };
};

const whoLeft = ({ hasSecond, left }: RuleSurroundings): 'person-left' | 'lead-left' | 'decider-left' | null => {
  if (!hasSecond) return 'person-left';
  if (left.includes('team-lead')) return 'lead-left';
  return left.includes('fast-decider') ? 'decider-left' : null;
};

/** The first threshold that no goal met so far leaves room for; null when there is none, or no goal is known yet. */
export const unreachable = (
  { metric, thresholds }: Pick<AlertRule, 'metric' | 'thresholds'>,
  goals: Readonly<Record<string, readonly number[]>>,
): { readonly index: number; readonly longestGoalMs: number } | null => {
  const known = metric === null ? Object.values(goals).flat() : (goals[metric.id] ?? []);
  if (known.length === 0) return null;
  const index = thresholds.findIndex((threshold) => !known.some((goalMs) => isReachable(threshold, goalMs)));
  return index < 0 ? null : { index, longestGoalMs: Math.max(...known) };
};
