import { z } from 'zod';
import { IssueId } from '../contract/ids';
import { forgotten } from '../domain/experience/observed-event';
import type { RequestRecord } from '../domain/experience/request-record';
import { inScope } from '../domain/experience/scope';
import { isImported } from '../domain/sources/source-ids';
import { forgetRequest, type ForgetRequestDeps } from './forget-request';
import type { LoopStates, Requests, SettingsStore, Watermarks } from './ports/facts';
import type { Touches } from './ports/alerts';
import type { IssueLookup, Projects } from './ports/jira';
import type { Clock } from './ports/system';

export interface ForgetLostRequestsDeps extends ForgetRequestDeps {
  readonly requests: Requests;
  readonly states: Pick<LoopStates, 'findMany'>;
  readonly settings: SettingsStore;
  readonly watermarks: Watermarks;
  readonly lookup: IssueLookup;
  readonly projects: Projects;
  readonly touches: Pick<Touches, 'mark'>;
  readonly clock: Clock;
}

/** Where the round over all requests stands. `suspects` were not there at the last look. */
const Round = z.object({ after: IssueId.nullable(), suspects: z.array(IssueId) });

const WATERMARK = 'lost-requests';
/** Requests of one look, suspects included: 303 points at most. */
const PORTION = 300;

/**
 * Finds requests that were deleted and whose event never came, for nobody tells of a deletion twice. Each day looks at a
 * portion of what is held, so a site of 9,000 requests is gone through in a month. What is missing twice in projects the app
 * still sees is forgotten like any deleted request; once may be a permission that was taken for a moment.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError; the next day looks at the same portion again
 */
export const forgetLostRequests = (deps: ForgetLostRequestsDeps) => async (): Promise<void> => {
  const { settings } = await deps.settings.get();
  if (!settings.isStarted) return;
  const visible = new Set((await deps.projects.list()).map(({ id }) => id).filter((id) => inScope(settings, id)));
  const round = Round.safeParse(await deps.watermarks.find(WATERMARK)).data ?? { after: null, suspects: [] };
  const suspects = await deps.states.findMany(round.suspects);
  const room = PORTION - suspects.size;
  const page = room === 0 ? [] : await deps.requests.page(round.after, room);
  const again = [...suspects.values()].flatMap(({ request }) => (request === null ? [] : [request]));
  const looked = [...again, ...page].filter(({ deleted, projectId }) => !deleted && visible.has(projectId));
  const missing = missingOf(looked, await deps.lookup.missing([...new Set(looked.map(({ issueId }) => issueId))]));
  const lost = again.filter(({ issueId }) => missing.has(issueId));
  // First, for who is forgotten is not looked for again: the next tick ends their alerts.
  await deps.touches.mark(
    lost.map(({ issueId }) => issueId),
    deps.clock.now(),
  );
  for (const before of lost) await forgetRequest(deps)({ before, after: forgotten(before), settings });
  for (const { issueId } of lost) missing.delete(issueId);
  const after = room === 0 ? round.after : lastOf(page);
  await deps.watermarks.set(WATERMARK, { after, suspects: [...missing] } satisfies z.infer<typeof Round>);
};

/** From so many on, a project of which nothing is there is one whose security level shuts the app out. */
const SHUT_FROM = 10;

const missingOf = (looked: readonly RequestRecord[], missing: ReadonlySet<IssueId>): Set<IssueId> => {
  const counts = Map.groupBy(looked, ({ projectId }) => projectId);
  const isShut = (records: readonly RequestRecord[]): boolean =>
    records.length >= SHUT_FROM && records.every(({ issueId }) => missing.has(issueId));
  const trusted = [...counts.values()].filter((records) => !isShut(records)).flat();
  return new Set(trusted.map(({ issueId }) => issueId).filter((issueId) => missing.has(issueId)));
};

/** Null where the round begins again: behind the last request of Jira lies only what was imported. */
const lastOf = (page: readonly RequestRecord[]): IssueId | null => {
  const last = page.at(-1);
  return last === undefined || isImported(last.projectId) ? null : last.issueId;
};
