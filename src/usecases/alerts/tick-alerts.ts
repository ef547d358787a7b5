import type { IssueId } from '../../contract/ids';
import { LOOK_AHEAD_MS } from '../../domain/alerts/reasons';
import { planLooks } from '../../domain/alerts/plan-clocks';
import { toInstant } from '../../domain/time/instant';
import type { Touches } from '../ports/alerts';
import type { ClockQueue } from '../ports/queues';
import { getAlertSetting, type AlertSetting } from './absorb-clocks';
import type { LookAndTellDeps } from './look-and-tell';
import { lookAtClocks, READ_SIZE } from './look-at-clocks';
import { lookAtRequests, type LookAtRequestsDeps } from './look-at-requests';
import { searchClocks, type SearchClocksDeps } from './search-clocks';
import { tellAlerts } from './tell-alerts';
import { writeAlertFields } from './write-alert-fields';
import { writeThreads } from './write-threads';

export type TickAlertsDeps = LookAndTellDeps &
  LookAtRequestsDeps &
  SearchClocksDeps & {
    readonly touches: Touches;
    readonly queues: ClockQueue;
  };

/** The longest delay of a queue event: looks further ahead are queued by a later tick. */
export const HORIZON_MS = 900_000;
/** A look that is this late has lost its queue event. */
export const LOST_AFTER_MS = 90_000;
const MOST_TOUCHES = 500;
const MOST_LOOKS = 2000;

/**
 * Keeps the clocks true, every five minutes: reads again what events have touched and what a lost queue event left
 * unlooked at, asks Jira at most once an hour for what it has not heard of, has the detectors look at what is due, queues the looks that come due, and tells what
 * was held or left untold. A step
 * that fails does not keep the others from their work.
 * @throws the first failure, after all steps
 */
export const tickAlerts = (deps: TickAlertsDeps) => async (): Promise<void> => {
  const setting = await getAlertSetting(deps);
  if (setting === null) return;
  // Saving does this at once; a read that was under way then may have written a row after it.
  const { pausedProjectIds } = setting.settings;
  if (pausedProjectIds.length > 0) await deps.clockRows.forget(pausedProjectIds);
  await each([
    () => readTouched(deps, setting),
    () => searchClocks(deps)(setting),
    () => lookAtLate(deps, setting),
    () => fillNextBreach(deps),
    () => lookAtRequests(deps)(setting.settings),
    () => queueLooks(deps),
    () => tellAlerts(deps)(),
    () => writeThreads(deps)(),
  ]);
};

const each = async (steps: readonly (() => Promise<void>)[]): Promise<void> => {
  const failures: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
};

const readTouched = async (deps: TickAlertsDeps, setting: AlertSetting): Promise<void> => {
  for (let done = 0; done < MOST_TOUCHES; done += READ_SIZE) {
    const touches = await deps.touches.read(READ_SIZE);
    await lookAtClocks(deps)(
      touches.map(({ issueId }) => issueId),
      setting,
    );
    if (touches.length > 0) await deps.touches.settle(touches);
    if (touches.length < READ_SIZE) return;
  }
};

const lookAtLate = async (deps: TickAlertsDeps, setting: AlertSetting): Promise<void> => {
  const late = await deps.clockRows.due(toInstant(deps.clock.now() - LOST_AFTER_MS), MOST_LOOKS);
  await lookAtClocks(deps)(distinct(late.map(({ issueId }) => issueId)), setting);
};

/** A breach comes into the look-ahead by the passing of time alone. */
const fillNextBreach = async (deps: TickAlertsDeps): Promise<void> => {
  const now = deps.clock.now();
  const ids = await deps.clockRows.withUnshownBreach(now, toInstant(now + LOOK_AHEAD_MS), READ_SIZE);
  if (ids.length > 0) await writeAlertFields(deps)(ids, await deps.clockRows.find(ids));
};

const queueLooks = async (deps: TickAlertsDeps): Promise<void> => {
  const now = deps.clock.now();
  const due = await deps.clockRows.due(toInstant(now + HORIZON_MS), MOST_LOOKS);
  const looks = planLooks(due, now);
  if (looks.length === 0) return;
  await deps.queues.pushClockLooks(
    looks.map(({ at, rows }) => ({
      delaySeconds: Math.ceil((at - now) / 1000),
      issueIds: distinct(rows.map(({ issueId }) => issueId)),
    })),
  );
  for (const { rows } of looks) await deps.clockRows.markQueued(rows);
};

const distinct = (ids: readonly IssueId[]): readonly IssueId[] => [...new Set(ids)];
