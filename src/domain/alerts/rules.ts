import type { AlertRule } from '../../contract/alert-rules';
import type { Threshold } from '../../contract/alerts';
import type { Instant, ProcessId, ProjectId } from '../../contract/ids';
import { toInstant } from '../time/instant';
import { marksOf, thresholdName } from './threshold';

/** A rule that is on, and since when it speaks of the clocks it speaks of now: what they crossed before is nobody's news. */
export interface ActiveRule {
  readonly rule: AlertRule;
  readonly since: Instant;
}

/** Holds in every project that has not changed it: shown at three quarters and at the breach, told to nobody. */
export const DEFAULT_RULE: AlertRule = {
  id: 'default',
  name: '75 % and breach',
  isOn: true,
  projectId: null,
  processId: null,
  metric: null,
  thresholds: [{ kind: 'share', percent: 75 }, { kind: 'breach' }],
  condition: null,
  recipients: ['assignee'],
  secondLevel: null,
  workingHoursOnly: true,
  quietHours: null,
  digestAt: null,
  budgetPerDay: 10,
  channels: { mail: false, comment: false },
};

/** What holds on a site with these rules saved: the common one as well, where no project has its own. */
export const withDefault = <Saved extends ActiveRule>(saved: readonly Saved[]): readonly (ActiveRule | Saved)[] => [
  { rule: DEFAULT_RULE, since: toInstant(0) },
  ...saved,
];

interface Place {
  readonly projectId: ProjectId;
  readonly processId: ProcessId | null;
}

/** Rules that speak of requests of a project and process, conditions aside. A project's own default takes the place of the common one. */
export const rulesAt = <Rule extends ActiveRule>(
  rules: readonly Rule[],
  { projectId, processId }: Place,
): readonly Rule[] =>
  rules.filter(
    ({ rule }) =>
      (rule.projectId === projectId ||
        (rule.projectId === null &&
          !rules.some((own) => own.rule.projectId === projectId && own.rule.id === rule.id))) &&
      (rule.processId === null || rule.processId === processId),
  );

const speaksOf = ({ rule }: ActiveRule, metric: string): boolean =>
  rule.isOn && (rule.metric === null || rule.metric.id === metric);

/** Of a rule itself and of its second level. */
const allThresholds = ({ rule }: ActiveRule): readonly Threshold[] => [...rule.thresholds, ...secondOf(rule)];

/** The threshold at which the second level of a rule is told, if it has one. */
export const secondOf = ({ secondLevel }: Pick<AlertRule, 'secondLevel'>): readonly Threshold[] =>
  secondLevel === null ? [] : [{ kind: 'after', minutes: secondLevel.afterMinutes }];

/** Every threshold that the rules have for a metric, each once: two rules may have the same, and it alerts once. */
export const thresholdsOf = (rules: readonly ActiveRule[], metric: string): readonly Threshold[] => {
  const thresholds = rules.filter((rule) => speaksOf(rule, metric)).flatMap(allThresholds);
  return [...new Map(thresholds.map((threshold) => [thresholdName(threshold), threshold])).values()];
};

/** Whose thresholds a clock has crossed: by their own thresholds, and by their second level. */
export interface RulesBehind {
  readonly rules: readonly string[];
  readonly seconds: readonly string[];
}

/**
 * The rules of a metric that have a threshold between `after`, left out, and `until` of elapsed time: all that a clock has
 * crossed since it was read last, although it alerts once, at the furthest.
 */
export const rulesBehind = (
  rules: readonly ActiveRule[],
  {
    metric,
    goalMs,
    after,
    until,
  }: { readonly metric: string; readonly goalMs: number; readonly after: number; readonly until: number },
): RulesBehind => {
  const speaking = rules.filter((rule) => speaksOf(rule, metric));
  const isCrossed = (thresholds: readonly Threshold[]): boolean =>
    marksOf(thresholds, goalMs).some(({ elapsedMs }) => elapsedMs > after && elapsedMs <= until);
  return {
    rules: speaking.filter(({ rule }) => isCrossed(rule.thresholds)).map(({ rule }) => rule.id),
    seconds: speaking.filter(({ rule }) => isCrossed(secondOf(rule))).map(({ rule }) => rule.id),
  };
};
