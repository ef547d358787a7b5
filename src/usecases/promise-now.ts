import type { Instant } from '../contract/ids';
import type { ServicePromise } from '../contract/promise';
import type { Settings } from '../contract/settings';
import type { Language } from '../contract/words';
import type { ServiceContract } from '../domain/contract/service-contract';
import { servicePromise } from '../domain/contract/service-promise';
import type { ObservedIssue } from '../domain/experience/observed-issue';
import { findProcess } from '../domain/experience/process';
import type { RequestRecord } from '../domain/experience/request-record';
import type { Calendar } from '../domain/time/calendar';
import { activeDecider } from './active-decider';
import type { Contracts } from './ports/contracts';
import type { People } from './ports/jira';

export interface PromiseDeps {
  readonly contracts: Pick<Contracts, 'findInForce'>;
  readonly people: Pick<People, 'wasActive'>;
}

interface PromisedRequest {
  readonly issue: ObservedIssue;
  readonly life: RequestRecord;
  readonly settings: Settings;
  readonly calendar: Calendar;
  readonly now: Instant;
  readonly language: Language;
}

/**
 * The contract in force for a request, and what it promises it now; null without one. A decider who has left decides
 * nothing, so they are not named.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const promiseNow = async (
  { contracts, people }: PromiseDeps,
  request: PromisedRequest,
): Promise<{ readonly contract: ServiceContract; readonly promise: ServicePromise } | null> => {
  const { issue, life, settings, language } = request;
  const process = findProcess(settings, life);
  const contract = process === null ? null : await contracts.findInForce(process.id);
  if (process === null || contract === null) return null;
  const team = process.team[language];
  const promise = servicePromise({ ...request, contract, presence: issue.presence, team });
  const isThere = (await activeDecider(people, contract)) !== null;
  return { contract, promise: isThere ? promise : { ...promise, decider: null } };
};
