import type { Settings } from '../../contract/settings';
import { inForceSince, type ServiceContract } from '../../domain/contract/service-contract';
import { StaleSaveError } from '../ports/errors';
import type { SettingsStore } from '../ports/facts';
import type { Queues } from '../ports/queues';

interface ApplyContractDeps {
  readonly settings: SettingsStore;
  readonly queues: Pick<Queues, 'pushRebuild'>;
}

/** Two people may save at the same moment; more is a fault. */
const TRIES = 5;

/**
 * Has the loop follow the contract in force: its target, its floor and what a complete request has stand in the settings of its
 * process, which every read has at hand. Done again it changes nothing, so that signing again repairs a half-done one.
 * @throws StaleSaveError, StorageUnavailableError
 */
export const applyContract = async (deps: ApplyContractDeps, contract: ServiceContract): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const stored = await deps.settings.get();
    const settings = withContract(stored.settings, contract);
    if (JSON.stringify(settings) === JSON.stringify(stored.settings)) return;
    const at = inForceSince(contract) ?? contract.editedAt;
    if (await deps.settings.trySave(stored.version, { settings, by: contract.receiving?.by ?? null, at })) {
      await deps.queues.pushRebuild();
      return;
    }
  }
  throw new StaleSaveError('the settings would not stand still', { params: { by: '', at: 0 } });
};

const withContract = (settings: Settings, contract: ServiceContract): Settings => ({
  ...settings,
  processes: settings.processes.map((process) =>
    process.id === contract.processId
      ? {
          ...process,
          target: contract.terms.target,
          followUpFloor: contract.terms.floor,
          complete: { since: inForceSince(contract) ?? contract.editedAt, items: contract.terms.complete },
        }
      : process,
  ),
});
