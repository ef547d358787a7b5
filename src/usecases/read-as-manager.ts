import { TileId, type GadgetChoices } from '../contract/gadget';
import type { AccountId } from '../contract/ids';
import type { Language } from '../contract/words';
import { isReadable } from '../domain/figures/measures';
import type { FigureCall, FigureRequest } from './build-view';
import { managedProjects } from './managed-projects';
import type { SettingsStore } from './ports/facts';
import type { FigureReads } from './ports/figures';
import type { SiteProject, ViewerRights } from './ports/jira';
import type { SourceDesk, SourceDesks } from './ports/sources';
import type { Clock } from './ports/system';

export interface ReadAsManagerDeps {
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly rights: Pick<ViewerRights, 'desks'>;
  readonly clock: Clock;
  readonly sourceDesks: Pick<SourceDesks, 'list'>;
  readonly figures: Pick<FigureReads, 'staff'>;
}

export interface ManagerCall<Payload> {
  readonly payload: Payload;
  readonly accountId: AccountId;
  readonly language: Language;
}

/**
 * Lets managers read figures, and of the projects only those that are theirs: a member of the managers' group all that
 * they may browse, a project admin the own ones; with each desk the sources that stand beside it. What the browser's
 * configuration names can only narrow that.
 * @throws NotManagerError, and whatever the reading throws
 */
export const readAsManager =
  (deps: ReadAsManagerDeps) =>
  <Payload extends FigureRequest, View>(read: (call: FigureCall<Payload>) => Promise<View>) =>
  async ({ payload, accountId, language }: ManagerCall<Payload>): Promise<View> => {
    const { settings } = await deps.settings.get();
    const projects = await managedProjects(deps, settings, accountId);
    const sources = await sourcesBeside(deps, projects);
    const projectIds = [...projects, ...sources].map(({ id }) => id);
    return read({ payload, language, settings, projectIds, now: deps.clock.now() });
  };

/**
 * Projects a manager may choose from when editing a gadget.
 * @throws NotManagerError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const readChoices =
  (deps: ReadAsManagerDeps) =>
  async ({ accountId }: { readonly accountId: AccountId }): Promise<GadgetChoices> => {
    const { settings } = await deps.settings.get();
    const projects = await managedProjects(deps, settings, accountId);
    const [sources, staff] = await Promise.all([sourcesBeside(deps, projects), deps.figures.staff()]);
    return {
      projects: [
        ...projects.map(({ id, key, name }) => ({ id, key, name })),
        ...sources.map(({ id, name }) => ({ id, key: IMPORTED_KEY, name })),
      ],
      measures: TileId.options.filter((tile) => isReadable(tile) && (tile !== 'attrition' || staff.length > 0)),
    };
  };

/** What stands where a project has its key. */
const IMPORTED_KEY = 'CSV';

const sourcesBeside = async (
  { sourceDesks }: Pick<ReadAsManagerDeps, 'sourceDesks'>,
  projects: readonly SiteProject[],
): Promise<readonly SourceDesk[]> => {
  const ids = new Set(projects.map(({ id }) => id));
  return (await sourceDesks.list()).filter(({ deskId }) => ids.has(deskId));
};
