import type { AccountId } from '../contract/ids';
import type { Settings } from '../contract/settings';
import type { Erasure, SettingsStore } from './ports/facts';
import type { PersonalDataReport } from './ports/jira';
import type { Clock, NewToken } from './ports/system';

export interface EraseAccountsDeps {
  readonly erasure: Erasure;
  readonly settings: SettingsStore;
  readonly report: PersonalDataReport;
  readonly clock: Clock;
  readonly newToken: NewToken;
}

/** Accounts of one page: ten requests of the personal-data API. */
const PAGE = 900;

/**
 * Tells Atlassian which accounts are held and erases those that are closed. Runs every day, far inside the seven days
 * that are allowed. An erased person stays one person in the figures, under a name that leads nowhere.
 * @throws JiraUnavailableError, StorageUnavailableError; the next run begins again
 */
export const eraseAccounts = (deps: EraseAccountsDeps) => async (): Promise<void> => {
  await deps.erasure.wipeDeleted('all');
  const { settings, version } = await deps.settings.get();
  const readers = readersOf(settings);
  const closedReaders = await closedAmong(deps, readers);
  let after: AccountId | null = null;
  do {
    const accounts: readonly AccountId[] = await deps.erasure.accounts(after, PAGE);
    for (const closed of await closedAmong(deps, accounts)) await deps.erasure.erase(closed, `gone:${deps.newToken()}`);
    after = accounts.length < PAGE ? null : (accounts.at(-1) ?? null);
  } while (after !== null);
  if (closedReaders.length > 0) {
    const without = withoutReaders(settings, new Set(closedReaders));
    await deps.settings.trySave(version, { settings: without, by: null, at: deps.clock.now() });
  }
};

const closedAmong = async (deps: EraseAccountsDeps, accounts: readonly AccountId[]): Promise<readonly AccountId[]> => {
  if (accounts.length === 0) return [];
  const updatedAt = deps.clock.now();
  return deps.report.findClosed(accounts.map((accountId) => ({ accountId, updatedAt })));
};

const readersOf = (settings: Settings): readonly AccountId[] =>
  settings.processes.flatMap(({ commentReader }) => (commentReader === null ? [] : [commentReader.accountId]));

/** Comments of a reader who is gone fall to the managers. */
const withoutReaders = (settings: Settings, closed: ReadonlySet<AccountId>): Settings => ({
  ...settings,
  processes: settings.processes.map((process) =>
    process.commentReader !== null && closed.has(process.commentReader.accountId)
      ? { ...process, commentReader: null }
      : process,
  ),
});
