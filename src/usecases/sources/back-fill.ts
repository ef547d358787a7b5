import { z } from 'zod';
import type { AccountId } from '../../contract/ids';
import { Instant } from '../../contract/ids';
import type { BackFillView, ControlBackFill } from '../../contract/back-fill';
import type { Settings } from '../../contract/settings';
import type { ObservedIssue } from '../../domain/experience/observed-issue';
import { recordOf, workingTimeBy } from '../../domain/experience/request-facts';
import { inScope } from '../../domain/experience/scope';
import { createDeskCalendars } from '../../domain/time/desk-calendars';
import { toInstant } from '../../domain/time/instant';
import { monthsBefore } from '../../domain/time/months-before';
import { namesFor } from '../plan-absorption';
import type { Audit } from '../ports/admin';
import { StalePageError } from '../ports/errors';
import type { CellMarks, LoopStates, Names, Requests, SettingsStore, Watermarks } from '../ports/facts';
import type { Issues, Projects } from '../ports/jira';
import type { Clock, NewToken } from '../ports/system';
import { readOptionsOf } from '../read-options';

export interface BackFillDeps {
  readonly requests: Pick<Requests, 'save'>;
  readonly states: Pick<LoopStates, 'findMany'>;
  readonly marks: CellMarks;
  readonly names: Pick<Names, 'remember'>;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly watermarks: Watermarks;
  readonly issues: Pick<Issues, 'page'>;
  readonly projects: Projects;
  readonly audit: Pick<Audit, 'note'>;
  readonly clock: Clock;
  readonly newToken: NewToken;
}

const WATERMARK = 'back-fill';
const Work = z.object({
  state: z.enum(['running', 'paused', 'done']),
  from: Instant,
  /** Everything created since then has been read. */
  through: Instant,
  /** The search under way and the page it has come to; null: a search is to be begun at `through`. */
  page: z.object({ jql: z.string(), after: z.string() }).nullable(),
  read: z.number(),
  added: z.number(),
  startedAt: Instant,
});
type Work = z.infer<typeof Work>;

const MINUTE_MS = 60_000;
const PAGE = 100;
/** A run every five minutes reads 200 requests: 12 × 2 × (1 + 100) points an hour, within what a site may spend. */
const PAGES_A_RUN = 2;
const RUNS_AN_HOUR = 12;

const find = async ({ watermarks }: Pick<BackFillDeps, 'watermarks'>): Promise<Work | null> =>
  Work.safeParse(await watermarks.find(WATERMARK)).data ?? null;

/**
 * How far the history has been read.
 * @throws StorageUnavailableError
 */
export const readBackFill = (deps: BackFillDeps) => async (): Promise<BackFillView> => {
  const asOf = deps.clock.now();
  const work = await find(deps);
  return { asOf, work: work === null ? null : viewOf(work, asOf) };
};

const viewOf = (work: Work, now: Instant): BackFillView['work'] => {
  const { state, from, through, read, added, startedAt } = work;
  const share = state === 'done' ? 1 : (startedAt - through) / Math.max(1, startedAt - from);
  const elapsed = now - startedAt;
  const leftMs = state === 'running' && share > 0 && elapsed > 0 ? elapsed / share - elapsed : null;
  return { state, from, through, read, added, share, rate: PAGE * PAGES_A_RUN * RUNS_AN_HOUR, leftMs };
};

/**
 * Begins, pauses or resumes. The reading itself is done by the schedule, whoever has this page open.
 * @throws StorageUnavailableError
 */
export const controlBackFill =
  (deps: BackFillDeps) =>
  async (call: { readonly accountId: AccountId; readonly payload: ControlBackFill }): Promise<BackFillView> => {
    const at = deps.clock.now();
    const { action } = call.payload;
    const before = await find(deps);
    const after = action === 'start' ? await begun(deps, at) : before;
    if (after !== null) {
      const state = action === 'pause' ? 'paused' : 'running';
      await deps.watermarks.set(WATERMARK, after.state === 'done' ? after : { ...after, state });
    }
    const by = call.accountId;
    if (action === 'start') await deps.audit.note({ id: deps.newToken(), at, kind: 'history-asked', by, detail: {} });
    return readBackFill(deps)();
  };

