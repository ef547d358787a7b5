import type { AccountId } from '../contract/ids';
import type { Settings } from '../contract/settings';
import { erasePerson, type ErasePersonDeps } from './admin/erase-person';
import type { Erasure } from './ports/facts';
import type { PersonalDataReport } from './ports/jira';

export interface EraseAccountsDeps extends ErasePersonDeps {
  readonly erasure: Erasure;
  readonly report: PersonalDataReport;
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
  await deps.erasure.wipeErased();
  const { settings } = await deps.settings.get();
  for (const closed of await closedAmong(deps, [...new Set(readersOf(settings))])) await erasePerson(deps)(closed);
  let after: AccountId | null = null;
  do {
    const accounts: readonly AccountId[] = await deps.erasure.accounts(after, PAGE);
    for (const closed of await closedAmong(deps, accounts)) await erasePerson(deps)(closed);
    after = accounts.length < PAGE ? null : (accounts.at(-1) ?? null);
  } while (after !== null);
};

const closedAmong = async (deps: EraseAccountsDeps, accounts: readonly AccountId[]): Promise<readonly AccountId[]> => {
  if (accounts.length === 0) return [];
  const updatedAt = deps.clock.now();
  return deps.report.findClosed(accounts.map((accountId) => ({ accountId, updatedAt })));
};

const readersOf = (settings: Settings): readonly AccountId[] =>
  settings.processes.flatMap(({ commentReader }) => (commentReader === null ? [] : [commentReader.accountId]));
