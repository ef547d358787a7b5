import { z } from 'zod';
import { bodyOf, noContent, ok, type Route } from '../../http/rest-context.ts';
import { badRequest } from '../../http/rest-error.ts';
import { addComments, FieldOperations, valuesOf } from '../../issues/edit-issue.ts';
import { illegalTransition, transitionIssue, transitionsOf } from '../../issues/transition-issue.ts';
import { statusView } from '../../views/issue-parts.ts';
import { issueIn, mayInIssue } from './find.ts';

const getTransitions: Route = {
  method: 'GET',
  path: '/rest/api/3/issue/{issueIdOrKey}/transitions',
  handle: (context) => {
    const { site, actor } = context;
    const issue = issueIn(context);
    const wanted = context.query.get('transitionId');
    const transitions = transitionsOf(site, actor, issue)
      .filter(() => mayInIssue(context, issue, 'TRANSITION_ISSUES'))
      .filter((transition) => wanted === null || transition.id === wanted)
      .map(({ id, name, to, from, setsResolution }) => ({
        id,
        name,
        to: statusView(site, site.store.status(to)),
        hasScreen: setsResolution !== null,
        isGlobal: from === 'any',
        isInitial: false,
        isAvailable: true,
        isConditional: false,
        isLooped: to === issue.statusId,
      }));
    return ok({ expand: 'transitions', transitions });
  },
};

const Transition = z.strictObject({
  transition: z.looseObject({ id: z.string() }),
  fields: z.record(z.string(), z.unknown()).optional(),
  update: FieldOperations.optional(),
  properties: z.unknown().optional(),
  historyMetadata: z.unknown().optional(),
});

const postTransition: Route = {
  method: 'POST',
  path: '/rest/api/3/issue/{issueIdOrKey}/transitions',
  handle: (context) => {
    const { site, actor } = context;
    const issue = issueIn(context);
    if (context.body === undefined) throw badRequest("Missing 'transition' identifier");
    const { transition, fields, update } = bodyOf(context, Transition);
    if (!mayInIssue(context, issue, 'TRANSITION_ISSUES')) throw illegalTransition(transition.id);
    transitionIssue(site, actor, { issue, transitionId: transition.id, fields: valuesOf(issue, { fields, update }) });
    addComments(site, actor, { issue, update });
    return noContent();
  },
};

export const transitionRoutes: readonly Route[] = [getTransitions, postTransition];