/** As far back as requests are kept: what is older would be forgotten at once. */
const begun = async (deps: BackFillDeps, now: Instant): Promise<Work> => {
  const { settings } = await deps.settings.get();
  const from = monthsBefore(now, settings.retention.requestMonths);
  return { state: 'running', from, through: now, page: null, read: 0, added: 0, startedAt: now };
};

/**
 * Reads some pages of requests from before the app, newest first, and stores the facts of those that nobody has met. Nobody is
 * asked, nothing is written to Jira. Remembers each page; one that is read again changes nothing.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError; the next run goes on
 */
export const backFill = (deps: BackFillDeps) => async (): Promise<void> => {
  let work = await find(deps);
  if (work === null || work.state !== 'running') return;
  const { settings } = await deps.settings.get();
  const scope = (await deps.projects.list()).map(({ id }) => id).filter((id) => inScope(settings, id));
  if (scope.length === 0) return;
  for (let page = 0; page < PAGES_A_RUN && work.state === 'running'; page += 1) {
    work = await readPage(deps, work, { settings, scope });
    if (!(await isStillAsked(deps, work))) return;
    await deps.watermarks.set(WATERMARK, work);
  }
};

/** Somebody may have paused it, or begun anew, while a page was read: that page is read again. */
const isStillAsked = async (deps: BackFillDeps, { startedAt }: Work): Promise<boolean> => {
  const stored = await find(deps);
  return stored?.state === 'running' && stored.startedAt === startedAt;
};

interface Reading {
  readonly settings: Settings;
  readonly scope: readonly string[];
}

const readPage = async (deps: BackFillDeps, work: Work, { settings, scope }: Reading): Promise<Work> => {
  const jql = work.page?.jql ?? jqlOf(work, { scope, now: deps.clock.now() });
  try {
    const question = { jql, after: work.page?.after ?? null, limit: PAGE, options: readOptionsOf(settings) };
    const { issues, next } = await deps.issues.page(question);
    const added = await store(deps, issues, settings);
    const oldest = issues.reduce((at, { createdAt }) => Math.min(at, createdAt), Number(work.through));
    return {
      ...work,
      state: next === null ? 'done' : 'running',
      through: next === null ? work.from : toInstant(oldest),
      page: next === null ? null : { jql, after: next },
      read: work.read + issues.length,
      added: work.added + added,
    };
  } catch (error) {
    // The search begins anew where it stood.
    if (error instanceof StalePageError) return { ...work, page: null };
    throw error;
  }
};

/** Relative dates, because JQL reads absolute ones in the time zone of whoever asks. */
const jqlOf = (
  { from, through }: Work,
  { scope, now }: { readonly scope: readonly string[]; readonly now: Instant },
): string => {
  const minutes = (at: number): number => Math.floor((now - at) / MINUTE_MS);
  const until = minutes(through) === 0 ? '' : ` AND created <= "-${minutes(through) - 1}m"`;
  return `project in (${scope.join(', ')}) AND created >= "-${minutes(from) + 1}m"${until} ORDER BY created DESC`;
};

/** Facts of requests that are there already are kept true by events and the reconcile. */
const store = async (deps: BackFillDeps, issues: readonly ObservedIssue[], settings: Settings): Promise<number> => {
  if (issues.length === 0) return 0;
  const known = await deps.states.findMany(issues.map(({ issueId }) => issueId));
  const fresh = issues.filter(({ issueId }) => !known.has(issueId));
  if (fresh.length === 0) return 0;
  const workingOf = workingTimeBy(createDeskCalendars(settings));
  const records = fresh.map((issue) => ({ issue, record: recordOf(issue, settings, workingOf) }));
  await deps.marks.mark(
    records.map(({ record }) => ({ before: null, after: record })),
    settings,
  );
  const names = records.flatMap(({ issue, record }) => namesFor(issue, null, record));
  await deps.names.remember([...new Map(names.map((name) => [`${name.kind} ${name.id}`, name])).values()]);
  await deps.requests.save(records.map(({ record }) => record));
  return fresh.length;
};
