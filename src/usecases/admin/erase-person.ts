import type { AccountId } from '../../contract/ids';
import { aliasOf } from '../../domain/privacy/erased';
import { inPortions } from '../../domain/portions';
import { processesReadBy, withoutPeople } from '../../domain/privacy/without-person';
import type { People } from '../ports/admin';
import { StaleSaveError } from '../ports/errors';
import type { Erasure, PendingFields, SettingsStore } from '../ports/facts';
import type { Clock, NewToken } from '../ports/system';

export interface ErasePersonDeps {
  readonly erasure: Pick<Erasure, 'erase'>;
  readonly holders: Pick<People, 'requestsOf'>;
  readonly pending: Pick<PendingFields, 'mark'>;
  readonly settings: SettingsStore;
  readonly clock: Clock;
  readonly newToken: NewToken;
}

const MARKS_A_STATEMENT = 500;

/**
 * Takes one person off every table and off the settings, and has the fields of their requests emptied. What figures count
 * stays under one alias. Killed on the way, it is done again from the beginning.
 * @throws StaleSaveError when an admin saved settings in the same moment, StorageUnavailableError
 */
export const erasePerson =
  (deps: ErasePersonDeps) =>
  async (accountId: AccountId): Promise<{ readonly requests: number }> => {
    const now = deps.clock.now();
    const { settings, version } = await deps.settings.get();
    if (processesReadBy(settings, accountId).length > 0) {
      const without = withoutPeople(settings, new Set([accountId]));
      const isSaved = await deps.settings.trySave(version, { settings: without, by: null, at: now });
      if (!isSaved) throw new StaleSaveError('settings were saved meanwhile', { params: { by: '', at: now } });
    }
    const requests = await deps.holders.requestsOf(accountId);
    // First, because afterwards nothing leads from the person to the fields any more.
    for (const portion of inPortions(requests, MARKS_A_STATEMENT)) await deps.pending.mark(portion, now);
    await deps.erasure.erase(accountId, aliasOf(deps.newToken()));
    return { requests: requests.length };
  };
