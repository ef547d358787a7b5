import { NO_DEPARTMENT } from '../domain/experience/department';
import type { FieldValues } from '../domain/experience/field-values';
import type { ObservedIssue } from '../domain/experience/observed-issue';
import { planRequest, type Asking, type KnownRequest, type RequestPlan } from '../domain/experience/plan-request';
import { rulesOf } from '../domain/experience/process';
import { closesOf } from '../domain/experience/closes';
import { firstResponseAtOf, recordOf, workingTimeBy } from '../domain/experience/request-facts';
import type { RequestRecord } from '../domain/experience/request-record';
import { fieldsOf, sameFields } from '../domain/experience/standing';
import type { Instant } from '../contract/ids';
import type { Settings } from '../contract/settings';
import { firstAnsweredAt } from '../domain/survey/answer';
import { expiresAtOf, opensAtOf, type AskingCalendar } from '../domain/survey/asking-time';
import type { CardFacts } from '../domain/survey/card-standing';
import { drawCard, type Chance } from '../domain/survey/draw';
import type { Invitation } from '../domain/survey/invitation';
import { dueAtOf, isOldNews, pseudonymOf, type PlannedPush } from '../domain/survey/push';
import { isDrawn, samplingProbability, type Sampling } from '../domain/survey/sampling';
import { whyNotAsked } from '../domain/survey/why-not-asked';
import type { DeskCalendars } from '../domain/time/desk-calendars';
import type { Named } from './ports/facts';
import { followDuplicates } from './follow-duplicates';
import type { DuplicateLinks, Staff } from './ports/jira';

/** What one complete read of an issue changes: decided, not yet done. */
export interface Absorption {
  readonly plan: RequestPlan;
  readonly before: RequestRecord | null;
  readonly after: RequestRecord;
  /** Names the read told and the store may not have. */
  readonly names: readonly Named[];
  /** What the custom fields should hold now; null when that is what they hold already. */
  readonly fields: FieldValues | null;
  /** The push of a new close that is asked about. */
  readonly push: PlannedPush | null;
}

export interface AbsorptionContext {
  readonly settings: Settings;
  readonly now: Instant;
  readonly calendars: DeskCalendars;
  readonly sampling: Sampling | null;
  readonly chance: Chance;
  readonly staff: Staff;
  readonly links: DuplicateLinks;
}

/** Decides what a complete read of an issue changes of what is stored. Asks Jira only whether a licensed requester is staff, and where a duplicate leads. */
export const planAbsorption = async (
  facts: CardFacts,
  issue: ObservedIssue,
  context: AbsorptionContext,
): Promise<Absorption> => {
  const { settings, now } = context;
  const observed = recordOf(issue, settings, workingTimeBy(context.calendars));
  const known = knownOf(facts);
  const withoutAsking = planRequest(known, observed, { now, asking: null });
  const isNewClose = observed.closedAt !== null && (facts.invitation?.closeNo ?? 0) < observed.closeNo;
  const plan = isNewClose
    ? planRequest(known, observed, { now, asking: await askingAbout(issue, observed, context) })
    : withoutAsking;
  const names = namesFor(issue, facts.request, plan.save ?? observed);
  const push =
    plan.invite === null ? null : pushOf(plan.invite, issue, { channel: rulesOf(settings, observed).push, now });
  return { ...absorptionOf(facts, plan, { observed, settings, now }), names, push };
};

/** What an event's payload changes, which needs no read and can ask nobody. */
export const planStoring = (
  facts: CardFacts,
  observed: RequestRecord,
  { settings, now }: { readonly settings: Settings; readonly now: Instant },
): Absorption => {
  const plan = planRequest(knownOf(facts), observed, { now, asking: null });
  return absorptionOf(facts, plan, { observed, settings, now });
};

const absorptionOf = (
  facts: CardFacts,
  plan: RequestPlan,
  context: { readonly observed: RequestRecord; readonly settings: Settings; readonly now: Instant },
): Absorption => {
  const { settings, now } = context;
  const after = plan.save ?? facts.request ?? context.observed;
  const fields = fieldsOf(factsAfter(facts, plan, after), settings, now);
  const areSame = sameFields(fields, fieldsOf(facts, settings, now));
  return { plan, before: facts.request, after, names: [], push: null, fields: areSame ? null : fields };
};

