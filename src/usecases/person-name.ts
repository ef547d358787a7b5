import type { AccountId } from '../contract/ids';
import type { Settings } from '../contract/settings';
import type { Language } from '../contract/words';
import type { People } from './ports/jira';

/**
 * What people call somebody: as the settings name a reader of comments, else as Jira does. null: nobody, or gone.
 * @throws JiraBusyError, JiraUnavailableError
 */
export const personName = async (
  { people }: { readonly people: Pick<People, 'findName'> },
  who: { readonly accountId: AccountId | null; readonly settings: Settings; readonly language: Language },
): Promise<string | null> => {
  const { accountId, settings, language } = who;
  if (accountId === null) return null;
  const readers = settings.processes.flatMap(({ commentReader }) => (commentReader === null ? [] : [commentReader]));
  const reader = readers.find((each) => each.accountId === accountId);
  return reader?.name[language] ?? people.findName(accountId);
};
