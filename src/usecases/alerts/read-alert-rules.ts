import type { AlertRule, AlertRulesView, ShownRule } from '../../contract/alert-rules';
import type { ShownDetectors } from '../../contract/detectors';
import type { AccountId, ProjectId } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import type { Language } from '../../contract/words';
import { DEFAULT_DETECTORS } from '../../domain/alerts/detectors';
import { DEFAULT_RULE } from '../../domain/alerts/rules';
import { ruleStateOf, type RuleSurroundings } from '../../domain/alerts/rule-state';
import { processesOfProject } from '../../domain/experience/processes-of-project';
import { managedProject, type ProjectCall } from '../managed-projects';
import type { AlertRules, ClockReader, Detectors, Metric, Risks, StoredDetectors, StoredRule } from '../ports/alerts';
import type { Names, SettingsStore, Watermarks } from '../ports/facts';
import type { KnownPerson, People, ViewerRights } from '../ports/jira';
import type { Clock } from '../ports/system';
import { findAlertState } from './alert-state';
import { rolesLeft, type RolesLeftDeps } from './told-roles';

export interface ReadAlertRulesDeps extends RolesLeftDeps {
  readonly alertRules: AlertRules;
  readonly detectors: Pick<Detectors, 'find'>;
  readonly clockReader: Pick<ClockReader, 'metrics'>;
  readonly risks: Pick<Risks, 'countSeen'>;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly names: Pick<Names, 'list'>;
  readonly people: People;
  readonly rights: Pick<ViewerRights, 'desks' | 'isClosedToApp'>;
  readonly watermarks: Watermarks;
  readonly clock: Clock;
}

export type RuleCall = ProjectCall & { readonly language: Language };

/**
 * The rules of a project with how each of them stands, for those who manage it.
 * @throws NotManagerError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const readAlertRules =
  (deps: ReadAlertRulesDeps) =>
  async (call: RuleCall): Promise<AlertRulesView> => {
    const { settings } = await deps.settings.get();
    await managedProject(deps, settings, call);
    return alertRulesView(deps, settings, call);
  };

/** A rule that nobody of the project has saved: the common one. */
const commonRule = (projectId: ProjectId) => ({
  rule: { ...DEFAULT_RULE, projectId },
  version: 0,
  fault: null,
  savedBy: null,
  savedAt: null,
});
type Listed = ReturnType<typeof commonRule> | StoredRule;

/** The view of rules just read or just saved. */
export const alertRulesView = async (
  deps: ReadAlertRulesDeps,
  settings: Settings,
  call: RuleCall,
): Promise<AlertRulesView> => {
  const { projectId } = call;
  const now = deps.clock.now();
  const stored = await deps.alertRules.ofProject(projectId);
  const [own, others] = [stored.filter(isCommon), stored.filter((each) => !isCommon(each))];
  const listed: readonly Listed[] = [own[0] ?? commonRule(projectId), ...others];
  const metrics = await deps.clockReader.metrics();
  const processes = processesOfProject(settings, await deps.names.list('process'), call).map(({ id }) => id);
  const around = {
    metrics: metrics.map(({ id }) => id),
    processes,
    goals: (await findAlertState(deps.watermarks))?.goals ?? {},
  };
  const people = await peopleOf(deps.people, listed);
  const leftOf = await rolesLeft(deps, settings, { projectId, processes, rules: listed.map(({ rule }) => rule) });
  return {
    asOf: now,
    rules: listed.map((each) => shown(each, { people, leftOf, metrics, around })),
    metrics,
    seen: await deps.risks.countSeen(projectId),
    detectors: shownDetectors(await deps.detectors.find(projectId)),
  };
};

const shownDetectors = (stored: StoredDetectors | null): ShownDetectors => ({
  rules: stored?.rules ?? DEFAULT_DETECTORS,
  version: stored?.version ?? 0,
});

const isCommon = ({ rule }: StoredRule): boolean => rule.id === DEFAULT_RULE.id;

/** Each person once, for a hundred rules of one author are one question. Jira names also those whose account is closed. */
const peopleOf = async (
  people: People,
  listed: readonly Listed[],
): Promise<ReadonlyMap<AccountId, KnownPerson | null>> => {
  const ids = new Set(listed.flatMap(({ rule, savedBy }) => [rule.secondLevel?.accountId ?? [], savedBy ?? []].flat()));
  return new Map(await Promise.all([...ids].map(async (id) => [id, await people.find(id)] as const)));
};

const personIn = (
  people: ReadonlyMap<AccountId, KnownPerson | null>,
  accountId: AccountId | null | undefined,
): KnownPerson | null => (accountId ? (people.get(accountId) ?? null) : null);

const shown = (
  { rule: stored, version, fault, savedBy, savedAt }: Listed,
  context: {
    readonly people: ReadonlyMap<AccountId, KnownPerson | null>;
    readonly leftOf: (rule: AlertRule) => RuleSurroundings['left'];
    readonly metrics: readonly Metric[];
    readonly around: Omit<RuleSurroundings, 'fault' | 'hasSecond' | 'left'>;
  },
): ShownRule => {
  const { projectId: _, ...rule } = renamed(stored, context.metrics);
  const known = personIn(context.people, rule.secondLevel?.accountId);
  const hasSecond = rule.secondLevel === null || known?.isActive === true;
  return {
    rule,
    version,
    state: ruleStateOf(stored, { ...context.around, fault, hasSecond, left: context.leftOf(stored) }),
    secondName: known?.name ?? null,
    savedBy: personIn(context.people, savedBy)?.name ?? null,
    savedAt,
  };
};

/** A metric is known by its id: renamed in Jira, the rule shows its new name. */
const renamed = (rule: Listed['rule'], metrics: readonly Metric[]): Listed['rule'] => {
  const metric = metrics.find(({ id }) => id === rule.metric?.id);
  return metric === undefined ? rule : { ...rule, metric: { id: metric.id, name: metric.name.slice(0, 120) } };
};
