import type { Instant } from '../../contract/ids';
import type { PanelView } from '../../contract/panel';
import { DEFAULT_DETECTORS, detect } from '../../domain/alerts/detectors';
import { panelAlerts } from '../../domain/alerts/panel-alerts';
import { risksOf } from '../../domain/alerts/risks';
import { thresholdName } from '../../domain/alerts/threshold';
import type { Settings } from '../../contract/settings';
import { isUnserved } from '../../domain/experience/scope';
import type { ObservedIssue } from '../../domain/experience/observed-issue';
import type { RequestRecord } from '../../domain/experience/request-record';
import type { Calendar } from '../../domain/time/calendar';
import type { Alerts, Detectors } from '../ports/alerts';

export interface AlarmsDeps {
  readonly alerts: Pick<Alerts, 'standing'>;
  readonly detectors: Pick<Detectors, 'find'>;
}

interface Watched {
  readonly issue: ObservedIssue;
  /** The same issue as facts. */
  readonly live: RequestRecord;
  readonly settings: Settings;
  readonly calendar: Calendar;
  readonly now: Instant;
}

/**
 * The alerts that stand, and the one reason of all that is wrong with the request at this moment.
 * @throws StorageUnavailableError
 */
export const alarmsOf = async (
  deps: AlarmsDeps,
  { issue, live, settings, calendar, now }: Watched,
): Promise<Pick<PanelView, 'alerts' | 'risk'>> => {
  if (isUnserved(settings, issue.projectId)) return { alerts: [], risk: null };
  const alerts = panelAlerts(await deps.alerts.standing(issue.issueId), issue.clocks);
  const rules = (await deps.detectors.find(issue.projectId))?.rules ?? DEFAULT_DETECTORS;
  const { issueId, issueKey } = issue;
  const clocks = issue.clocks.flatMap(({ name, ongoing }) => {
    const alert = alerts.find(({ clock }) => clock === name);
    const level = alert === undefined ? null : thresholdName(alert.threshold);
    return ongoing === null ? [] : [{ issueId, issueKey, ...ongoing, name, level, isPaused: ongoing.paused }];
  });
  const { findings } = detect(live, { rules, calendar, now });
  const [risk] = risksOf({ clocks, troubled: [{ issueId, issueKey, findings }], owed: [] }, now);
  return { alerts, risk: risk ?? null };
};
