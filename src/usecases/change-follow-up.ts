import type { CloseFollowUp, PanelFollowUp, TakeFollowUp } from '../contract/follow-up';
import type { AccountId, IssueId, IssueKey } from '../contract/ids';
import type { Settings } from '../contract/settings';
import { COMMENT_LIMIT, type Language } from '../contract/words';
import { whyOff } from '../domain/experience/scope';
import { isOverdue, type FollowUp } from '../domain/follow-up/follow-up';
import { normalComment } from '../domain/survey/comment';
import { answerForViewer } from './answer-for-viewer';
import { toOffError } from './off-error';
import { personName } from './person-name';
import { FollowUpChangedError, NoAccessError, TextTooLongError } from './ports/errors';
import type { LoopStates, SettingsStore } from './ports/facts';
import type { FollowUps } from './ports/follow-ups';
import type { People, Staff, ViewerIssues, ViewerRights } from './ports/jira';
import type { Clock } from './ports/system';
import { readOptionsOf } from './read-options';

export interface ChangeFollowUpDeps {
  readonly states: Pick<LoopStates, 'findById'>;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly issues: ViewerIssues;
  readonly rights: Pick<ViewerRights, 'desks'>;
  readonly staff: Staff;
  readonly followUps: FollowUps;
  readonly people: Pick<People, 'findName'>;
  readonly clock: Clock;
  readonly isLicensed: boolean;
}

export interface FollowUpCall<Payload> {
  readonly issue: IssueId | IssueKey;
  readonly accountId: AccountId;
  readonly language: Language;
  readonly payload: Payload;
}

/**
 * Makes the person at the screen the owner.
 * @throws NoAccessError, SwitchedOffError, LicenceLapsedError, FollowUpChangedError, JiraBusyError, JiraUnavailableError,
 * StorageUnavailableError
 */
export const takeFollowUp =
  (deps: ChangeFollowUpDeps) =>
  async (call: FollowUpCall<TakeFollowUp>): Promise<readonly PanelFollowUp[]> =>
    change(deps, call, (before) => ({ ...before, ownerId: call.accountId }));

/**
 * Records what came of it, with a reply that the card shows.
 * @throws TextTooLongError with the field, NoAccessError, SwitchedOffError, FollowUpChangedError, JiraBusyError,
 * JiraUnavailableError, StorageUnavailableError
 */
export const closeFollowUp =
  (deps: ChangeFollowUpDeps) =>
  async (call: FollowUpCall<CloseFollowUp>): Promise<readonly PanelFollowUp[]> => {
    const { outcome } = call.payload;
    const note = textOf(call.payload.note, 'note');
    const reply = textOf(call.payload.reply, 'reply');
    const doneAt = deps.clock.now();
    return change(deps, call, (before) => ({
      ...before,
      state: 'done',
      ownerId: before.ownerId ?? call.accountId,
      outcome,
      note,
      reply,
      doneAt,
    }));
  };

const textOf = (given: string | null, field: string): string | null => {
  if (given === null) return null;
  const normal = normalComment(given);
  if (normal.kind === 'too-long')
    throw new TextTooLongError('longer than people read', { field, params: { limit: COMMENT_LIMIT } });
  return normal.kind === 'empty' ? null : normal.text;
};

const change = async (
  deps: ChangeFollowUpDeps,
  call: FollowUpCall<TakeFollowUp>,
  changed: (before: FollowUp) => FollowUp,
): Promise<readonly PanelFollowUp[]> => {
  const issueId = await accessibleIssue(deps, call);
  const before = (await deps.followUps.ofIssue(issueId)).find(({ cause }) => cause === call.payload.cause);
  if (before === undefined || before.state === 'declined') throw new NoAccessError('no such follow-up');
  const after = {
    ...changed(before),
    changedBy: call.accountId,
    changedAt: deps.clock.now(),
    version: before.version + 1,
  };
  const isChanged =
    isSame(before, after) ||
    (before.version === call.payload.version && before.state === 'open' && (await deps.followUps.tryChange(after)));
  if (!isChanged) throw await changedBy(deps, issueId, call);
  const { settings } = await deps.settings.get();
  return panelFollowUps(deps, await deps.followUps.ofIssue(issueId), { ...call, settings });
};

/** The same person has just said the very same: a call that came twice. */
const isSame = (before: FollowUp, after: FollowUp): boolean =>
  before.changedBy === after.changedBy &&
  before.state === after.state &&
  before.ownerId === after.ownerId &&
  before.outcome === after.outcome &&
  before.note === after.note &&
  before.reply === after.reply;

/** Jira shows the issue to the person, the process shows them its answers, and they work on its desk. */
const accessibleIssue = async (deps: ChangeFollowUpDeps, call: FollowUpCall<TakeFollowUp>): Promise<IssueId> => {
  const { accountId } = call;
  const { settings } = await deps.settings.get();
  const issue = await deps.issues.find(call.issue, readOptionsOf(settings));
  if (issue === null) throw new NoAccessError('the issue is not there for this person');
  const why = whyOff(settings, { projectId: issue.projectId, isLicensed: deps.isLicensed });
  if (why !== null) throw toOffError(why);
  const { isHidden } = await answerForViewer(deps.rights)(
    await deps.states.findById(issue.issueId, deps.clock.now()),
    call,
  );
  const isStaff = await deps.staff.isStaff({ accountId, projectId: issue.projectId });
  if (isHidden || !isStaff) throw new NoAccessError('not for this person to change');
  return issue.issueId;
};

const changedBy = async (
  deps: ChangeFollowUpDeps,
  issueId: IssueId,
  { payload }: FollowUpCall<TakeFollowUp>,
): Promise<FollowUpChangedError> => {
  const now = (await deps.followUps.ofIssue(issueId)).find(({ cause }) => cause === payload.cause);
  const by = now?.changedBy ?? null;
  const name = by === null ? null : await deps.people.findName(by);
  return new FollowUpChangedError('changed since it was read', { params: { by: name ?? '', at: now?.changedAt ?? 0 } });
};

/** Follow-ups as the panel shows them; one that the requester declined is nobody's business. */
export const panelFollowUps = async (
  deps: Pick<ChangeFollowUpDeps, 'people' | 'clock'>,
  followUps: readonly FollowUp[],
  viewer: { readonly accountId: AccountId; readonly language: Language; readonly settings: Settings },
): Promise<readonly PanelFollowUp[]> =>
  Promise.all(
    followUps.flatMap((followUp) => {
      const { state, cause, version, ownerId, dueAt, outcome, note, reply, doneAt } = followUp;
      if (state === 'declined') return [];
      return [
        personName(deps, { ...viewer, accountId: ownerId }).then((owner) => ({
          cause,
          version,
          state,
          owner,
          isMine: ownerId === viewer.accountId,
          dueAt,
          isOverdue: isOverdue(followUp, deps.clock.now()),
          outcome,
          note,
          reply,
          doneAt,
        })),
      ];
    }),
  );
