import { addDetails } from './add-details';
import { askFollowUp, readCardFollowUp, type CardFollowUpDeps } from './ask-follow-up';
import { askRequester, type AskRequesterDeps } from './ask-requester';
import { closeFollowUp, takeFollowUp, type ChangeFollowUpDeps } from './change-follow-up';
import type { ViewerIssues } from './ports/jira';
import { rate } from './rate';
import { readCard } from './read-card';
import { readPanel, type ReadPanelDeps } from './read-panel';
import { readPromise, type ReadPromiseDeps } from './read-promise';
import type { StoreAnswersDeps } from './store-answers';
import { previewPromise } from './workspace/preview-promise';
import { readContract } from './workspace/read-contract';
import { readWorkspace, type ReadWorkspaceDeps } from './workspace/read-workspace';
import { saveContract, signContract, type SaveContractDeps } from './workspace/save-contract';

type RequestWorkDeps = ReadPromiseDeps &
  StoreAnswersDeps &
  Omit<ReadPanelDeps, 'issues'> &
  CardFollowUpDeps &
  Omit<ChangeFollowUpDeps, 'issues'> & { readonly viewerIssues: ViewerIssues } & ReadWorkspaceDeps &
  SaveContractDeps &
  Omit<AskRequesterDeps, 'issues'>;

/** What requester and agent do on one request, the contract behind it, and what follows when it went wrong. */
export const requestWork = (deps: RequestWorkDeps) => ({
  readCard: readCard(deps),
  rate: rate(deps),
  addDetails: addDetails(deps),
  readPanel: readPanel({ ...deps, issues: deps.viewerIssues }),
  readPromise: readPromise(deps),
  readCardFollowUp: readCardFollowUp(deps),
  askFollowUp: askFollowUp(deps),
  askRequester: askRequester({ ...deps, issues: deps.viewerIssues }),
  takeFollowUp: takeFollowUp({ ...deps, issues: deps.viewerIssues }),
  closeFollowUp: closeFollowUp({ ...deps, issues: deps.viewerIssues }),
  readWorkspace: readWorkspace(deps),
  readContract: readContract(deps),
  previewPromise: previewPromise(deps),
  saveContract: saveContract(deps),
  signContract: signContract(deps),
});
