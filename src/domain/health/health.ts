import type { HealthId, HealthLevel, HealthLine } from '../../contract/health';
import type { Instant } from '../../contract/ids';
import type { Settings } from '../../contract/settings';

/** When a schedule ended last, and which of its steps failed then. */
export interface Run {
  readonly at: Instant;
  readonly failures: readonly { readonly where: string; readonly code: string }[];
}

export type ScheduleName = 'tick' | 'hourly' | 'daily';

/** What was found out about a site. */
export interface SiteFindings {
  readonly now: Instant;
  readonly settings: Settings;
  readonly isLicensed: boolean;
  readonly granted: readonly string[];
  /** Service desks as the app sees them, and as the admin at the screen does. */
  readonly desksOfApp: readonly { readonly id: string; readonly key: string }[];
  readonly desksOfAdmin: readonly { readonly id: string; readonly key: string }[];
  /** Desks with issue security levels that the admin may set and the app does not see. */
  readonly closedLevels: readonly { readonly key: string; readonly count: number }[];
  /** What Jira has just said of the hour's points; null: nothing. */
  readonly points: { readonly limit: number; readonly remaining: number } | null;
  readonly hasFields: boolean;
  /** Desks of which no queue shows a field of the app, as far as Jira tells the admin. */
  readonly desksWithoutColumn: readonly { readonly key: string }[];
  readonly runs: Readonly<Record<ScheduleName, Run | null>>;
  readonly coverage: { readonly requests: number; readonly withDepartment: number };
  readonly newestRequestAt: Instant | null;
  readonly oldestWaitingAt: Instant | null;
  /** Messages about alerts in the last thirty days; `unknown` were cut off while they were sent, and are never sent again. */
  readonly alertMails: Readonly<Record<'sent' | 'unknown' | 'refused' | 'dropped', number>>;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How late a schedule may be before it is worth a look, and before something is wrong. */
const LATE: Readonly<Record<ScheduleName, { readonly attention: number; readonly broken: number }>> = {
  tick: { attention: 20 * MINUTE_MS, broken: 2 * HOUR_MS },
  hourly: { attention: 3 * HOUR_MS, broken: 12 * HOUR_MS },
  daily: { attention: 30 * HOUR_MS, broken: 72 * HOUR_MS },
};

/** What Forge SQL holds, and what one request takes in all tables; the bench measures that it is no more. */
const STORAGE_BYTES = 2 ** 30;
const REQUEST_BYTES = 500;

/** Scopes without which something stands still. */
const NEEDED_SCOPES = [
  'read:jira-work',
  'read:jira-user',
  'read:permission:jira',
  'read:servicedesk-request',
  'write:servicedesk-request',
  'write:app-data:jira',
  'report:personal-data',
  'storage:app',
];

type Values = HealthLine['values'];
const line = (id: HealthId, level: HealthLevel, values: Values = {}): HealthLine => ({ id, level, values, at: null });

/** Every line of the health check, in the order of the page. */
export const healthOf = (site: SiteFindings): readonly HealthLine[] => [
  site.isLicensed ? line('licence', 'ok') : line('licence', 'broken'),
  startedLine(site),
  projectsLine(site),
  closedLine(site),
  levelsLine(site),
  scopesLine(site),
  line('fields', site.hasFields ? 'ok' : 'broken'),
  columnsLine(site),
  ...(['tick', 'hourly', 'daily'] as const).map((name) => runLine(name, site)),
  failuresLine(site),
  { ...line('requests', site.newestRequestAt === null ? 'attention' : 'ok'), at: site.newestRequestAt },
  queueLine(site),
  pointsLine(site),
  storageLine(site),
  departmentsLine(site),
  mailLine(site),
  alertMailsLine(site),
];

const startedLine = ({ settings }: SiteFindings): HealthLine => {
  if (!settings.isStarted) return line('started', 'broken');
  const paused = settings.pausedProjectIds.length;
  return line('started', paused === 0 ? 'ok' : 'attention', { count: paused });
};

const projectsLine = ({ settings, desksOfApp }: SiteFindings): HealthLine => {
  const served = desksOfApp.filter(
    ({ id }) => settings.projectIds === null || settings.projectIds.some((each) => each === id),
  );
  return line('projects', served.length === 0 ? 'broken' : 'ok', { count: served.length });
};

/** Desks that the admin sees and the app does not: Jira answers the app 403 there, or hides them. */
const closedLine = ({ settings, desksOfApp, desksOfAdmin }: SiteFindings): HealthLine => {
  const open = new Set(desksOfApp.map(({ id }) => id));
  const closed = desksOfAdmin.filter(({ id }) => !open.has(id)).map(({ key }) => key);
  const lost = (settings.projectIds ?? []).filter(
    (id) => !open.has(id) && desksOfAdmin.every((each) => each.id !== id),
  );
  const count = closed.length + lost.length;
  return line('closed-projects', count === 0 ? 'ok' : 'attention', { count, keys: closed.join(', ') });
};

/** Requests at such a level are hidden from the app, whatever it may do in the project. */
const levelsLine = ({ closedLevels }: SiteFindings): HealthLine => {
  const count = closedLevels.reduce((sum, desk) => sum + desk.count, 0);
  const keys = closedLevels.map(({ key }) => key).join(', ');
  return line('security-levels', count === 0 ? 'ok' : 'attention', { count, keys });
};

/** Agents who work from a queue see neither score nor alert there until somebody adds a column. */
const columnsLine = ({ desksWithoutColumn }: SiteFindings): HealthLine => {
  const count = desksWithoutColumn.length;
  return line('columns', count === 0 ? 'ok' : 'attention', {
    count,
    keys: desksWithoutColumn.map(({ key }) => key).join(', '),
  });
};

/** Jira warns of the last fifth; with nothing left it refuses every call until the hour is over. */
const pointsLine = ({ points }: SiteFindings): HealthLine => {
  if (points === null) return line('points', 'ok', { used: 0, limit: 0 });
  const { limit, remaining } = points;
  const level = remaining === 0 ? 'broken' : remaining < limit / 5 ? 'attention' : 'ok';
  return line('points', level, { used: limit - remaining, limit });
};

const scopesLine = ({ granted }: SiteFindings): HealthLine => {
  const missing = NEEDED_SCOPES.filter((scope) => !granted.includes(scope));
  return line('scopes', missing.length === 0 ? 'ok' : 'broken', { count: granted.length, missing: missing.join(', ') });
};

const runLine = (name: ScheduleName, { runs, now }: SiteFindings): HealthLine => {
  const at = runs[name]?.at ?? null;
  const late = at === null ? Number.POSITIVE_INFINITY : now - at;
  const { attention, broken } = LATE[name];
  // A new site has not lived through a day yet.
  const level = at === null ? 'attention' : late > broken ? 'broken' : late > attention ? 'attention' : 'ok';
  return { ...line(name, level), at };
};

const failuresLine = ({ runs }: SiteFindings): HealthLine => {
  const codes = Object.values(runs).flatMap((run) => run?.failures.map(({ where, code }) => `${where}: ${code}`) ?? []);
  return line('failures', codes.length === 0 ? 'ok' : 'attention', { count: codes.length, codes: codes.join(', ') });
};

const queueLine = ({ oldestWaitingAt: at, now }: SiteFindings): HealthLine => {
  const minutes = at === null ? 0 : Math.floor((now - at) / MINUTE_MS);
  const level = minutes > 120 ? 'broken' : minutes > 20 ? 'attention' : 'ok';
  return { ...line('queue', level, { minutes }), at };
};

const storageLine = ({ coverage }: SiteFindings): HealthLine => {
  const share = (coverage.requests * REQUEST_BYTES) / STORAGE_BYTES;
  const level = share > 0.9 ? 'broken' : share > 0.7 ? 'attention' : 'ok';
  return line('storage', level, { requests: coverage.requests, percent: Math.ceil(share * 100) });
};

const departmentsLine = ({ coverage: { requests, withDepartment } }: SiteFindings): HealthLine => {
  const percent = requests === 0 ? 100 : Math.round((100 * withDepartment) / requests);
  return line('departments', percent < 80 ? 'attention' : 'ok', { percent });
};

/** Jira tells nobody whether its own rating mail is on, so a process that writes a comment is worth a look. */
const mailLine = ({ settings }: SiteFindings): HealthLine => {
  const count = settings.processes.filter(({ push }) => push === 'comment').length;
  return line('mail', count === 0 ? 'ok' : 'attention', { count });
};

/** What somebody may have missed: messages in doubt, to people who may not see the request, beyond the day's budget. */
const alertMailsLine = ({ alertMails }: SiteFindings): HealthLine => {
  const { unknown, refused, dropped } = alertMails;
  return line('alert-mails', unknown + refused + dropped === 0 ? 'ok' : 'attention', alertMails);
};
