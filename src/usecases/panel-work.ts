import { askRequester, type AskRequesterDeps } from './ask-requester';
import { closeFollowUp, takeFollowUp, type ChangeFollowUpDeps } from './change-follow-up';
import type { ViewerIssues } from './ports/jira';
import { readPanel, type ReadPanelDeps } from './read-panel';

type PanelWorkDeps = Omit<ReadPanelDeps & ChangeFollowUpDeps & AskRequesterDeps, 'issues'> & {
  readonly viewerIssues: ViewerIssues;
};

/** What an agent does on the panel of one request; Jira is asked as the agent. */
export const panelWork = (deps: PanelWorkDeps) => {
  const asViewer = { ...deps, issues: deps.viewerIssues };
  return {
    readPanel: readPanel(asViewer),
    askRequester: askRequester(asViewer),
    takeFollowUp: takeFollowUp(asViewer),
    closeFollowUp: closeFollowUp(asViewer),
  };
};
