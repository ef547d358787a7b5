import type { AccountId, Instant, ProjectId } from '../contract/ids';
import type { PanelView } from '../contract/panel';
import { isErased } from '../domain/privacy/erased';
import { rulesOf, type ProcessRules } from '../domain/experience/process';
import { bodyOf, decodeReasons, firstAnsweredAt, valueOf, type Answer } from '../domain/survey/answer';
import type { Invitation } from '../domain/survey/invitation';
import type { LoopState } from './ports/facts';
import type { ViewerRights } from './ports/jira';

export interface AnswerForViewer {
  readonly answer: PanelView['answer'];
  /** The process keeps ratings of this request from this person, given or not. */
  readonly isHidden: boolean;
}

interface Viewer {
  readonly accountId: AccountId;
}

/**
 * As much of an answer as the card has told the requester that this person sees: nothing of an aggregate process; of the
 * others the scales, for managers alone or for the team. The comment is for its named reader alone, without one for the
 * managers, and for the team where the requester gave leave.
 * @throws JiraBusyError, JiraUnavailableError
 */
export const answerForViewer =
  (rights: Pick<ViewerRights, 'desks'>) =>
  async (state: LoopState, { accountId }: Viewer): Promise<AnswerForViewer> => {
    const { request, invitation, answers } = state;
    if (request === null || invitation === null) return { answer: null, isHidden: false };
    if (isErased(request.requesterId)) return HIDDEN;
    const { visibility, commentReader } = rulesOf(state.settings, request);
    const isReader = isNamed(commentReader, accountId);
    const isManager = () => managesProject(rights, state, { accountId, projectId: request.projectId });
    // Jira is asked who manages only where it makes a difference.
    const managerReads = async () =>
      commentReader === null && bodyOf(answers, 'comment') !== null && (await isManager());
    const given = { invitation, answers, answeredAt: firstAnsweredAt(answers) };
    switch (visibility) {
      case 'aggregate':
        return HIDDEN;
      case 'managers':
        if (!isReader && !(await isManager())) return HIDDEN;
        return shown({ ...given, readsComment: isReader || commentReader === null });
      case 'team':
        return shown({ ...given, readsComment: isReader || isForTeam(answers) || (await managerReads()) });
    }
  };

const isNamed = (reader: ProcessRules['commentReader'], accountId: AccountId): boolean =>
  reader?.accountId === accountId;

const HIDDEN: AnswerForViewer = { answer: null, isHidden: true };

const isForTeam = (answers: readonly Answer[]): boolean =>
  answers.some((answer) => answer.item === 'comment' && answer.forTeam);

const managesProject = async (
  rights: Pick<ViewerRights, 'desks'>,
  state: LoopState,
  viewer: Viewer & { readonly projectId: ProjectId },
): Promise<boolean> => {
  const { managerGroup } = state.settings;
  const { accountId, projectId } = viewer;
  const { isInManagerGroup, desks } = await rights.desks({ accountId, managerGroup, projectIds: [projectId] });
  return desks.some((desk) => desk.id === projectId && (isInManagerGroup || desk.isAdmin));
};

interface Given {
  readonly invitation: Invitation;
  readonly answers: readonly Answer[];
  /** null: nothing was answered yet. */
  readonly answeredAt: Instant | null;
  readonly readsComment: boolean;
}

const shown = (given: Given): AnswerForViewer => ({ answer: answerOf(given), isHidden: false });

const answerOf = ({ invitation, answers, answeredAt, readsComment }: Given): PanelView['answer'] => {
  if (answeredAt === null) return null;
  const driver = valueOf(answers, invitation.driverItem);
  const comment = bodyOf(answers, 'comment');
  return {
    score: valueOf(answers, 'experience') ?? 0,
    driver: driver === null ? null : { item: invitation.driverItem, value: driver },
    reasons: decodeReasons(bodyOf(answers, 'reasons')),
    comment: readsComment ? comment : null,
    commentHidden: comment !== null && !readsComment,
    lostMinutes: valueOf(answers, 'lost-time'),
    mode: answers.find((answer) => answer.item === 'experience')?.mode ?? 'invited',
    answeredAt,
  };
};
