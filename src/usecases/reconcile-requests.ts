import { z } from 'zod';
import { Instant } from '../contract/ids';
import type { Settings } from '../contract/settings';
import type { ObservedIssue } from '../domain/experience/observed-issue';
import { inScope } from '../domain/experience/scope';
import { shortHash } from '../domain/experience/short-hash';
import type { Chance } from '../domain/survey/draw';
import { createDeskCalendars } from '../domain/time/desk-calendars';
import { toInstant } from '../domain/time/instant';
import type { ChangedRequest } from './alerts/notice-changes';
import { applyAbsorptions, type ApplyAbsorptionDeps } from './apply-absorption';
import { planAbsorption } from './plan-absorption';
import { SAMPLING_WATERMARK, samplingIn } from './ports/sampling';
import { StalePageError } from './ports/errors';
import type { LoopStates, SettingsStore, Watermarks } from './ports/facts';
import type { DuplicateLinks, Issues, Projects, Staff } from './ports/jira';
import type { Clock } from './ports/system';
import { readOptionsOf } from './read-options';

export interface ReconcileRequestsDeps extends Omit<ApplyAbsorptionDeps, 'fields' | 'log'> {
  readonly states: LoopStates;
  readonly settings: SettingsStore;
  readonly watermarks: Watermarks;
  readonly issues: Issues;
  readonly projects: Projects;
  readonly staff: Staff;
  readonly links: DuplicateLinks;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Told of every request the walk meets, for the clocks whose event was lost. */
  readonly noticeChanges: (changed: readonly ChangedRequest[]) => Promise<void>;
}

/** Where the walk over changed requests stands. `rules`: what of the settings decided how issues were read. */
const Walk = z.object({ jql: z.string(), startedAt: Instant, after: z.string().nullable(), rules: z.string() });
const Progress = z.object({ through: Instant, rules: z.string(), walk: Walk.nullable() });
type Walk = z.infer<typeof Walk>;
type Progress = z.infer<typeof Progress>;

export const RECONCILE_WATERMARK = 'reconcile';

const MINUTE_MS = 60_000;
/** Events may come three minutes late and the search index lags as well: every hour is looked at more than once. */
const OVERLAP_MS = 35 * MINUTE_MS;
/** How far back a walk goes when settings change how issues are read. */
const HISTORY_MS = 730 * 24 * 60 * MINUTE_MS;
/** What would be forgotten at once need not be walked. */
const MONTH_MS = 30.5 * 24 * 60 * MINUTE_MS;
const PAGE = 100;
/** A run spends at most 20 × (1 + 100) points, two thirds of what a site may spend in an hour. */
const MAX_PAGES = 20;

/**
 * Walks the requests that Jira says have changed since the last walk and does what a lost, late or killed event left
 * undone. Remembers each page, so that a killed run goes on where it was. Relative dates, because JQL reads absolute ones
 * in the time zone of whoever asks.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError; the next run goes on
 */
export const reconcileRequests = (deps: ReconcileRequestsDeps) => async (): Promise<void> => {
  const { settings } = await deps.settings.get();
  if (!settings.isStarted) return;
  const scope = (await deps.projects.list()).map(({ id }) => id).filter((id) => inScope(settings, id));
  if (scope.length === 0) return;
  const rules = rulesOf(settings);
  const historyMs = Math.min(HISTORY_MS, settings.retention.requestMonths * MONTH_MS);
  let progress = await readProgress(deps, rules);
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const walk = currentWalk(progress, { rules, scope, historyMs, now: deps.clock.now() });
    const next = await absorbPage(deps, walk, settings);
    progress = advanced(progress, walk, next);
    await deps.watermarks.set(RECONCILE_WATERMARK, progress);
    if (next.kind === 'page' && next.after === null) return;
  }
};

