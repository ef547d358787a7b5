import type { Instant, ProjectId } from '../../contract/ids';
import type { DetectorRules } from '../../contract/detectors';
import type { Settings } from '../../contract/settings';
import { DEFAULT_DETECTORS, detect } from '../../domain/alerts/detectors';
import { byReason } from '../../domain/alerts/reasons';
import type { RequestRecord } from '../../domain/experience/request-record';
import { inScope, isUnserved } from '../../domain/experience/scope';
import { createDeskCalendars, type DeskCalendars } from '../../domain/time/desk-calendars';
import { toInstant } from '../../domain/time/instant';
import type { ClockRows, DetectorLooks, Detectors, Looked } from '../ports/alerts';
import { writeAlertFields, type WriteAlertFieldsDeps } from './write-alert-fields';

export interface LookAtRequestsDeps extends WriteAlertFieldsDeps {
  readonly detectors: Pick<Detectors, 'all'>;
  readonly detectorLooks: Pick<DetectorLooks, 'claim' | 'note' | 'settle' | 'troubles'>;
  readonly clockRows: Pick<ClockRows, 'find'>;
}

/** Requests a run; the rest is due at the next. */
const MOST_LOOKS = 500;
const PORTION = 100;
/** Longer than any function runs: who is cut off leaves the look to somebody else after that. */
const LEASE_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

/**
 * Has the detectors look at the open requests that have changed, and at those with which time alone has made something
 * wrong. Jira is told of a reason that is another than before, and asked nothing.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError; what is left is due again when the lease is over
 */
export const lookAtRequests =
  (deps: LookAtRequestsDeps) =>
  async (settings: Settings): Promise<void> => {
    for (let done = 0; done < MOST_LOOKS; done += PORTION) {
      const now = deps.clock.now();
      const lease = toInstant(now + LEASE_MS);
      const claimed = await deps.detectorLooks.claim(PORTION, { now, lease });
      if (claimed.length > 0) await look(deps, claimed, { settings, now, lease });
      if (claimed.length < PORTION) return;
    }
  };

const look = async (
  deps: LookAtRequestsDeps,
  claimed: readonly RequestRecord[],
  { settings, now, lease }: { readonly settings: Settings; readonly now: Instant; readonly lease: Instant },
): Promise<void> => {
  const calendars = createDeskCalendars(settings);
  const rules = await deps.detectors.all();
  // A project that the app is switched off in may be switched on again.
  const tomorrow = ({ issueId }: RequestRecord): Looked => ({
    issueId,
    trouble: null,
    nextAt: toInstant(now + DAY_MS),
  });
  const found = claimed
    .filter(({ projectId }) => inScope(settings, projectId))
    .map((request) => lookedAt(request, { rules, calendars, now }));
  const others = claimed.filter(({ projectId }) => !inScope(settings, projectId));
  // Nothing is found on what was moved to where the app does nothing.
  const left = others.filter(({ projectId }) => isUnserved(settings, projectId)).map(tomorrow);
  await deps.detectorLooks.note([...found, ...left]);
  const ids = found.map(({ issueId }) => issueId);
  const rows = ids.length === 0 ? [] : await deps.clockRows.find(ids);
  await writeAlertFields(deps)([...ids, ...left.map(({ issueId }) => issueId)], rows);
  await deps.detectorLooks.settle([...found, ...others.map(tomorrow)], lease);
};

const lookedAt = (
  request: RequestRecord,
  context: {
    readonly rules: ReadonlyMap<ProjectId, DetectorRules>;
    readonly calendars: DeskCalendars;
    readonly now: Instant;
  },
): Looked => {
  const { findings, nextAt } = detect(request, {
    rules: context.rules.get(request.projectId) ?? DEFAULT_DETECTORS,
    calendar: context.calendars.of(request.processId),
    now: context.now,
  });
  const [worst] = findings.map(({ reason }) => reason).toSorted(byReason);
  return { issueId: request.issueId, trouble: worst ?? null, nextAt };
};
