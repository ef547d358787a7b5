import type { Caller } from '../../platform/ports.ts';
import type { Route } from './rest-context.ts';
import { GatewayError } from './rest-error.ts';
import { SCOPES } from './scope-table.ts';

/**
 * An app may call an operation with its classic scopes or with all of its granular ones. Calls without an app have no scopes to check.
 * @throws GatewayError 401 as Atlassian's gateway words a missing scope
 */
export const assertScopes = (route: Route, caller: Exclude<Caller, { kind: 'anonymous' }>): void => {
  if (caller.scopes === null) return;
  const needed = SCOPES[`${route.method} ${route.path}`];
  if (needed === undefined) throw new Error(`The scope table lacks ${route.method} ${route.path}`);
  const held = new Set(caller.scopes);
  const hasAll = (scopes: readonly string[]): boolean => scopes.length > 0 && scopes.every((scope) => held.has(scope));
  const isOpen = needed.classic.length === 0 && needed.granular.length === 0;
  if (!isOpen && !hasAll(needed.classic) && !hasAll(needed.granular))
    throw new GatewayError(401, 'Unauthorized; scope does not match');
};
