import { z } from 'zod';
import { AccountId } from '../../contract/ids';
import { Language } from '../../contract/words';
import { languageOf } from '../../domain/language-of';
import type { AlertPeople } from '../../usecases/ports/telling';
import type { Clock } from '../../usecases/ports/system';
import type { Cache } from '../kvs/cache';
import { cacheKeys } from '../kvs/keys';
import { remembered } from '../kvs/remembered';
import type { Client } from './client';
import { unlessRefused } from './unless-refused';

const DAY_MS = 86_400_000;

const Viewer = z.object({ accountId: AccountId });
const Project = z.object({ lead: z.object({ accountId: AccountId }).nullish() });
const Account = z.object({ locale: z.string().nullish() });

export interface AlertPeopleDeps {
  readonly client: Client;
  readonly cache: Cache;
  readonly clock: Clock;
}

/** Who may be told of an issue, and in which language, as Jira says it to the app. */
export const createAlertPeople = (deps: AlertPeopleDeps): AlertPeople => ({
  // Never remembered: a security level may have come in between.
  canBrowse: async (issueKey, accountId) => {
    const viewers = await unlessRefused(
      deps.client.sendRequest({
        url: '/rest/api/3/user/viewissue/search',
        searchParams: { issueKey, accountId, maxResults: 1 },
        schema: z.array(Viewer),
      }),
      [],
    );
    return viewers.some((viewer) => viewer.accountId === accountId);
  },

  findLead: (projectId) =>
    remembered(deps, { key: cacheKeys.lead(projectId), schema: AccountId.nullable(), maxAgeMs: DAY_MS }, async () => {
      const request = { url: `/rest/api/3/project/${projectId}`, schema: Project };
      const { lead } = await unlessRefused(deps.client.sendRequest(request), { lead: null });
      return lead?.accountId ?? null;
    }),

  languageOf: (accountId) =>
    remembered(deps, { key: cacheKeys.language(accountId), schema: Language, maxAgeMs: DAY_MS }, async () => {
      const request = { url: '/rest/api/3/user', searchParams: { accountId }, schema: Account };
      return languageOf((await unlessRefused(deps.client.sendRequest(request), { locale: null })).locale);
    }),
});
