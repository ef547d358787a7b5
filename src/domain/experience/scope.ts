import type { ProjectId } from '../../contract/ids';
import type { Settings } from '../../contract/settings';

/** Whether the app serves a project: every service desk, or those an admin chose. */
export const inScope = (settings: Settings, projectId: ProjectId): boolean =>
  settings.projectIds === null || settings.projectIds.includes(projectId);
