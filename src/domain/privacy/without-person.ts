import type { AccountId } from '../../contract/ids';
import type { Settings } from '../../contract/settings';

/** Processes of which this person reads the comments, by id. */
export const processesReadBy = (settings: Settings, accountId: AccountId): readonly string[] =>
  settings.processes.flatMap(({ id, commentReader }) => (commentReader?.accountId === accountId ? [id] : []));

/** Settings that name none of these people; comments of a reader who is gone fall to the managers. */
export const withoutPeople = (settings: Settings, gone: ReadonlySet<AccountId>): Settings => ({
  ...settings,
  processes: settings.processes.map((process) =>
    process.commentReader !== null && gone.has(process.commentReader.accountId)
      ? { ...process, commentReader: null }
      : process,
  ),
});
