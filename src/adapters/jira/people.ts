import { z } from 'zod';
import type { AccountId } from '../../contract/ids';
import { Language } from '../../contract/words';
import { languageOf } from '../../domain/language-of';
import { JiraRefusedError } from '../../usecases/ports/errors';
import type { People, Staff } from '../../usecases/ports/jira';
import type { Clock } from '../../usecases/ports/system';
import type { Cache } from '../kvs/cache';
import { cacheKeys } from '../kvs/keys';
import { remembered } from '../kvs/remembered';
import type { Client } from './client';
import { Person } from './schemas';

const DAY_MS = 86_400_000;

interface PeopleDeps {
  readonly client: Client;
  readonly cache: Cache;
  readonly clock: Clock;
}

export const createPeople = (deps: PeopleDeps): People => {
  const isActive = async (accountId: AccountId) => (await findPerson(deps.client, accountId))?.active === true;
  return {
    find: async (accountId) => {
      const person = await findPerson(deps.client, accountId);
      return person === null ? null : { name: person.displayName ?? null, isActive: person.active === true };
    },
    findName: async (accountId) => (await findPerson(deps.client, accountId))?.displayName ?? null,
    isActive,
    wasActive: (accountId) =>
      remembered(deps, { key: cacheKeys.active(accountId), schema: z.boolean(), maxAgeMs: DAY_MS }, () =>
        isActive(accountId),
      ),
    findLanguage: (accountId) =>
      remembered(
        deps,
        { key: cacheKeys.spoken(accountId), schema: Language.nullable(), maxAgeMs: DAY_MS },
        async () => {
          const locale = (await findPerson(deps.client, accountId))?.locale ?? null;
          return locale === null ? null : languageOf(locale);
        },
      ),
  };
};

const KnownPerson = Person.extend({ active: z.boolean().optional(), locale: z.string().nullish() });

const findPerson = async (client: Client, accountId: AccountId): Promise<z.infer<typeof KnownPerson> | null> => {
  try {
    const searchParams = { accountId };
    return await client.sendRequest({ url: '/rest/api/3/user', searchParams, schema: KnownPerson });
  } catch (error) {
    if (error instanceof JiraRefusedError) return null;
    throw error;
  }
};

/** Staff of a desk is who requests of its project can be assigned to. */
export const createStaff = (deps: PeopleDeps): Staff => ({
  isStaff: ({ accountId, projectId }) =>
    remembered(
      deps,
      { key: cacheKeys.staff(accountId, projectId), schema: z.boolean(), maxAgeMs: DAY_MS },
      async () => {
        const assignable = await deps.client.sendRequest({
          url: '/rest/api/3/user/assignable/search',
          searchParams: { project: projectId, accountId, maxResults: 1 },
          schema: z.array(Person),
        });
        return assignable.some((person) => person.accountId === accountId);
      },
    ),
});
