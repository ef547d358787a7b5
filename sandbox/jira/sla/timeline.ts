import type { ChangeItem, CommentRecord, IssueRecord } from '../state/issue-records.ts';

/** What pause conditions look at. */
export interface IssueState {
  readonly statusId: string;
  readonly assigned: boolean;
  readonly resolved: boolean;
}

/** One instant of an issue's life: the names of what happened, and how the issue stood after it. */
export interface Step {
  readonly at: number;
  readonly names: readonly string[];
  readonly state: IssueState;
}

/** The life of an issue as SLA conditions see it, oldest first. */
export const timelineOf = (issue: IssueRecord): Step[] => {
  let state = initialState(issue);
  const steps: Step[] = [
    {
      at: issue.createdAt,
      names: ['created', `status:${state.statusId}`, ...(state.assigned ? ['assigned'] : [])],
      state,
    },
  ];
  const happenings = [...issue.history, ...issue.comments].toSorted((a, b) => a.seq - b.seq);
  for (const happening of happenings) {
    if ('items' in happening) {
      const names = happening.items.flatMap(namesOfChange);
      if (names.length === 0) continue;
      state = happening.items.reduce(applyChange, state);
      steps.push({ at: happening.at, names, state });
    } else {
      const name = nameOfComment(happening, issue);
      if (name !== null) steps.push({ at: happening.createdAt, names: [name], state });
    }
  }
  return steps;
};

const initialState = (issue: IssueRecord): IssueState => ({
  statusId: issue.initialStatusId,
  assigned: firstValue(issue, 'assignee', issue.assigneeId) !== null,
  resolved: firstValue(issue, 'resolution', issue.resolutionId) !== null,
});

const firstValue = (issue: IssueRecord, fieldId: string, current: string | null): string | null => {
  for (const change of issue.history) {
    for (const item of change.items) if (item.fieldId === fieldId) return item.from;
  }
  return current;
};

const namesOfChange = (item: ChangeItem): string[] => {
  if (item.fieldId === 'status') return [`left-status:${item.from ?? ''}`, `status:${item.to ?? ''}`];
  if (item.fieldId === 'resolution') return [item.to === null ? 'resolution-cleared' : 'resolved'];
  if (item.fieldId === 'assignee') return [item.to === null ? 'unassigned' : 'assigned'];
  return [];
};

const applyChange = (state: IssueState, item: ChangeItem): IssueState => {
  if (item.fieldId === 'status') return { ...state, statusId: item.to ?? state.statusId };
  if (item.fieldId === 'resolution') return { ...state, resolved: item.to !== null };
  if (item.fieldId === 'assignee') return { ...state, assigned: item.to !== null };
  return state;
};

const nameOfComment = (comment: CommentRecord, issue: IssueRecord): string | null => {
  if (!comment.public) return null;
  // A reporter who happens to be an agent speaks as the customer of their own request.
  return comment.byAgent && comment.authorId !== issue.reporterId ? 'public-agent-comment' : 'customer-comment';
};
