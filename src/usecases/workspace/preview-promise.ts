import type { PreviewPromise, PromisedTime, PromisePreview } from '../../contract/service-contract';
import { handlingStanding, responseStanding } from '../../domain/contract/promise';
import { createDeskCalendars } from '../../domain/time/desk-calendars';
import { contractedProcess, type ContractCall, type ReadContractDeps } from './read-contract';

/**
 * What a request of this moment would be promised by terms that nobody has saved, in the working time of the process.
 * @throws NotManagerError, NoProcessError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const previewPromise =
  (deps: Pick<ReadContractDeps, 'settings' | 'rights' | 'clock'>) =>
  async (call: ContractCall<PreviewPromise>): Promise<PromisePreview> => {
    const { processId, response, handling } = call.payload;
    const { settings } = await contractedProcess(deps, call, processId);
    const calendar = createDeskCalendars(settings).of(processId);
    const now = deps.clock.now();
    const asked = { createdAt: now, closedAt: null, firstResponseAt: null, segments: [] };
    const moment = (promise: PromisedTime | null, standing: typeof responseStanding): PromisePreview['response'] => {
      if (promise === null) return null;
      const { promisedMs, dueAt } = standing(asked, promise, { calendar, now });
      return { promisedMs, dueAt };
    };
    return {
      asOf: now,
      workdayMs: calendar.workdayMs,
      response: moment(response, responseStanding),
      handling: moment(handling, handlingStanding),
    };
  };
