import type { AlertRule, Threshold } from '../../contract/alerts';
import type { ProjectId } from '../../contract/ids';

/** Holds until an admin writes rules: shown at three quarters and at the breach, told to nobody. */
export const DEFAULT_RULES: readonly AlertRule[] = [
  {
    id: 'default',
    name: '75 % and breach',
    isOn: true,
    projectId: null,
    metric: null,
    thresholds: [{ kind: 'share', percent: 75 }, { kind: 'breach' }],
  },
];

type Of = { readonly projectId: ProjectId; readonly metric: string };

/** Rules that speak of a clock. Two may: their thresholds are joined, and one threshold alerts once. */
const rulesFor = (rules: readonly AlertRule[], { projectId, metric }: Of): readonly AlertRule[] =>
  rules.filter(
    (rule) =>
      rule.isOn &&
      (rule.projectId === null || rule.projectId === projectId) &&
      (rule.metric === null || rule.metric === metric),
  );

export const thresholdsFor = (rules: readonly AlertRule[], clock: Of): readonly Threshold[] =>
  rulesFor(rules, clock).flatMap(({ thresholds }) => thresholds);

/** Every threshold that any rule has for a metric, whatever the project. */
export const thresholdsOfMetric = (rules: readonly AlertRule[], metric: string): readonly Threshold[] =>
  rules
    .filter((rule) => rule.isOn && (rule.metric === null || rule.metric === metric))
    .flatMap(({ thresholds }) => thresholds);
