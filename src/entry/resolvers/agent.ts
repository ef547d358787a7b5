import { makeResolver } from '@forge/resolver';
import { z } from 'zod';
import { composeAgent } from '../../compose/agent';
import type { AgentApi } from '../../contract/api';
import { CloseFollowUp, PanelFollowUp, TakeFollowUp } from '../../contract/follow-up';
import { IssueId, IssueKey } from '../../contract/ids';
import { AskRequester, PanelAsk, PanelView, ReadPanel } from '../../contract/panel';
import { guardFor } from '../guard';

/** The issue the panel says it stands on; Jira decides, asked as the person, whether it shows it. */
const extension = z.object({ issue: z.object({ id: z.coerce.string().pipe(IssueId).optional(), key: IssueKey }) });

const issueOf = ({ issue }: z.infer<typeof extension>): IssueId | IssueKey => issue.id ?? issue.key;

const guard = guardFor(['xla-panel', 'xla-context'], composeAgent);

/** Functions of the agent's panel and context. */
export const agent = makeResolver<AgentApi>({
  readPanel: guard('readPanel', {
    payload: ReadPanel,
    result: PanelView,
    extension,
    run: (app, call) => app.readPanel({ ...call, issue: issueOf(call.extension) }),
  }),
  askRequester: guard('askRequester', {
    changes: true,
    payload: AskRequester,
    result: PanelAsk,
    extension,
    run: (app, call) => app.askRequester({ ...call, issue: issueOf(call.extension) }),
  }),
  takeFollowUp: guard('takeFollowUp', {
    changes: true,
    payload: TakeFollowUp,
    result: z.array(PanelFollowUp).readonly(),
    extension,
    run: (app, call) => app.takeFollowUp({ ...call, issue: issueOf(call.extension) }),
  }),
  closeFollowUp: guard('closeFollowUp', {
    changes: true,
    payload: CloseFollowUp,
    result: z.array(PanelFollowUp).readonly(),
    extension,
    run: (app, call) => app.closeFollowUp({ ...call, issue: issueOf(call.extension) }),
  }),
});
