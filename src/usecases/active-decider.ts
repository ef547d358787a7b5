import type { ServiceContract } from '../domain/contract/service-contract';
import type { People } from './ports/jira';

/**
 * Who decides fast by a contract; null also where that person has left, for who is not there decides nothing.
 * @throws JiraBusyError, JiraUnavailableError
 */
export const activeDecider = async (
  people: Pick<People, 'wasActive'>,
  contract: Pick<ServiceContract, 'decider'> | null,
): Promise<ServiceContract['decider']> => {
  const decider = contract?.decider ?? null;
  return decider !== null && (await people.wasActive(decider.accountId)) ? decider : null;
};
