import type { AccountId, ProjectId } from '../contract/ids';
import type { Settings } from '../contract/settings';
import { NotManagerError, ProjectClosedError } from './ports/errors';
import type { SiteProject, ViewerRights } from './ports/jira';

interface RightsDeps {
  readonly rights: Pick<ViewerRights, 'desks'>;
}

/**
 * The projects a person manages: a member of the managers' group all that they may browse, a project admin the own ones.
 * Never empty.
 * @throws NotManagerError
 */
export const managedProjects = async (
  { rights }: RightsDeps,
  settings: Settings,
  accountId: AccountId,
): Promise<readonly SiteProject[]> => {
  const { managerGroup, projectIds } = settings;
  const { isInManagerGroup, desks } = await rights.desks({ accountId, managerGroup, projectIds });
  const managed = desks.filter(({ isAdmin }) => isInManagerGroup || isAdmin);
  if (managed.length === 0) throw new NotManagerError('manages none of the projects');
  return managed;
};

/** What a manager says of one project. */
export interface ProjectCall {
  readonly accountId: AccountId;
  readonly projectId: ProjectId;
}

/**
 * The project, where this person manages it.
 * @throws ProjectClosedError where the app itself may not see it, NotManagerError also for a project that is not there for them
 */
export const managedProject = async (
  { rights }: { readonly rights: Pick<ViewerRights, 'desks' | 'isClosedToApp'> },
  settings: Settings,
  { accountId, projectId }: ProjectCall,
): Promise<SiteProject> => {
  const { managerGroup, projectIds } = settings;
  const { isInManagerGroup, desks } = await rights.desks({ accountId, managerGroup, projectIds });
  const desk = desks.find(({ id }) => id === projectId);
  if (desk !== undefined && (isInManagerGroup || desk.isAdmin)) return desk;
  // Of a project that nobody shows the app it cannot tell who manages it.
  if (desk === undefined && (await rights.isClosedToApp(projectId)))
    throw new ProjectClosedError('the project is closed to the app');
  throw new NotManagerError('manages other projects');
};
