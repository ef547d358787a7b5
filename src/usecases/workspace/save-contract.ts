import { CLAUSE_LIMIT, type ContractView, type SaveContract, type SignContract } from '../../contract/service-contract';
import type { ProcessId } from '../../contract/ids';
import {
  contractInForce,
  faultOf,
  newestVersion,
  planSave,
  planSignature,
  type ContractDraft,
  type ContractFault,
} from '../../domain/contract/service-contract';
import {
  ClauseEmptyError,
  ClauseTooLongError,
  DeciderGoneError,
  SameSignerError,
  StaleSaveError,
  type AppError,
} from '../ports/errors';
import type { SettingsStore } from '../ports/facts';
import type { Queues } from '../ports/queues';
import { applyContract } from './apply-contract';
import { contractedProcess, contractView, type ContractCall, type ReadContractDeps } from './read-contract';

export interface SaveContractDeps extends ReadContractDeps {
  readonly settings: SettingsStore;
  readonly queues: Pick<Queues, 'pushRebuild'>;
}

/**
 * Saves a contract over the revision that was read. Terms that anybody has signed become a new version.
 * @throws NotManagerError, NoProcessError, ClauseEmptyError, ClauseTooLongError and DeciderGoneError with the field,
 * StaleSaveError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const saveContract =
  (deps: SaveContractDeps) =>
  async (call: ContractCall<SaveContract>): Promise<ContractView> => {
    const { processId, revision, ...draft } = call.payload;
    const { settings, process } = await contractedProcess(deps, call, processId);
    await assertSound(deps, draft);
    const versions = await deps.contracts.of(processId);
    const plan = planSave(versions, { processId, revision, draft, by: call.accountId, at: deps.clock.now() });
    const isSaved =
      plan.kind === 'nothing' ||
      (plan.kind === 'insert' && (await deps.contracts.tryInsert(plan.contract))) ||
      (plan.kind === 'update' && (await deps.contracts.tryUpdate(plan.contract)));
    if (!isSaved) throw await staleSave(deps, processId);
    return contractView(deps, { settings, process, call });
  };

/**
 * Signs the newest version for one side. With the second signature it is in force, and the loop learns of it.
 * @throws NotManagerError, NoProcessError, SameSignerError, StaleSaveError, JiraBusyError, JiraUnavailableError,
 * StorageUnavailableError
 */
export const signContract =
  (deps: SaveContractDeps) =>
  async (call: ContractCall<SignContract>): Promise<ContractView> => {
    const { processId, ...signing } = call.payload;
    const { process } = await contractedProcess(deps, call, processId);
    const versions = await deps.contracts.of(processId);
    const plan = planSignature(versions, { ...signing, by: call.accountId, at: deps.clock.now() });
    if (plan.kind === 'same-signer') throw new SameSignerError('signed for the other side');
    const isSigned =
      plan.kind === 'nothing' || (plan.kind === 'update' && (await deps.contracts.tryUpdate(plan.contract)));
    if (!isSigned) throw await staleSave(deps, processId);
    const inForce = contractInForce(await deps.contracts.of(processId));
    if (inForce !== null) await applyContract(deps, inForce);
    const { settings } = await deps.settings.get();
    return contractView(deps, { settings, process, call });
  };

const assertSound = async ({ people }: SaveContractDeps, draft: ContractDraft): Promise<void> => {
  const fault = faultOf(draft);
  if (fault !== null) throw toError(fault);
  const isThere = draft.decider !== null && (await people.isActive(draft.decider.accountId));
  if (!isThere) throw new DeciderGoneError('the decider is not active', { field: 'decider' });
};

const toError = ({ code, field }: ContractFault): AppError => {
  switch (code) {
    case 'CLAUSE_EMPTY':
      return new ClauseEmptyError('empty clause', { field });
    case 'CLAUSE_TOO_LONG':
      return new ClauseTooLongError('clause too long', { field, params: { limit: CLAUSE_LIMIT } });
  }
};

const staleSave = async (deps: SaveContractDeps, processId: ProcessId): Promise<StaleSaveError> => {
  const newest = newestVersion(await deps.contracts.of(processId));
  const [last] = [newest?.giving, newest?.receiving, newest && { by: newest.editedBy, at: newest.editedAt }]
    .filter((each) => each !== null && each !== undefined)
    .toSorted((a, b) => b.at - a.at);
  const by = last?.by ?? null;
  const name = by === null ? null : await deps.people.findName(by);
  return new StaleSaveError('somebody else saved first', { params: { by: name ?? '', at: last?.at ?? 0 } });
};
