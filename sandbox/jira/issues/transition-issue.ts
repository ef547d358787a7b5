import { badRequest } from '../http/rest-error.ts';
import { isAgentOf } from '../people/permissions.ts';
import type { Actor, Site } from '../site.ts';
import type { TransitionRecord } from '../state/desk-records.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import { moveToStatus, recordChange, setResolution } from './change-issue.ts';
import { setField } from './set-field.ts';

/** Transitions out of the issue's status; customers see those their portal shows. */
export const transitionsOf = (site: Site, actor: Actor, issue: IssueRecord): TransitionRecord[] => {
  const project = site.store.projectOf(issue);
  const isAgent = isAgentOf(actor, project);
  return project.workflow.transitions.filter(
    (transition) =>
      (transition.from === 'any' || transition.from.includes(issue.statusId)) &&
      (isAgent || transition.customerVisible),
  );
};

/** How Jira refuses a transition that leads nowhere from here, or that the caller may not take. */
export const illegalTransition = (transitionId: string): Error =>
  badRequest(
    `It seems that you have tried to perform an illegal workflow operation. Transition id '${transitionId}' is not valid for this issue.`,
    'sd.request.transition.invalid',
  );

/**
 * Takes a transition: status, the resolution it sets or clears, and fields of its screen, in one change.
 * @throws RestError 400 when the issue's status has no such transition or a field is wrong
 */
export const transitionIssue = (
  site: Site,
  actor: Actor,
  params: {
    readonly issue: IssueRecord;
    readonly transitionId: string;
    readonly fields?: Readonly<Record<string, unknown>>;
  },
): void => {
  const { issue, transitionId, fields = {} } = params;
  const transition = transitionsOf(site, actor, issue).find((each) => each.id === transitionId);
  if (transition === undefined) throw illegalTransition(transitionId);
  // Fields first: a wrong one must leave the issue as it was.
  const draft = { ...issue, values: { ...issue.values } };
  for (const [fieldId, input] of Object.entries(fields))
    setField(site, actor, { issue: draft, fieldId, input, screen: 'transition' });
  const items = [moveToStatus(site, issue, transition.to)];
  if (transition.clearsResolution) items.push(setResolution(site, issue, null));
  for (const [fieldId, input] of Object.entries(fields))
    items.push(setField(site, actor, { issue, fieldId, input, screen: 'transition' }));
  if (transition.setsResolution !== null && fields['resolution'] === undefined)
    items.push(setResolution(site, issue, transition.setsResolution));
  recordChange(site, { actor, issue, items: items.filter((item) => item !== null) });
};
