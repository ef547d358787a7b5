import { makeResolver } from '@forge/resolver';
import { z } from 'zod';
import type { WorkspaceApi } from '../../contract/api';
import { ProjectId } from '../../contract/ids';
import { Id } from '../../contract/jira-values';
import { ReadWorkspace, WorkspaceView } from '../../contract/workspace';
import { guardFor } from '../guard';

/** The project the page says it stands in; whether the person manages it, each use case asks Jira. */
const extension = z.object({ project: z.object({ id: Id.pipe(ProjectId) }) });

const guard = guardFor(['workspace']);

/** Functions of the workspace, a page of its project. */
export const workspace = makeResolver<WorkspaceApi>({
  readWorkspace: guard('readWorkspace', {
    payload: ReadWorkspace,
    result: WorkspaceView,
    extension,
    run: (app, call) => app.readWorkspace({ ...call, projectId: call.extension.project.id }),
  }),
});
