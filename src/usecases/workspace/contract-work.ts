import { previewPromise } from './preview-promise';
import { readContract } from './read-contract';
import { readWorkspace, type ReadWorkspaceDeps } from './read-workspace';
import { saveContract, signContract, type SaveContractDeps } from './save-contract';

/** What owners of a service do in its workspace about the contract. */
export const contractWork = (deps: ReadWorkspaceDeps & SaveContractDeps) => ({
  readWorkspace: readWorkspace(deps),
  readContract: readContract(deps),
  previewPromise: previewPromise(deps),
  saveContract: saveContract(deps),
  signContract: signContract(deps),
});
