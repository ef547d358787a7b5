import type { HealthView, SupportBundle } from '../../contract/health';
import type { Settings } from '../../contract/settings';
import { healthOf, type SiteFindings } from '../../domain/health/health';
import { redacted } from '../../domain/health/redacted';
import type { Waiting } from '../ports/admin';
import type { Requests, SettingsStore } from '../ports/facts';
import type { AppFields, PointsWatch, Projects, SiteProject, ViewerRights } from '../ports/jira';
import type { Runs } from '../ports/runs';
import type { Clock } from '../ports/system';
import type { AlertMails } from '../ports/telling';
import { DAY_MS, MINUTE_MS } from '../../domain/time/civil-date';
import { toInstant } from '../../domain/time/instant';

export interface ReadHealthDeps {
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly requests: Pick<Requests, 'coverage'>;
  readonly waiting: Waiting;
  readonly runs: Runs;
  readonly alertMails: Pick<AlertMails, 'counts'>;
  readonly projects: Projects;
  readonly projectsOfPerson: Projects;
  readonly appFields: AppFields;
  readonly rights: Pick<ViewerRights, 'countClosedLevels'>;
  readonly points: Pick<PointsWatch, 'left'>;
  readonly clock: Clock;
  readonly isLicensed: boolean;
}

const COUNTED_DAYS = 30;
/** No function lives so long: whoever is still sending was cut off. */
const STUCK_MINUTES = 10;

/** What the platform says of the running app. */
export interface RunningApp {
  readonly scopes: readonly string[];
  readonly version: string;
  readonly environment: string;
}

/**
 * Looks at everything that could keep the app from its work.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const readHealth =
  (deps: ReadHealthDeps) =>
  async (app: Pick<RunningApp, 'scopes'>): Promise<HealthView> => {
    const site = await findingsOf(deps, app.scopes);
    return { asOf: site.now, lines: healthOf(site) };
  };

/**
 * What somebody who helps from outside needs to know, and nothing personal.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const readSupportBundle =
  (deps: ReadHealthDeps) =>
  async ({ scopes, version, environment }: RunningApp): Promise<SupportBundle> => {
    const site = await findingsOf(deps, scopes);
    return {
      format: 'inward-support',
      version: 1,
      createdAt: new Date(site.now).toISOString(),
      app: { version, environment },
      settings: redacted(site.settings),
      // Keys of projects are names that somebody gave.
      health: healthOf(site).map((line) => ({
        ...line,
        values: { ...line.values, ...('keys' in line.values && { keys: '' }) },
      })),
      failures: Object.values(site.runs).flatMap((run) => run?.failures ?? []),
    };
  };

const findingsOf = async (deps: ReadHealthDeps, granted: readonly string[]): Promise<SiteFindings> => {
  const { settings } = await deps.settings.get();
  const now = deps.clock.now();
  const [coverage, newestRequestAt, oldestWaitingAt, alertMails, tick, hourly, daily] = await Promise.all([
    deps.requests.coverage(),
    deps.waiting.newestRequestAt(),
    deps.waiting.oldestAt(),
    deps.alertMails.counts(toInstant(now - COUNTED_DAYS * DAY_MS), toInstant(now - STUCK_MINUTES * MINUTE_MS)),
    deps.runs.find('tick'),
    deps.runs.find('hourly'),
    deps.runs.find('daily'),
  ]);
  const [desksOfApp, desksOfAdmin, hasFields] = await Promise.all([
    deps.projects.list(),
    deps.projectsOfPerson.list(),
    deps.appFields.areThere(),
  ]);
  return {
    now,
    settings,
    isLicensed: deps.isLicensed,
    granted,
    desksOfApp,
    desksOfAdmin,
    closedLevels: await closedLevels(deps, desksOfApp, desksOfAdmin),
    desksWithoutColumn: hasFields ? await desksWithoutColumn(deps, settings.projectIds, desksOfApp) : [],
    points: deps.points.left(),
    hasFields,
    runs: { tick, hourly, daily },
    coverage,
    newestRequestAt,
    oldestWaitingAt,
    alertMails,
  };
};

/** Up to three calls for each desk: enough for whoever looks, and no more than a function has time for. */
const MOST_DESKS = 25;

const closedLevels = async (
  { rights }: ReadHealthDeps,
  desksOfApp: readonly SiteProject[],
  desksOfAdmin: readonly SiteProject[],
): Promise<SiteFindings['closedLevels']> => {
  const shared = desksOfApp.filter(({ id }) => desksOfAdmin.some((desk) => desk.id === id)).slice(0, MOST_DESKS);
  const desks = await Promise.all(
    shared.map(async ({ id, key }) => ({ key, count: await rights.countClosedLevels(id) })),
  );
  return desks.filter(({ count }) => count > 0);
};

/** Served desks alone: nobody misses a column beside the others. */
const desksWithoutColumn = async (
  { appFields }: ReadHealthDeps,
  projectIds: Settings['projectIds'],
  desksOfApp: readonly SiteProject[],
): Promise<SiteFindings['desksWithoutColumn']> => {
  const served = desksOfApp.filter(({ id }) => projectIds === null || projectIds.includes(id)).slice(0, MOST_DESKS);
  const found = await Promise.all(
    served.map(async ({ id, key }) => ({ key, isShown: await appFields.findInQueues(id) })),
  );
  return found.flatMap(({ key, isShown }) => (isShown === false ? [{ key }] : []));
};
