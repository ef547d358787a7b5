import { makeResolver } from '@forge/resolver';
import { z } from 'zod';
import type { AgentApi } from '../../contract/api';
import { IssueId, IssueKey } from '../../contract/ids';
import { PanelView, ReadPanel } from '../../contract/panel';
import { guardFor } from '../guard';

/** The issue the panel says it stands on; Jira decides, asked as the person, whether it shows it. */
const extension = z.object({ issue: z.object({ id: z.coerce.string().pipe(IssueId).optional(), key: IssueKey }) });

const guard = guardFor(['xla-panel', 'xla-context']);

/** Functions of the agent's panel and context. */
export const agent = makeResolver<AgentApi>({
  readPanel: guard('readPanel', {
    payload: ReadPanel,
    result: PanelView,
    extension,
    run: (app, call) => app.readPanel({ ...call, issue: call.extension.issue.id ?? call.extension.issue.key }),
  }),
});
