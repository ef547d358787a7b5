import type { ProjectId } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import type { OffReason } from '../../contract/words';

/** Whether the app works in a project now: it was started, serves the project, and is not switched off there. */
export const inScope = (settings: Settings, projectId: ProjectId): boolean =>
  settings.isStarted &&
  !settings.pausedProjectIds.includes(projectId) &&
  (settings.projectIds === null || settings.projectIds.includes(projectId));

/** Whether the app has nothing to do in a project, which is more than being switched off there for a time. */
export const isUnserved = ({ isStarted, projectIds }: Settings, projectId: ProjectId): boolean =>
  isStarted && projectIds !== null && !projectIds.includes(projectId);

/** The same without projects that Jira does not show: a search that names one is refused. */
export const inSight = (settings: Settings, visible: ReadonlySet<ProjectId>): Settings => ({
  ...settings,
  projectIds: settings.projectIds?.filter((id) => visible.has(id)) ?? null,
  pausedProjectIds: settings.pausedProjectIds.filter((id) => visible.has(id)),
});

/** Projects a search is narrowed to: only some, or all but some; null where there is nothing to search. */
export const scopeJql = ({ isStarted, projectIds, pausedProjectIds: paused }: Settings): string | null => {
  if (!isStarted) return null;
  if (projectIds === null) return paused.length === 0 ? '' : `project not in (${paused.join(', ')}) AND `;
  const served = projectIds.filter((id) => !paused.includes(id));
  return served.length === 0 ? null : `project in (${served.join(', ')}) AND `;
};

/** Why people are told that the app does nothing on a request; null while it works. A project nobody knows yet is null. */
export const whyOff = (
  settings: Settings,
  { projectId, isLicensed }: { readonly projectId: ProjectId | null; readonly isLicensed: boolean },
): OffReason | null => {
  if (!settings.isStarted) return 'not-started';
  if (!isLicensed) return 'licence';
  return projectId !== null && settings.pausedProjectIds.includes(projectId) ? 'paused' : null;
};
