import { LOOK_AHEAD_MS } from '../domain/alerts/reasons';
import { toInstant } from '../domain/time/instant';
import { ALERT_WATERMARK, alertStateIn } from './alerts/alert-state';
import { isSearchDue } from './alerts/search-clocks';
import { HORIZON_MS, LOST_AFTER_MS as LOOK_LOST_AFTER_MS } from './alerts/tick-alerts';
import type { DueWork } from './ports/due-work';
import type { ManyWatermarks, SettingsStore } from './ports/facts';
import type { Clock } from './ports/system';
import { STUCK_AFTER_MS } from './send-pushes';
import { HISTORY_WATERMARKS, isReadingHistory } from './sources/back-fill';
import { LOST_AFTER_MS as PUSH_LOST_AFTER_MS } from './sweep-pending-fields';

export interface FindDueWorkDeps {
  readonly dueWork: DueWork;
  readonly watermarks: ManyWatermarks;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly clock: Clock;
}

/** Work that a schedule looks after, by the name of its use case. */
export type DueStep = 'tickAlerts' | 'sendPushes' | 'sweepPendingFields' | 'backFill' | 'refreshCells';

/**
 * Which of the frequent work has anything to do, in three readings: a quiet site pays for no more.
 * @throws StorageUnavailableError
 */
export const findDueWork = (deps: FindDueWorkDeps) => async (): Promise<ReadonlySet<DueStep>> => {
  const now = deps.clock.now();
  const { settings } = await deps.settings.get();
  const due = await deps.dueWork.find({
    now,
    looksUntil: toInstant(now + HORIZON_MS),
    looksLostBefore: toInstant(now - LOOK_LOST_AFTER_MS),
    breachesUntil: toInstant(now + LOOK_AHEAD_MS),
    pushesStuckSince: toInstant(now - STUCK_AFTER_MS),
    fieldsMarkedBefore: toInstant(now - PUSH_LOST_AFTER_MS),
    pausedProjectIds: settings.pausedProjectIds,
  });
  const marks = await deps.watermarks.findMany([ALERT_WATERMARK, ...HISTORY_WATERMARKS]);
  const state = alertStateIn(marks.get(ALERT_WATERMARK));
  const isSearching = state === null || isSearchDue(state, now);
  const steps: readonly (readonly [DueStep, boolean])[] = [
    ['tickAlerts', settings.isStarted && (due.alerts || isSearching)],
    ['sendPushes', due.pushes],
    ['sweepPendingFields', due.fields],
    ['backFill', HISTORY_WATERMARKS.some((name) => isReadingHistory(marks.get(name)))],
    ['refreshCells', due.figures],
  ];
  return new Set(steps.flatMap(([step, isDue]) => (isDue ? [step] : [])));
};
