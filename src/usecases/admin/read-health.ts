import type { HealthView, SupportBundle } from '../../contract/health';
import { healthOf, type SiteFindings } from '../../domain/health/health';
import { redacted } from '../../domain/health/redacted';
import type { Waiting } from '../ports/admin';
import type { Requests, SettingsStore } from '../ports/facts';
import type { AppFields, Projects } from '../ports/jira';
import type { Runs } from '../ports/runs';
import type { Clock } from '../ports/system';

export interface ReadHealthDeps {
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly requests: Pick<Requests, 'coverage'>;
  readonly waiting: Waiting;
  readonly runs: Runs;
  readonly projects: Projects;
  readonly projectsOfPerson: Projects;
  readonly appFields: AppFields;
  readonly clock: Clock;
  readonly isLicensed: boolean;
}

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
  const [coverage, newestRequestAt, oldestWaitingAt, tick, hourly, daily] = await Promise.all([
    deps.requests.coverage(),
    deps.waiting.newestRequestAt(),
    deps.waiting.oldestAt(),
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
    now: deps.clock.now(),
    settings,
    isLicensed: deps.isLicensed,
    granted,
    desksOfApp,
    desksOfAdmin,
    hasFields,
    runs: { tick, hourly, daily },
    coverage,
    newestRequestAt,
    oldestWaitingAt,
  };
};
