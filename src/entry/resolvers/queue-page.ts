import { makeResolver } from '@forge/resolver';
import { z } from 'zod';
import { composeQueuePage } from '../../compose/queue-page';
import type { QueuePageApi } from '../../contract/api';
import { ProjectId } from '../../contract/ids';
import { Id } from '../../contract/jira-values';
import { ReadRisks, RisksView } from '../../contract/risk';
import { guardFor } from '../guard';

/** The project the page says it stands in; whether the person may browse it is asked of Jira. */
const extension = z.object({ project: z.object({ id: Id.pipe(ProjectId) }) });

const guard = guardFor(['experience-page'], composeQueuePage);

/** Functions of the experience page beside the queues. */
export const queuePage = makeResolver<QueuePageApi>({
  readRisks: guard('readRisks', {
    payload: ReadRisks,
    result: RisksView,
    extension,
    run: (app, call) => app.readRisks({ ...call, projectId: call.extension.project.id }),
  }),
});