/** Only a score is an answer: somebody who said that nothing was solved has rated nothing. */
const knownOf = ({ request, invitation, answers }: CardFacts): KnownRequest => ({
  request,
  invitation,
  answered: firstAnsweredAt(answers) !== null,
});

const askingAbout = async (
  issue: ObservedIssue,
  observed: RequestRecord,
  context: AbsorptionContext,
): Promise<Asking> => {
  const { requester, projectId, creatorId } = issue;
  const { settings, sampling } = context;
  const requesterIsStaff =
    requester?.isLicensed === true && (await context.staff.isStaff({ accountId: requester.accountId, projectId }));
  const rules = rulesOf(settings, observed);
  const waitingStatuses = new Set(settings.waitingStatuses);
  const probability = samplingProbability(sampling, observed.processId, settings.sampleAbove);
  const isSampledOut = !isDrawn(sampling, observed, probability);
  const mainId = observed.outcome === 'duplicate' ? await followDuplicates(context.links)(issue) : null;
  const isMainOfCircle = mainId === issue.issueId;
  const whyNot = whyNotAsked(issue, { ...rules, waitingStatuses, requesterIsStaff, isMainOfCircle, isSampledOut });
  const opensAt = opensAtOf(observed.closedAt ?? context.now, rules.askWhen, calendarOf(context));
  return {
    draw: drawCard(context.chance),
    summary: issue.summary,
    whyNot,
    probability,
    onBehalf: requester !== null && creatorId !== null && creatorId !== requester.accountId,
    mainId: whyNot === 'duplicate' ? mainId : null,
    opensAt,
    expiresAt: expiresAtOf(opensAt, calendarOf(context)),
  };
};

const calendarOf = ({ calendars, settings }: AbsorptionContext): AskingCalendar => ({
  calendar: calendars.site,
  settings: settings.calendar,
});

/**
 * A comment waits until every clock has stopped and somebody has answered: an app's comment counts as the desk's, and
 * must move no service clock.
 */
const pushOf = (
  invite: Invitation,
  issue: ObservedIssue,
  { channel, now }: { readonly channel: PlannedPush['channel']; readonly now: Instant },
): PlannedPush | null => {
  const { issueId, closeNo, closedAt, opensAt, requesterId } = invite;
  if (invite.notAskedReason !== null || requesterId === null) return null;
  const { closedBy } = closesOf(issue);
  const mayComment = firstResponseAtOf(issue) !== null && issue.clocks.every(({ ongoing }) => ongoing === null);
  return {
    issueId,
    closeNo,
    requester: requesterId,
    closer: closedBy === null ? null : pseudonymOf(closedBy),
    closedAt,
    dueAt: dueAtOf(closedAt, opensAt),
    channel: mayComment && !isOldNews(closedAt, now) ? channel : 'none',
  };
};

const factsAfter = (facts: CardFacts, plan: RequestPlan, request: RequestRecord): CardFacts => {
  if (plan.invite !== null) return { request, invitation: plan.invite, answers: [] };
  const { invitation } = facts;
  if (invitation === null || plan.withdraw === null) return { ...facts, request };
  return { ...facts, request, invitation: { ...invitation, status: 'withdrawn', withdrawnWhy: plan.withdraw.why } };
};

/** Names of what the store meets for the first time on this request; a name that an admin gives lives in the settings. */
export const namesFor = (
  issue: ObservedIssue,
  before: RequestRecord | null,
  after: RequestRecord,
): readonly Named[] => {
  const { projectId, departmentSource: source, departmentId } = after;
  const names: Named[] = [];
  if (before?.requestTypeId !== after.requestTypeId && issue.requestType !== null) {
    names.push({ kind: 'process', id: `rt:${issue.requestType.id}`, name: issue.requestType.name, projectId });
    names.push({ kind: 'project', id: projectId, name: issue.projectName, projectId });
  }
  const isOwnUnit = source !== null && departmentId !== NO_DEPARTMENT && departmentId === source.id;
  if (before?.departmentId !== departmentId && isOwnUnit) {
    names.push({ kind: 'department', id: departmentId, name: source.value, projectId });
  }
  return names;
};
