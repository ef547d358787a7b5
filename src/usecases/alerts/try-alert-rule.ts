import type { AccountId, IssueId, ProcessId } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import type { TrialView, TryAlertRule } from '../../contract/trial';
import { createTellingHours } from '../../domain/alerts/telling-hours';
import { messagesOf } from '../../domain/alerts/trial-messages';
import { medianLead, NO_TRIAL, tried, type PastRequest } from '../../domain/alerts/try-rule';
import { createCalendar } from '../../domain/time/calendar';
import { toInstant } from '../../domain/time/instant';
import { managedProject } from '../managed-projects';
import type { Conditions } from '../ports/alerts';
import type { PastRuns, RequestWithRuns } from '../ports/past-runs';
import type { Contracts } from '../ports/contracts';
import { BadConditionError } from '../ports/errors';
import type { AlertPeople } from '../ports/telling';
import type { RuleCall } from './read-alert-rules';
import { assertSensible, type SaveAlertRuleDeps } from './save-alert-rule';
import { rolesIn } from './told-roles';

export interface TryAlertRuleDeps extends SaveAlertRuleDeps {
  readonly pastRuns: PastRuns;
  readonly conditions: Conditions;
  readonly contracts: Pick<Contracts, 'findInForce'>;
  readonly alertPeople: Pick<AlertPeople, 'findLead'>;
}

const DAY_MS = 86_400_000;
const TRIED_DAYS = 90;
/** Requests a call: well inside the time that a page waits for an answer. */
const PORTION = 1000;
/** Below this one unusual week decides what the figures say. */
const FEW_RUNS = 10;
const BEGINNING = { after: null, done: 0, counts: NO_TRIAL };

/**
 * A portion of what a rule would have done with the requests closed in the last ninety days, from stored facts; nothing is
 * saved or sent. Only a condition asks Jira, and judges requests as they are today.
 * @throws NotManagerError, NoAccessError, BadInputError, BadConditionError and BeyondGoalError with the field, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const tryAlertRule =
  (deps: TryAlertRuleDeps) =>
  async (call: RuleCall & { readonly payload: TryAlertRule }): Promise<TrialView> => {
    const { settings } = await deps.settings.get();
    await managedProject(deps, settings, call);
    const { rule } = call.payload;
    const from = call.payload.from ?? BEGINNING;
    await assertSensible(deps, rule);
    const now = deps.clock.now();
    const closed = {
      projectId: call.projectId,
      processId: rule.processId,
      since: toInstant(now - TRIED_DAYS * DAY_MS),
    };
    const page = await deps.pastRuns.page(closed, from.after, PORTION);
    const spoken = await meeting(deps, rule.condition, page);
    const requests = await withPeople(deps, spoken, { settings, call });
    const calendar = createCalendar(settings.calendar);
    const hours = createTellingHours(settings.calendar);
    const working = (since: number, until: number): number => calendar.workingMsBetween(since, until);
    const counts = tried(rule, requests, { before: from.counts, hours, working });
    const messages = messagesOf(counts.told, { rule, hours });
    const done = from.done + page.length;
    const after = nextOf(page);
    return {
      since: closed.since,
      done,
      total: Math.max(done, await deps.pastRuns.count(closed)),
      after,
      counts,
      leadMs: medianLead(counts.leads),
      workdayMs: calendar.workdayMs,
      over: messages.over,
      isTooFew: after === null && counts.runs < FEW_RUNS,
      names: after === null ? await namesOf(deps, messages.people) : [],
    };
  };

const nextOf = (page: readonly RequestWithRuns[]): IssueId | null =>
  page.length < PORTION ? null : (page.at(-1)?.issueId ?? null);

const meeting = async (
  { conditions }: TryAlertRuleDeps,
  condition: string | null,
  page: readonly RequestWithRuns[],
): Promise<readonly RequestWithRuns[]> => {
  if (condition === null || page.length === 0) return page;
  const verdict = (
    await conditions.match(
      page.map(({ issueId }) => issueId),
      [condition],
    )
  ).get(condition);
  const message = verdict?.fault ?? null;
  if (message !== null) throw new BadConditionError('not JQL', { field: 'condition', params: { message } });
  return page.filter(({ issueId }) => verdict?.matched.has(issueId) === true);
};

/** Lead and fast decider of each process, asked for once. */
const withPeople = async (
  deps: TryAlertRuleDeps,
  page: readonly RequestWithRuns[],
  { settings, call }: { readonly settings: Settings; readonly call: RuleCall },
): Promise<readonly PastRequest[]> => {
  const people = new Map<ProcessId | null, PastRequest['people']>();
  for (const processId of new Set(page.map((request) => request.processId))) {
    const { lead, decider } = await rolesIn(deps, settings, { projectId: call.projectId, processId });
    people.set(processId, { 'team-lead': lead, 'fast-decider': decider });
  }
  return page.map(({ processId, runs }) => ({ runs, people: people.get(processId) ?? NOBODY }));
};

const NOBODY: PastRequest['people'] = { 'team-lead': null, 'fast-decider': null };

const namesOf = async (
  { people }: TryAlertRuleDeps,
  told: readonly (readonly [AccountId, number])[],
): Promise<TrialView['names']> =>
  Promise.all(
    told
      .filter(([, messages]) => messages > 0)
      .map(async ([accountId, messages]) => ({ name: await people.findName(accountId), messages })),
  );
