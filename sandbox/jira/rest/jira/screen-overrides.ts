import { flagOf } from '../../http/paging.ts';
import type { RestContext } from '../../http/rest-context.ts';
import { forbidden } from '../../http/rest-error.ts';
import { isSiteAdmin } from '../../people/permissions.ts';

/** Nobody goes around the screens but a Jira administrator through an app. @throws RestError 403 */
export const assertNoOverride = ({ actor, query }: RestContext): void => {
  const overrides = flagOf(query, 'overrideScreenSecurity', false) || flagOf(query, 'overrideEditableFlag', false);
  if (overrides && !(isSiteAdmin(actor) && actor.kind === 'person' && actor.throughApp))
    throw forbidden('You do not have permission to override the screen security of this issue.');
};
