import type { AccountId, Instant, IssueId, IssueKey } from '../contract/ids';
import type { PanelView } from '../contract/panel';
import type { ServicePromise } from '../contract/promise';
import type { Settings } from '../contract/settings';
import type { Language } from '../contract/words';
import type { ObservedIssue } from '../domain/experience/observed-issue';
import { besideClock } from '../domain/contract/beside-clock';
import { departmentNameOf } from '../domain/experience/department';
import { findProcess } from '../domain/experience/process';
import { inScope, whyOff } from '../domain/experience/scope';
import { recordOf, timeIn, workingTimeBy } from '../domain/experience/request-facts';
import type { RequestRecord } from '../domain/experience/request-record';
import { standingOf } from '../domain/experience/standing';
import { xlaStatusOf, type Standing } from '../domain/experience/xla-status';
import { clockFace } from '../domain/sla/clock-face';
import type { Calendar } from '../domain/time/calendar';
import { createDeskCalendars } from '../domain/time/desk-calendars';
import { alarmsOf, type AlarmsDeps } from './alerts/alarms-of';
import { answerForViewer } from './answer-for-viewer';
import { readAsk, type ReadAskDeps } from './ask-requester';
import { panelFollowUps } from './change-follow-up';
import { isHiddenFromApp } from './hidden-from-app';
import { NoAccessError } from './ports/errors';
import { closeKeyOf, pseudonymOf } from '../domain/survey/push';
import type { Touches } from './ports/alerts';
import type { Audit } from './ports/admin';
import type { LoopState, LoopStates, SettingsStore } from './ports/facts';
import type { FollowUps } from './ports/follow-ups';
import type { IssueLookup, People, ViewerIssues, ViewerRights } from './ports/jira';
import type { Clock } from './ports/system';
import { promiseNow, type PromiseDeps } from './promise-now';
import { readOptionsOf } from './read-options';

export interface ReadPanelDeps extends AlarmsDeps, PromiseDeps, ReadAskDeps {
  readonly states: LoopStates;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly issues: ViewerIssues;
  readonly rights: Pick<ViewerRights, 'desks'>;
  readonly lookup: IssueLookup;
  readonly followUps: Pick<FollowUps, 'ofIssue'>;
  readonly people: Pick<People, 'findName' | 'findLanguage' | 'wasActive'>;
  readonly clock: Clock;
  readonly isLicensed: boolean;
  readonly audit: Pick<Audit, 'note'>;
  readonly touches: Pick<Touches, 'mark'>;
}

/**
 * What an agent sees on an issue: its life as Jira tells it to this very person, and the rating as far as the process
 * shows it. Jira's answer to the person is the permission.
 * @throws NoAccessError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const readPanel =
  (deps: ReadPanelDeps) =>
  async (call: {
    readonly issue: IssueId | IssueKey;
    readonly accountId: AccountId;
    readonly language: Language;
  }): Promise<PanelView> => {
    const { settings } = await deps.settings.get();
    const issue = await deps.issues.find(call.issue, readOptionsOf(settings));
    if (issue === null) throw new NoAccessError('the issue is not there for this person');
    const now = deps.clock.now();
    const state = await deps.states.findById(issue.issueId, now);
    const given = await answerForViewer(deps.rights)(state, call);
    if ((given.answer?.comment ?? null) !== null) await noteOpened(deps, state, { accountId: call.accountId, now });
    const calendars = createDeskCalendars(settings);
    const live = recordOf(issue, settings, workingTimeBy(calendars));
    const calendar = calendars.of(live.processId);
    if (lacksOther(state, live)) await deps.touches.mark([issue.issueId], now);
    const off = await whyOffHere(deps, { issue, settings, known: state.request, now });
    const standing = shownStanding(state, { live, isHidden: given.isHidden });
    const times = timesOf(live, calendar, now);
    return {
      asOf: now,
      workdayMs: calendar.workdayMs,
      issueKey: issue.issueKey,
      off,
      status: xlaStatusOf(standing, now),
      notAskedReason: notAskedReason(state, standing, now),
      score: given.answer?.score ?? null,
      target: standing.target,
      processName: processName(state, live, { issue, language: call.language }),
      clocks: issue.clocks.flatMap((clock) => clockFace(clock) ?? []),
      ...(await alarmsOf(deps, { issue, live, settings, calendar, now })),
      requester: requesterOf(issue, live, { state, language: call.language }),
      times,
      answer: given.answer,
      ...(await contractParts(deps, { issue, live, times, calendar, now, settings, off, call })),
      followUps: await followUpsFor(deps, { issue, settings, call, isHidden: given.isHidden }),
      answerHidden: given.isHidden,
    };
  };

/** No event tells that an item was filled in: who sees it here is not to wait for the field and the page until the next walk. */
const lacksOther = ({ request, settings }: LoopState, live: RequestRecord): boolean =>
  request !== null && inScope(settings, live.projectId) && request.missing !== live.missing;

