import type { AccountId } from '../../contract/ids';
import type { Erased, PersonExport } from '../../contract/person';
import { processesReadBy } from '../../domain/privacy/without-person';
import type { Audit, People } from '../ports/admin';
import type { SettingsStore } from '../ports/facts';
import { erasePerson, type ErasePersonDeps } from './erase-person';

export interface ServePersonDeps extends ErasePersonDeps {
  readonly holders: People;
  readonly settings: SettingsStore;
  readonly audit: Pick<Audit, 'note'>;
}

interface PersonCall {
  /** The admin who asks. */
  readonly accountId: AccountId;
  readonly payload: { readonly accountId: AccountId };
}

/**
 * Everything that is stored about one person. A person nobody knows has an empty document.
 * @throws StorageUnavailableError
 */
export const exportPerson =
  (deps: ServePersonDeps) =>
  async ({ accountId: by, payload: { accountId } }: PersonCall): Promise<PersonExport> => {
    const at = deps.clock.now();
    const { settings } = await deps.settings.get();
    await deps.audit.note({ id: deps.newToken(), at, kind: 'person-exported', by, detail: {} });
    return {
      format: 'inward-person',
      version: 1,
      exportedAt: new Date(at).toISOString(),
      accountId,
      settings: processesReadBy(settings, accountId).map((id) => `reader of comments: ${id}`),
      stored: Object.fromEntries(
        Object.entries(await deps.holders.holdings(accountId)).map(([table, rows]) => [table, rows.map(readable)]),
      ),
    };
  };

/** Instants in words: their columns end in `_at`, and hold milliseconds. */
const readable = (row: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const isInstant = name === 'at' || name.endsWith('_at');
      return [name, isInstant ? written(value) : value];
    }),
  );

/** Whole numbers come as text or as numbers. */
const written = (value: unknown): unknown => {
  const at = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isInteger(at) ? new Date(at).toISOString() : value;
};

/**
 * Erases one person at an admin's word.
 * @throws StaleSaveError, StorageUnavailableError
 */
export const eraseOnePerson =
  (deps: ServePersonDeps) =>
  async ({ accountId: by, payload: { accountId } }: PersonCall): Promise<Erased> => {
    const erased = await erasePerson(deps)(accountId);
    const detail = { requests: erased.requests };
    const id = deps.newToken();
    // Somebody who erases themselves leaves no name here either.
    await deps.audit.note({
      id,
      at: deps.clock.now(),
      kind: 'person-erased',
      by: by === accountId ? null : by,
      detail,
    });
    return erased;
  };
