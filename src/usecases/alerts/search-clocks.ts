import type { Instant } from '../../contract/ids';
import { bandsOf } from '../../domain/alerts/bands';
import { thresholdsOf } from '../../domain/alerts/rules';
import { searchJql } from '../../domain/alerts/search-jql';
import { inSight, scopeJql } from '../../domain/experience/scope';
import type { Metric } from '../ports/alerts';
import { JiraRefusedError, StalePageError } from '../ports/errors';
import type { Projects } from '../ports/jira';
import { absorbClocks, type AbsorbClocksDeps, type AlertSetting } from './absorb-clocks';
import { getAlertState, setAlertState, type AlertState } from './alert-state';

const HOUR_MS = 3_600_000;
/** Working time ahead of a threshold in which a clock is found by asking; the next question comes in half of it. */
const AHEAD_MS = 2 * HOUR_MS;
/** Ticks come a little early and late: an hour is over when this much of it is. */
const SEARCH_EVERY_MS = HOUR_MS - 150_000;
/** A run reads at most 20 × 100 clocks; the rest waits for the next tick. */
const MAX_PAGES = 20;

export type SearchClocksDeps = AbsorbClocksDeps & { readonly projects: Pick<Projects, 'list'> };

/**
 * Asks Jira once an hour for the clocks that come near a threshold, whatever events have told or not told. What a page
 * shows is taken in before the next is asked for, and a walk that was cut short goes on.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError; the next tick goes on
 */
export const searchClocks =
  (deps: SearchClocksDeps) =>
  async (setting: AlertSetting): Promise<void> => {
    const now = deps.clock.now();
    const { searchedAt } = setting.state;
    if (!isSearchDue(setting.state, now)) return;
    let walk = setting.state.walk ?? beginning(setting, { metrics: await deps.clockReader.metrics(), now });
    for (let page = 0; walk !== null && page < MAX_PAGES; page += 1) {
      walk = await absorbPage(deps, walk, setting);
      await remember(deps, { walk, searchedAt: walk === null ? now : searchedAt });
    }
  };

/** Whether Jira is to be asked: a walk has more pages, or the hour is over. */
export const isSearchDue = ({ walk, searchedAt }: AlertState, now: Instant): boolean =>
  walk !== null || searchedAt === null || now - searchedAt >= SEARCH_EVERY_MS;

interface Walk {
  readonly jql: string;
  readonly startedAt: Instant;
  readonly after: string | null;
}

interface Asking {
  readonly metrics: readonly Metric[];
  readonly now: Instant;
}

/** null on a site without any metric, or where no project is served: there is nothing to ask for. */
const beginning = ({ settings, rules, state }: AlertSetting, { metrics, now }: Asking): Walk | null => {
  // A first question, also after a rule has changed, is for all that is past a threshold under the goals known.
  const behindMs = state.searchedAt === null ? Number.MAX_SAFE_INTEGER : now - state.searchedAt;
  const wanted = metrics.map(({ id: metric }) => ({
    metric,
    bands: bandsOf(thresholdsOf(rules, metric), state.goals[metric] ?? [], {
      aheadMs: AHEAD_MS,
      behindMs,
    }),
  }));
  const scope = scopeJql(settings);
  if (wanted.length === 0 || scope === null) return null;
  const jql = searchJql(wanted, { scope, isFirst: state.searchedAt === null });
  return { jql, startedAt: now, after: null };
};

/** Takes in one page. What is left of the walk; null: nothing. */
const absorbPage = async (deps: SearchClocksDeps, walk: Walk, setting: AlertSetting): Promise<Walk | null> => {
  try {
    const { issues, next } = await deps.clockReader.search({ jql: walk.jql, after: walk.after });
    await absorbClocks(deps)({ issues, missing: [] }, setting);
    return next === null ? null : { ...walk, after: next };
  } catch (error) {
    // The rest of this walk is lost; the next hour asks again.
    if (error instanceof StalePageError) return null;
    if (!(error instanceof JiraRefusedError)) throw error;
    // Jira knows no metric that was deleted since the metrics were read, and no project that was closed to the app; the others go on.
    const visible = new Set((await deps.projects.list()).map(({ id }) => id));
    const open = { ...setting, settings: inSight(setting.settings, visible) };
    const again = beginning(open, { metrics: await deps.clockReader.metricsNow(), now: walk.startedAt });
    if (again === null) return null;
    if (again.jql === walk.jql) throw error;
    return absorbPage(deps, again, setting);
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
