import type { AlertRule, AlertRulesView, RemoveAlertRule, RuleDraft, SaveAlertRule } from '../../contract/alert-rules';
import type { Instant, ProjectId } from '../../contract/ids';
import { DEFAULT_RULE } from '../../domain/alerts/rules';
import { unreachable } from '../../domain/alerts/rule-state';
import { thresholdName } from '../../domain/alerts/threshold';
import { toInstant } from '../../domain/time/instant';
import { MINUTE_MS } from '../../domain/time/civil-date';
import { managedProject } from '../managed-projects';
import type { ClockRows, Conditions, StoredRule, Touches } from '../ports/alerts';
import { BadConditionError, BadInputError, BeyondGoalError, StaleSaveError, TooManyRulesError } from '../ports/errors';
import { isRepeatedSave } from '../repeated-save';
import { findAlertState, setAlertState, type AlertState } from './alert-state';
import { alertRulesView, type ReadAlertRulesDeps, type RuleCall } from './read-alert-rules';

export interface SaveAlertRuleDeps extends ReadAlertRulesDeps {
  readonly conditions: Pick<Conditions, 'findFault'>;
  readonly clockRows: Pick<ClockRows, 'inProject'>;
  readonly touches: Pick<Touches, 'mark'>;
}

/** More rules than a page shows at a glance. */
const MOST_RULES = 100;
const PAGE = 500;

/**
 * Saves one rule over the version that was read. The clocks of the project are read again by the next tick; what they
 * crossed before the rule was as it is now is marked seen, and nobody is told.
 * @throws NotManagerError, TooManyRulesError, BadInputError, BadConditionError and BeyondGoalError with the field, StaleSaveError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const saveAlertRule =
  (deps: SaveAlertRuleDeps) =>
  async (call: RuleCall & { readonly payload: SaveAlertRule }): Promise<AlertRulesView> => {
    const { settings } = await deps.settings.get();
    await managedProject(deps, settings, call);
    const { version, rule: draft } = call.payload;
    const stored = await deps.alertRules.ofProject(call.projectId);
    if (version === 0 && stored.length >= MOST_RULES)
      throw new TooManyRulesError('too many rules', { params: { most: MOST_RULES } });
    await assertSensible(deps, draft);
    const before = stored.find(({ rule }) => rule.id === draft.id) ?? null;
    const rule = { ...draft, projectId: call.projectId };
    const now = deps.clock.now();
    const next = { rule, since: sinceOf(before, rule, now), savedBy: call.accountId, savedAt: now };
    const isSaved = (before?.version ?? 0) === version && (await deps.alertRules.trySave(version, next));
    if (!isSaved && !isRepeated(before, call, rule)) throw await staleRule(deps, call.projectId, draft.id);
    await readClocksAgain(deps, call.projectId);
    return alertRulesView(deps, settings, call);
  };

/**
 * Removes a rule; the common one comes back in its first form.
 * @throws NotManagerError, StaleSaveError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const removeAlertRule =
  (deps: SaveAlertRuleDeps) =>
  async (call: RuleCall & { readonly payload: RemoveAlertRule }): Promise<AlertRulesView> => {
    const { settings } = await deps.settings.get();
    await managedProject(deps, settings, call);
    const { projectId, payload } = call;
    // Whoever finds it gone already has what was asked for.
    if (!(await deps.alertRules.tryRemove({ ...payload, projectId })) && (await findRule(deps, projectId, payload.id)))
      throw await staleRule(deps, projectId, payload.id);
    await readClocksAgain(deps, projectId);
    return alertRulesView(deps, settings, call);
  };

/** What the schema of one field cannot see. Jira is asked last. */
export const assertSensible = async (deps: SaveAlertRuleDeps, rule: RuleDraft): Promise<void> => {
  const { metric, secondLevel, condition } = rule;
  assertTimes(rule, (await findAlertState(deps.watermarks))?.goals ?? {});
  if (metric !== null && !(await deps.clockReader.metrics()).some(({ id }) => id === metric.id))
    throw new BadInputError('no such metric', { field: 'metric' });
  if (secondLevel !== null && !(await deps.people.isActive(secondLevel.accountId)))
    throw new BadInputError('nobody of that account', { field: 'secondLevel' });
  const message = condition === null ? null : await deps.conditions.findFault(condition);
  if (message !== null) throw new BadConditionError('not JQL', { field: 'condition', params: { message } });
};

const assertTimes = (rule: RuleDraft, goals: AlertState['goals']): void => {
  const { thresholds, quietHours } = rule;
  if (new Set(thresholds.map(thresholdName)).size < thresholds.length)
    throw new BadInputError('a threshold twice', { field: 'thresholds' });
  if (quietHours !== null && quietHours.from === quietHours.to)
    throw new BadInputError('quiet for no time or for ever', { field: 'quietHours' });
  const never = unreachable(rule, goals);
  if (never === null) return;
  const minutes = Math.floor(never.longestGoalMs / MINUTE_MS);
  throw new BeyondGoalError('beyond the goal', { field: `thresholds.${never.index}`, params: { minutes } });
};

/** When a rule was last changed in what it speaks of; whom it tells and how does not count. */
const sinceOf = (before: StoredRule | null, rule: AlertRule, now: Instant): Instant => {
  const common = rule.id === DEFAULT_RULE.id ? { rule: DEFAULT_RULE, since: toInstant(0) } : null;
  const known = before ?? common;
  return known !== null && speech(known.rule) === speech(rule) ? known.since : now;
};

const speech = ({ isOn, processId, metric, thresholds, condition, secondLevel }: AlertRule): string =>
  JSON.stringify([isOn, processId, metric?.id, thresholds.map(thresholdName), condition, secondLevel?.afterMinutes]);

const readClocksAgain = async (deps: SaveAlertRuleDeps, projectId: ProjectId): Promise<void> => {
  const now = deps.clock.now();
  for (let page = await deps.clockRows.inProject(projectId, null, PAGE); page.length > 0;) {
    await deps.touches.mark(page, now);
    page = page.length < PAGE ? [] : await deps.clockRows.inProject(projectId, page.at(-1) ?? null, PAGE);
  }
  // Clocks that nobody has met yet are asked for from the beginning.
  const state = await findAlertState(deps.watermarks);
  if (state !== null) await setAlertState(deps.watermarks, { ...state, searchedAt: null, walk: null });
};

const isRepeated = (
  before: StoredRule | null,
  { accountId, payload }: RuleCall & { readonly payload: SaveAlertRule },
  rule: AlertRule,
): boolean =>
  before !== null &&
  isRepeatedSave(
    { version: before.version, by: before.savedBy, content: before.rule },
    { version: payload.version, by: accountId, content: rule },
  );

const findRule = async (
  { alertRules }: SaveAlertRuleDeps,
  projectId: ProjectId,
  id: string,
): Promise<StoredRule | undefined> => (await alertRules.ofProject(projectId)).find(({ rule }) => rule.id === id);

const staleRule = async (deps: SaveAlertRuleDeps, projectId: ProjectId, id: string): Promise<StaleSaveError> => {
  const stored = await findRule(deps, projectId, id);
  const author = stored?.savedBy ?? null;
  const by = author === null ? null : await deps.people.findName(author);
  return new StaleSaveError('somebody else saved first', { params: { by: by ?? '', at: stored?.savedAt ?? 0 } });
};