/** What of the settings decides how an issue is read; process, target and calendar are recomputed without Jira. */
const rulesOf = (settings: Settings): string =>
  shortHash(
    JSON.stringify([
      settings.projectIds,
      settings.departments.sources,
      settings.waitingStatuses,
      // Left out where there is none, so that a release that knows no such field asks for no other walk.
      ...(settings.teamField === null ? [] : [`team:${settings.teamField}`]),
      // A project that works again is walked from the beginning: nobody looked at it meanwhile.
      ...(settings.pausedProjectIds.length === 0 ? [] : [settings.pausedProjectIds]),
    ]),
  );

const readProgress = async (deps: ReconcileRequestsDeps, rules: string): Promise<Progress> => {
  const stored = Progress.safeParse(await deps.watermarks.find(RECONCILE_WATERMARK));
  return stored.success ? stored.data : { through: deps.clock.now(), rules, walk: null };
};

const currentWalk = (
  progress: Progress,
  context: {
    readonly rules: string;
    readonly scope: readonly string[];
    readonly now: Instant;
    readonly historyMs: number;
  },
): Walk => {
  const { rules, scope, now, historyMs } = context;
  if (progress.walk?.rules === rules) return progress.walk;
  const since = progress.rules === rules ? progress.through - OVERLAP_MS : now - historyMs;
  const minutes = Math.ceil((now - since) / MINUTE_MS) + 1;
  const jql = `project in (${scope.join(', ')}) AND updated >= "-${minutes}m" ORDER BY updated ASC`;
  return { jql, startedAt: now, after: null, rules };
};

const advanced = (progress: Progress, walk: Walk, next: Next): Progress => {
  if (next.kind === 'restart') return { ...progress, walk: null };
  if (next.after === null) return { through: walk.startedAt, rules: walk.rules, walk: null };
  return { ...progress, walk: { ...walk, after: next.after } };
};

/** Where a page leads: to the one after it, null after the last, or back to the beginning. */
type Next = { readonly kind: 'page'; readonly after: string | null } | { readonly kind: 'restart' };

const absorbPage = async (deps: ReconcileRequestsDeps, walk: Walk, settings: Settings): Promise<Next> => {
  try {
    const options = readOptionsOf(settings);
    const { issues, next } = await deps.issues.page({ jql: walk.jql, after: walk.after, limit: PAGE, options });
    await absorb(deps, issues, settings);
    return { kind: 'page', after: next };
  } catch (error) {
    // The walk begins again from the same instant; what it has done already changes nothing the second time.
    if (error instanceof StalePageError) return { kind: 'restart' };
    throw error;
  }
};

const absorb = async (
  deps: ReconcileRequestsDeps,
  issues: readonly ObservedIssue[],
  settings: Settings,
): Promise<void> => {
  if (issues.length === 0) return;
  const known = await deps.states.findMany(issues.map(({ issueId }) => issueId));
  const calendars = createDeskCalendars(settings);
  const now = deps.clock.now();
  const sampling = samplingIn(await deps.watermarks.find(SAMPLING_WATERMARK));
  const absorptions = [];
  for (const issue of issues) {
    const facts = known.get(issue.issueId) ?? { request: null, invitation: null, answers: [] };
    // A search answers from an index that may be older than an event we have had.
    if (facts.request !== null && (facts.request.deleted || facts.request.seenAt > issue.updatedAt)) continue;
    absorptions.push(
      await planAbsorption(facts, issue, {
        settings,
        now,
        chance: deps.chance,
        staff: deps.staff,
        links: deps.links,
        calendars,
        sampling,
      }),
    );
  }
  await applyAbsorptions(deps)(absorptions, { settings, now });
  await deps.noticeChanges(issues.map(toChange));
};

const toChange = ({ issueId, updatedAt, clocks }: ObservedIssue): ChangedRequest => ({
  issueId,
  updatedAt,
  hasClock: clocks.some(({ ongoing }) => ongoing !== null),
});

/** When nothing was ever walked: from here on. */
export const firstProgress = (settings: Settings, now: Instant): unknown => ({
  through: toInstant(now),
  rules: rulesOf(settings),
  walk: null,
});
