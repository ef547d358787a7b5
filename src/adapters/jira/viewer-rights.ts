import { z } from 'zod';
import { Id } from '../../contract/jira-values';
import { ProjectId } from '../../contract/ids';
import { JiraRefusedError } from '../../usecases/ports/errors';
import type { Projects, ViewerRights } from '../../usecases/ports/jira';
import type { Clock } from '../../usecases/ports/system';
import type { Cache } from '../kvs/cache';
import { cacheKeys } from '../kvs/keys';
import { remembered } from '../kvs/remembered';
import type { Client } from './client';
import { createProjects } from './projects';
import { unlessRefused } from './unless-refused';

export interface ViewerRightsDeps {
  readonly person: Client;
  readonly app: Client;
  /** Desks the app serves are listed as the app; what the person may do there is asked as the person. */
  readonly projects: Projects;
  readonly cache: Cache;
  readonly clock: Clock;
}

const FIVE_MINUTES_MS = 300_000;

const MyPermissions = z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) });
const Granted = z.object({
  projectPermissions: z.array(z.object({ permission: z.string(), projects: z.array(Id).default([]) })).default([]),
});
const Myself = z.object({
  groups: z.object({ items: z.array(z.object({ name: z.string(), groupId: z.string().nullish() })) }).optional(),
});
const Levels = z.object({ levels: z.array(z.object({ id: Id })) });
const Verdict = z.object({
  isInManagerGroup: z.boolean(),
  desks: z.array(z.object({ id: ProjectId, key: z.string(), name: z.string(), isAdmin: z.boolean() })),
});

/** What the person at the screen may do, as Jira itself says it to them. */
export const createViewerRights = (deps: ViewerRightsDeps): ViewerRights => ({
  isJiraAdmin: async () => {
    try {
      const { permissions } = await deps.person.sendRequest({
        url: '/rest/api/3/mypermissions',
        searchParams: { permissions: 'ADMINISTER' },
        schema: MyPermissions,
      });
      return permissions['ADMINISTER']?.havePermission === true;
    } catch (error) {
      return noneIfRefused(error, false);
    }
  },

  isClosedToApp: async (projectId) => {
    const isListed = async (projects: Projects): Promise<boolean> =>
      (await projects.list()).some(({ id }) => id === projectId);
    return !(await isListed(deps.projects)) && (await isListed(createProjects(deps.person)));
  },

  countClosedLevels: async (projectId) => {
    const [seen, set] = await Promise.all([readLevels(deps.app, projectId), readLevels(deps.person, projectId)]);
    return set.filter((level) => !seen.includes(level)).length;
  },

  desks: ({ accountId, managerGroup, projectIds }) =>
    remembered(
      deps,
      {
        key: cacheKeys.rights(accountId, JSON.stringify([managerGroup, projectIds])),
        schema: Verdict,
        maxAgeMs: FIVE_MINUTES_MS,
      },
      () => readDesks(deps, managerGroup, projectIds),
    ),
});

/** Jira tells an account of those alone whose issues it may see and set. */
const readLevels = async (client: Client, projectId: ProjectId): Promise<readonly string[]> => {
  const asked = client.sendRequest({ url: `/rest/api/3/project/${projectId}/securitylevel`, schema: Levels });
  const { levels } = await unlessRefused(asked, { levels: [] });
  return levels.map(({ id }) => id);
};

const readDesks = async (
  deps: ViewerRightsDeps,
  managerGroup: string | null,
  projectIds: readonly ProjectId[] | null,
): Promise<z.infer<typeof Verdict>> => {
  const projects = (await deps.projects.list()).filter(({ id }) => projectIds === null || projectIds.includes(id));
  if (projects.length === 0) return { isInManagerGroup: false, desks: [] };
  try {
    const [granted, isInManagerGroup] = await Promise.all([
      readGranted(
        deps.person,
        projects.map(({ id }) => id),
      ),
      readIsInGroup(deps.person, managerGroup),
    ]);
    const may = (permission: string, id: ProjectId): boolean =>
      granted.some((grant) => grant.permission === permission && grant.projects.includes(id));
    const desks = projects
      .filter(({ id }) => may('BROWSE_PROJECTS', id))
      .map((project) => ({ ...project, isAdmin: may('ADMINISTER_PROJECTS', project.id) }));
    return { isInManagerGroup, desks };
  } catch (error) {
    return noneIfRefused<z.infer<typeof Verdict>>(error, { isInManagerGroup: false, desks: [] });
  }
};

const readGranted = async (person: Client, ids: readonly ProjectId[]) => {
  const permissions = ['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS'];
  const { projectPermissions } = await person.sendRequest({
    url: '/rest/api/3/permissions/check',
    method: 'POST',
    body: { projectPermissions: [{ permissions, projects: ids.map(Number) }] },
    schema: Granted,
  });
  return projectPermissions;
};

const readIsInGroup = async (person: Client, group: string | null): Promise<boolean> => {
  if (group === null) return false;
  const { groups } = await person.sendRequest({
    url: '/rest/api/3/myself',
    searchParams: { expand: 'groups' },
    schema: Myself,
  });
  return groups?.items.some(({ name, groupId }) => name === group || groupId === group) ?? false;
};

/** Portal customers and people of other products may not even ask; that they may nothing is the answer. */
const noneIfRefused = <T>(error: unknown, none: T): T => {
  if (error instanceof JiraRefusedError && [401, 403, 404].includes(error.status)) return none;
  throw error;
};
