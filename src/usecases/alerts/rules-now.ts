import type { AlertRule } from '../../contract/alert-rules';
import type { ProjectId } from '../../contract/ids';
import { DEFAULT_RULE, type RulesBehind } from '../../domain/alerts/rules';
import type { AlertRules } from '../ports/alerts';

/** Every rule there is, the common default last. */
export const rulesNow = async (alertRules: Pick<AlertRules, 'all'>): Promise<readonly AlertRule[]> => [
  ...(await alertRules.all()).map(({ rule }) => rule),
  DEFAULT_RULE,
];

/** Whether a rule behind the alert wants it to be told so. A project's own rule takes the place of the common one of its name. */
export const hasChannel = (
  rules: readonly AlertRule[],
  alert: RulesBehind & { readonly projectId: ProjectId },
  channel: keyof AlertRule['channels'],
): boolean =>
  [...alert.rules, ...alert.seconds].some((id) => {
    const named = rules.filter((rule) => rule.id === id);
    const rule =
      named.find(({ projectId }) => projectId === alert.projectId) ?? named.find((each) => each.projectId === null);
    return rule?.channels[channel] === true;
  });
