import type { Instant } from '../../contract/ids';
import { bandsOf } from '../../domain/alerts/bands';
import { thresholdsOf } from '../../domain/alerts/rules';
import { searchJql } from '../../domain/alerts/search-jql';
import { scopeJql } from '../../domain/experience/scope';
import { StalePageError } from '../ports/errors';
import { absorbClocks, type AbsorbClocksDeps, type AlertSetting } from './absorb-clocks';
import { getAlertState, setAlertState, type AlertState } from './alert-state';

const HOUR_MS = 3_600_000;
/** Working time ahead of a threshold in which a clock is found by asking; the next question comes in half of it. */
const AHEAD_MS = 2 * HOUR_MS;
/** Ticks come a little early and late: an hour is over when this much of it is. */
const SEARCH_EVERY_MS = HOUR_MS - 150_000;
/** A run reads at most 20 × 100 clocks; the rest waits for the next tick. */
const MAX_PAGES = 20;

/**
 * Asks Jira once an hour for the clocks that come near a threshold, whatever events have told or not told. What a page
 * shows is taken in before the next is asked for, and a walk that was cut short goes on.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError; the next tick goes on
 */
export const searchClocks =
  (deps: AbsorbClocksDeps) =>
  async (setting: AlertSetting): Promise<void> => {
    const now = deps.clock.now();
    const { searchedAt } = setting.state;
    if (setting.state.walk === null && searchedAt !== null && now - searchedAt < SEARCH_EVERY_MS) return;
    let walk = setting.state.walk ?? (await firstPage(deps, setting, now));
    for (let page = 0; walk !== null && page < MAX_PAGES; page += 1) {
      const after: string | null = await absorbPage(deps, walk, setting);
      walk = after === null ? null : { ...walk, after };
      await remember(deps, { walk, searchedAt: walk === null ? now : searchedAt });
    }
  };

interface Walk {
  readonly jql: string;
  readonly startedAt: Instant;
  readonly after: string | null;
}

/** null on a site without any metric, or where no project is served: there is nothing to ask for. */
const firstPage = async (
  deps: AbsorbClocksDeps,
  { settings, rules, state }: AlertSetting,
  now: Instant,
): Promise<Walk | null> => {
  // A first question, also after a rule has changed, is for all that is past a threshold under the goals known.
  const behindMs = state.searchedAt === null ? Number.MAX_SAFE_INTEGER : now - state.searchedAt;
  const metrics = (await deps.clockReader.metrics()).map(({ id: metric }) => ({
    metric,
    bands: bandsOf(thresholdsOf(rules, metric), state.goals[metric] ?? [], {
      aheadMs: AHEAD_MS,
      behindMs,
    }),
  }));
  const scope = scopeJql(settings);
  if (metrics.length === 0 || scope === null) return null;
  const jql = searchJql(metrics, { scope, isFirst: state.searchedAt === null });
  return { jql, startedAt: now, after: null };
};

const absorbPage = async (deps: AbsorbClocksDeps, walk: Walk, setting: AlertSetting): Promise<string | null> => {
  try {
    const { issues, next } = await deps.clockReader.search({ jql: walk.jql, after: walk.after });
    await absorbClocks(deps)({ issues, missing: [] }, setting);
    return next;
  } catch (error) {
    // The rest of this walk is lost; the next hour asks again.
    if (error instanceof StalePageError) return null;
    throw error;
  }
};

/** Only the walk changes here: goals are learned while pages are taken in. */
const remember = async (
  deps: AbsorbClocksDeps,
  { walk, searchedAt }: { readonly walk: Walk | null; readonly searchedAt: Instant | null },
): Promise<void> => {
  const stored = await getAlertState(deps.watermarks, deps.clock.now());
  const open: AlertState['walk'] = walk === null || walk.after === null ? null : { ...walk, after: walk.after };
  await setAlertState(deps.watermarks, { ...stored, walk: open, searchedAt });
};
