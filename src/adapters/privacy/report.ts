import { privacy } from '@forge/api';
import { AccountId } from '../../contract/ids';
import { JiraUnavailableError } from '../../usecases/ports/errors';
import type { PersonalDataReport } from '../../usecases/ports/jira';

/** Atlassian's personal-data API; the SDK cuts the list into the requests it takes. */
export const createPersonalDataReport = (): PersonalDataReport => ({
  findClosed: async (accounts) => {
    try {
      const answers = await privacy.reportPersonalData(
        accounts.map(({ accountId, updatedAt }) => ({ accountId, updatedAt: new Date(updatedAt).toISOString() })),
      );
      return answers.flatMap(({ accountId, status }) => (status === 'closed' ? [AccountId.parse(accountId)] : []));
    } catch (error) {
      throw new JiraUnavailableError('the personal-data report failed', { cause: error });
    }
  },
});
