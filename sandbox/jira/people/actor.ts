import { createHash } from 'node:crypto';
import type { Caller } from '../../platform/ports.ts';
import { RestError } from '../http/rest-error.ts';
import type { Actor, Site } from '../site.ts';
import type { AppAccountRecord, PersonRecord } from '../state/records.ts';
import type { Store } from '../state/store.ts';

/** The app's account on this site; made at its first appearance, the same for the same app and site. */
export const appAccount = (store: Store, appId: string, cloudId: string): AppAccountRecord => {
  for (const account of store.apps.values()) if (account.appId === appId) return account;
  const digest = createHash('sha256').update(`${appId}@${cloudId}`).digest('hex');
  const account = { accountId: `712020:${digest.slice(0, 24)}`, appId, displayName: 'App' };
  store.apps.set(account.accountId, account);
  return account;
};

/** @throws RestError 401 for somebody the site does not know, 403 for accounts that may not use an app's `asUser`. */
export const actorOf = (site: Site, caller: Caller): Actor => {
  if (caller.kind === 'anonymous') return nobody;
  if (caller.kind === 'app') {
    return {
      kind: 'app',
      appId: caller.appId,
      accountId: appAccount(site.store, caller.appId, site.cloudId).accountId,
      zone: 'Etc/UTC',
    };
  }
  const person = site.store.people.get(caller.accountId);
  if (person === undefined || !person.active) {
    throw new RestError(401, 'Client must be authenticated to access this resource.', {
      i18nKey: 'sd.user.not.authenticated',
    });
  }
  const throughApp = caller.scopes !== null;
  if (throughApp && person.role === 'unlicensed') {
    throw new RestError(403, 'The user is not licensed for this product, and an app cannot act on their behalf.');
  }
  return { kind: 'person', accountId: person.accountId, person, zone: person.timeZone, throughApp };
};

/** A person acting directly, for asking what they may do. */
export const actorOfPerson = (person: PersonRecord): Actor => ({
  kind: 'person',
  accountId: person.accountId,
  person,
  zone: person.timeZone,
  throughApp: false,
});

/** Stands in where a route answers anonymous callers: an account without any right. */
const nobody: Actor = {
  kind: 'person',
  accountId: '',
  zone: 'Etc/UTC',
  throughApp: false,
  person: {
    accountId: '',
    displayName: 'Anonymous',
    emailAddress: '',
    role: 'unlicensed',
    token: '',
    locale: 'en-US',
    timeZone: 'Etc/UTC',
    active: false,
  },
};
