import { z } from 'zod';
import type { AccountId } from '../../contract/ids';
import { Instant } from '../../contract/ids';
import type { BackFillView, ControlBackFill, HistoryKind, ReadBackFill } from '../../contract/back-fill';
import type { Settings } from '../../contract/settings';
import { inScope } from '../../domain/experience/scope';
import { toInstant } from '../../domain/time/instant';
import { monthsBefore } from '../../domain/time/months-before';
import type { Audit } from '../ports/admin';
import { StalePageError } from '../ports/errors';
import type { SettingsStore, Watermarks } from '../ports/facts';
import type { PointsWatch, Projects } from '../ports/jira';
import type { Clock, NewToken } from '../ports/system';
import type { HistoryPage, HistoryQuestion } from './history-page';
import { readRatingPage, type RatingHistoryDeps } from './rating-history';
import { readRequestPage, type RequestHistoryDeps } from './request-history';

export interface BackFillDeps extends RequestHistoryDeps, RatingHistoryDeps {
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly watermarks: Watermarks;
  readonly projects: Projects;
  readonly points: Pick<PointsWatch, 'isNearLimit'>;
  readonly audit: Pick<Audit, 'note'>;
  readonly clock: Clock;
  readonly newToken: NewToken;
}

const WATERMARKS: Readonly<Record<HistoryKind, string>> = { requests: 'back-fill', ratings: 'native-ratings' };
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
  /** How far back the first reading of all went; releases count their weeks from there. Work of an older release has none. */
  origin: Instant.optional(),
});
type Work = z.infer<typeof Work>;

const ASKED = { requests: 'history-asked', ratings: 'ratings-asked' } as const;

const MINUTE_MS = 60_000;
const PAGE = 100;
/** A run every five minutes reads 200 requests: 12 × 2 × (1 + 100) points an hour, within what a site may spend. */
const PAGES_A_RUN = 2;
const RUNS_AN_HOUR = 12;

/** How far a reading of history has come; null: nobody has asked for it. */
export const findHistory = async (watermarks: Pick<Watermarks, 'find'>, of: HistoryKind): Promise<Work | null> =>
  workIn(await watermarks.find(WATERMARKS[of]));

const workIn = (value: unknown): Work | null => Work.safeParse(value).data ?? null;

export const HISTORY_WATERMARKS: readonly string[] = Object.values(WATERMARKS);

/** Whether a watermark says of a reading that it is under way. */
export const isReadingHistory = (value: unknown): boolean => workIn(value)?.state === 'running';

/**
 * How far the history has been read.
 * @throws StorageUnavailableError
 */
export const readBackFill =
  (deps: Pick<BackFillDeps, 'clock' | 'watermarks'>) =>
  async ({ payload: { of } }: { readonly payload: ReadBackFill }): Promise<BackFillView> => {
    const asOf = deps.clock.now();
    const work = await findHistory(deps.watermarks, of);
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
    const { action, of } = call.payload;
    const before = await findHistory(deps.watermarks, of);
    const after = action === 'start' ? await begun(deps, before, at) : before;
    if (after !== null) {
      const state = action === 'pause' ? 'paused' : 'running';
      await deps.watermarks.set(WATERMARKS[of], after.state === 'done' ? after : { ...after, state });
    }
    const by = call.accountId;
    if (action === 'start') await deps.audit.note({ id: deps.newToken(), at, kind: ASKED[of], by, detail: {} });
    return readBackFill(deps)(call);
  };

/** As far back as requests are kept: what is older would be forgotten at once. */
const begun = async (deps: BackFillDeps, before: Work | null, now: Instant): Promise<Work> => {
  const { settings } = await deps.settings.get();
  const from = monthsBefore(now, settings.retention.requestMonths);
  const origin = before?.origin ?? from;
  return { state: 'running', from, through: now, page: null, read: 0, added: 0, startedAt: now, origin };
};

/**
 * Reads some pages of the time before the app, newest first. What runs at once takes turns; where Jira says that the points of
 * the hour are nearly spent, one page is read and the next run goes on. Remembers each page; one that is read again changes
 * nothing.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError; the next run goes on
 */
export const backFill = (deps: BackFillDeps) => async (): Promise<void> => {
  const asked = await Promise.all(KINDS.map(async (of) => ({ of, work: await findHistory(deps.watermarks, of) })));
  const running = asked.filter(({ work }) => work?.state === 'running').map(({ of }) => of);
  if (running.length === 0) return;
  const { settings } = await deps.settings.get();
  const scope = (await deps.projects.list()).map(({ id }) => id).filter((id) => inScope(settings, id));
  if (scope.length === 0) return;
  for (let page = 0; page < PAGES_A_RUN && (page === 0 || !deps.points.isNearLimit()); page += 1)
    await readOnePage(deps, running[page % running.length] ?? 'requests', { settings, scope });
};

const KINDS: readonly HistoryKind[] = ['requests', 'ratings'];

interface Reading {
  readonly settings: Settings;
  readonly scope: readonly string[];
}

const readOnePage = async (deps: BackFillDeps, of: HistoryKind, reading: Reading): Promise<void> => {
  const work = await findHistory(deps.watermarks, of);
  if (work?.state !== 'running') return;
  const after = await advanced(deps, work, {
    ...reading,
    read: of === 'requests' ? readRequestPage(deps) : readRatingPage(deps),
  });
  // Somebody may have paused it, or begun anew, while a page was read: that page is read again.
  const stored = await findHistory(deps.watermarks, of);
  if (stored?.state === 'running' && stored.startedAt === work.startedAt)
    await deps.watermarks.set(WATERMARKS[of], after);
};

interface PageReading extends Reading {
  readonly read: (question: HistoryQuestion) => Promise<HistoryPage>;
}

const advanced = async (deps: BackFillDeps, work: Work, { settings, scope, read }: PageReading): Promise<Work> => {
  const jql = work.page?.jql ?? jqlOf(work, { scope, now: deps.clock.now() });
  try {
    const page = await read({ jql, after: work.page?.after ?? null, limit: PAGE, settings });
    const counted = { ...work, read: work.read + page.read, added: work.added + page.added };
    if (page.next === null) return { ...counted, state: 'done', through: work.from, page: null };
    const through = toInstant(Math.min(work.through, page.oldest ?? work.through));
    return { ...counted, through, page: { jql, after: page.next } };
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
