import { z } from 'zod';
import { Instant } from '../../contract/ids';
import type { ReadIssue } from '../../domain/alerts/read-clock';
import type { Watermarks } from '../ports/facts';

/** What alerts remember between ticks. */
const AlertState = z.object({
  /** When alerts began on this site; what was crossed before is nobody's news. */
  since: Instant,
  /** When the last whole search began. */
  searchedAt: Instant.nullable(),
  /** Goals met so far, by metric, newest last. */
  goals: z.record(z.string(), z.array(z.number())),
  /** A search that has more pages. */
  walk: z.object({ jql: z.string(), startedAt: Instant, after: z.string() }).nullable(),
});
export type AlertState = z.infer<typeof AlertState>;

export const ALERT_WATERMARK = 'alerts';
const MOST_GOALS = 40;

/** The stored state; null while alerts have not begun. Whoever only looks asks here, for looking must not begin them. */
export const findAlertState = async (watermarks: Watermarks): Promise<AlertState | null> =>
  alertStateIn(await watermarks.find(ALERT_WATERMARK));

/** What a watermark says; null: nothing, or nothing that can be read. */
export const alertStateIn = (value: unknown): AlertState | null => AlertState.safeParse(value).data ?? null;

/** The stored state; on the first call of a site that is started, the one that begins now. */
export const getAlertState = async (watermarks: Watermarks, now: Instant): Promise<AlertState> => {
  const stored = await findAlertState(watermarks);
  if (stored !== null) return stored;
  const first: AlertState = { since: now, searchedAt: null, goals: {}, walk: null };
  await watermarks.set(ALERT_WATERMARK, first);
  return first;
};

export const setAlertState = (watermarks: Watermarks, state: AlertState): Promise<void> =>
  watermarks.set(ALERT_WATERMARK, state);

/** The state with the goals of these reads learned; the same object when there is none to learn. */
export const withGoalsOf = (state: AlertState, issues: readonly ReadIssue[]): AlertState => {
  const goals = { ...state.goals };
  for (const { metric, goalMs } of issues.flatMap(({ clocks }) => clocks)) {
    const known = goals[metric] ?? [];
    if (!known.includes(goalMs)) goals[metric] = [...known, goalMs].slice(-MOST_GOALS);
  }
  return Object.entries(goals).every(([metric, known]) => known === state.goals[metric]) ? state : { ...state, goals };
};