const whyOffHere = async (
  deps: ReadPanelDeps,
  {
    issue,
    settings,
    ...known
  }: Pick<ContractCall, 'issue' | 'settings' | 'now'> & { readonly known: RequestRecord | null },
): Promise<PanelView['off']> => {
  const why = whyOff(settings, { projectId: issue.projectId, isLicensed: deps.isLicensed });
  return why === null && (await isHiddenFromApp(deps, issue, known)) ? 'hidden' : why;
};

interface PanelCall {
  readonly accountId: AccountId;
  readonly language: Language;
}

interface ContractCall {
  readonly issue: ObservedIssue;
  readonly live: RequestRecord;
  readonly times: PanelView['times'];
  readonly calendar: Calendar;
  readonly now: Instant;
  readonly settings: Settings;
  readonly off: PanelView['off'];
  readonly call: PanelCall;
}

/** What the contract promises and what is missing for it. Nobody is asked about a closed request, nor by an app that is switched off. */
const contractParts = async (
  deps: ReadPanelDeps,
  { call, live, times, off, ...request }: ContractCall,
): Promise<Pick<PanelView, 'promise' | 'besideClock' | 'ask'>> => {
  const found = await promiseNow(deps, { ...request, life: live, language: call.language });
  if (found === null) return { promise: null, besideClock: null, ask: null };
  const isAskable = off === null && live.closedAt === null;
  const asked = { ...request, contract: found.contract, accountId: call.accountId };
  const { promise } = found;
  return {
    promise,
    besideClock: besideClockOf(promise, times, request.issue),
    ask: isAskable ? await readAsk(deps, asked) : null,
  };
};

const besideClockOf = (
  { handling, workdayMs }: ServicePromise,
  times: PanelView['times'],
  { clocks, createdAt }: ObservedIssue,
): PanelView['besideClock'] =>
  handling === null ? null : besideClock(clocks, { createdAt, handling, workdayMs, waitingMs: times.waitingMs ?? 0 });

const followUpsFor = async (
  deps: ReadPanelDeps,
  {
    issue,
    settings,
    call,
    isHidden,
  }: Pick<ContractCall, 'issue' | 'settings' | 'call'> & { readonly isHidden: boolean },
): Promise<PanelView['followUps']> =>
  isHidden ? [] : panelFollowUps(deps, await deps.followUps.ofIssue(issue.issueId), { ...call, settings });

const DAY_MS = 86_400_000;

/** Once a day for a person and a comment: the panel reads itself again every minute. */
const noteOpened = async (
  { audit }: ReadPanelDeps,
  { invitation }: LoopState,
  { accountId: by, now: at }: { readonly accountId: AccountId; readonly now: Instant },
): Promise<void> => {
  if (invitation === null) return;
  const close = closeKeyOf(invitation);
  const id = `opened:${close}:${pseudonymOf(by)}:${Math.floor(at / DAY_MS)}`;
  await audit.note({ id, at, kind: 'comment-opened', by, detail: { issue: invitation.issueId } });
};

/** Where ratings are kept from a person, the status stands still at the asking: "met" would tell half the score. */
const shownStanding = (
  state: LoopState,
  { live, isHidden }: { readonly live: RequestRecord; readonly isHidden: boolean },
): Standing => {
  const standing = standingOf({ ...state, request: live }, state.settings);
  const shown = standing ?? { closedAt: live.closedAt, invitation: null, score: null, target: 0 };
  const invitation = state.invitation?.closeNo === live.closeNo || shown.score !== null ? shown.invitation : null;
  return { ...shown, invitation, score: isHidden ? null : shown.score };
};

const notAskedReason = (state: LoopState, standing: Standing, now: Instant): PanelView['notAskedReason'] =>
  xlaStatusOf(standing, now) === 'not-asked' ? (state.invitation?.notAskedReason ?? null) : null;

const processName = (
  state: LoopState,
  live: RequestRecord,
  { issue, language }: { readonly issue: ObservedIssue; readonly language: Language },
): string | null => findProcess(state.settings, live)?.name[language] ?? issue.requestType?.name ?? null;

const requesterOf = (
  issue: ObservedIssue,
  live: RequestRecord,
  { state, language }: { readonly state: LoopState; readonly language: Language },
): PanelView['requester'] => ({
  displayName: issue.requester?.displayName ?? null,
  departmentName: departmentNameOf(live.departmentSource, state.settings.departments, language),
  openRequestsJql:
    issue.requester === null
      ? null
      : `reporter = "${issue.requester.accountId}" AND statusCategory != Done AND issuekey != ${issue.issueKey} ORDER BY created ASC`,
});

const timesOf = (live: RequestRecord, calendar: Calendar, now: Instant): PanelView['times'] => {
  const working = (from: number, to: number): number => calendar.workingMsBetween(from, to);
  const until = live.closedAt ?? now;
  return {
    createdAt: live.createdAt,
    closedAt: live.closedAt,
    cycleMs: timeIn(live.segments, { classes: 'wc', until }, working),
    responseMs: live.responseMs,
    reopens: live.reopens,
    handovers: live.handovers,
    waitingMs: timeIn(live.segments, { classes: 'c', until }, working),
  };
};
