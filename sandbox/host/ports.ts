import type { AppManifest, ScheduleInterval } from '../app/manifest.ts';
import type { AutomationSteps } from '../platform/automation-steps.ts';
import type { Clock, JiraSite } from '../platform/ports.ts';
import type { Story } from './story.ts';

/** What the pages need of the site they show. */
export interface HostSite {
  readonly cloudId: string;
  /** Origin of the pages, `http://127.0.0.1:8080`. */
  readonly siteUrl: string;
  /** Origin of the app's resources; another port, so that frames are cross-origin as in production. */
  readonly resourceUrl: string;
  readonly jira: Pick<JiraSite, 'handle' | 'onEvent' | 'people'>;
  readonly automation: Pick<AutomationSteps, 'configurationOf' | 'configure' | 'run' | 'runs'>;
  /** Calls a resolver function of the app; rejects with an Error whose message the page may show. */
  invoke(invocation: HostInvocation): Promise<unknown>;
}

/** One call of `invoke` by a page of the app. Everything but `accountId` comes from the browser. */
export interface HostInvocation {
  readonly moduleKey: string;
  readonly accountId: string | null;
  readonly functionKey: string;
  readonly payload: unknown;
  readonly extension: Readonly<Record<string, unknown>>;
  readonly locale?: string;
  readonly timezone?: string;
  readonly localId?: string;
}

/** Moves the sandbox on behalf of the bar on top of every page. */
export interface HostControl {
  /** `PT15M`, `P1D`. Resolves when everything that came due was done. */
  advance(duration: string): Promise<void>;
  /** Runs the app's schedules of one interval now, without moving time. */
  runSchedules(interval: ScheduleInterval): Promise<void>;
}

/** The installed app: its manifest and where its built files lie. */
export interface InstalledApp {
  readonly environmentId: string;
  readonly environmentType: 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION';
  readonly manifest: AppManifest;
  /** Absolute directory of each `resources:` entry by its key. */
  readonly resourceDirectories: Readonly<Record<string, string>>;
  /** Absolute directory of the bundler's `__LOCALES__`, if the manifest has translations. */
  readonly localesDirectory: string | null;
}

/** Everything the host is made from. */
export interface HostOptions {
  readonly site: HostSite;
  readonly app: InstalledApp;
  readonly clock: Clock;
  readonly control: HostControl;
  /** What is told about the world of this site; null when nothing is. */
  story(): Story | null;
}
