import type { Caller } from './ports.ts';
import type { Invocation } from './invocation.ts';

/** Who a call to a product is made for, or why the platform will not make it. */
export type CallerAnswer =
  | { readonly ok: true; readonly caller: Caller }
  | { readonly ok: false; readonly why: string };

/**
 * The platform's rules for `asApp`, `asUser` and no `as…` at all.
 * - `asUser()` needs a person whose session is live, or for whom a rule of automation acts: a licensed user, or a portal customer. An unlicensed account and a visitor are refused.
 * - `asUser(accountId)` for anybody else needs `allowImpersonation` in the manifest.
 */
export function callerFor(invocation: Invocation, provider: string, accountId: string | null): CallerAnswer {
  const { manifest } = invocation.installation;
  if (provider === 'app') return { ok: true, caller: { kind: 'app', appId: manifest.appId, scopes: manifest.scopes } };
  if (provider === 'none') return { ok: true, caller: { kind: 'anonymous' } };
  const { account } = invocation.spec;
  if (accountId !== null && accountId !== account?.accountId) {
    if (manifest.impersonation.length === 0)
      return { ok: false, why: 'No scope of the manifest allows impersonation.' };
    return { ok: true, caller: { kind: 'user', accountId, via: 'app', scopes: manifest.impersonation } };
  }
  if (account === null) return { ok: false, why: 'No person is present in this invocation.' };
  if (account.type === 'unlicensed' || account.type === 'anonymous')
    return { ok: false, why: `An app cannot act for an account of type ${account.type}.` };
  return { ok: true, caller: { kind: 'user', accountId: account.accountId, via: 'app', scopes: manifest.scopes } };
}
