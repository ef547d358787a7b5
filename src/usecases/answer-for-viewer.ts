import type { AccountId, Instant, ProjectId } from '../contract/ids';
import type { PanelView } from '../contract/panel';
import { isErased } from '../domain/privacy/erased';
import { rulesOf } from '../domain/experience/process';
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
 * As much of an answer as the process lets this person see: nothing of an aggregate process, everything for managers, and
 * for a team the scales, with the comment only for its named reader unless the requester gave leave.
 * @throws JiraBusyError, JiraUnavailableError
 */
export const answerForViewer =
  (rights: Pick<ViewerRights, 'desks'>) =>
  async (state: LoopState, viewer: Viewer): Promise<AnswerForViewer> => {
    const { request, invitation, answers } = state;
    if (request === null || invitation === null) return { answer: null, isHidden: false };
    if (isErased(request.requesterId)) return HIDDEN;
    const { visibility, commentReader } = rulesOf(state.settings, request);
    const answeredAt = firstAnsweredAt(answers);
    const isManager = () => managesProject(rights, state, { ...viewer, projectId: request.projectId });
    switch (visibility) {
      case 'aggregate':
        return HIDDEN;
      case 'managers':
        if (!(await isManager())) return HIDDEN;
        return { answer: shown({ invitation, answers, answeredAt, readsComment: true }), isHidden: false };
      case 'team': {
        const isReader = isForTeam(answers) || commentReader?.accountId === viewer.accountId;
        const readsComment = isReader || (bodyOf(answers, 'comment') !== null && (await isManager()));
        return { answer: shown({ invitation, answers, answeredAt, readsComment }), isHidden: false };
      }
    }
  };

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

const shown = (given: {
  readonly invitation: Invitation;
  readonly answers: readonly Answer[];
  /** null: nothing was answered yet. */
  readonly answeredAt: Instant | null;
  readonly readsComment: boolean;
}): PanelView['answer'] => {
  const { invitation, answers, answeredAt, readsComment } = given;
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
