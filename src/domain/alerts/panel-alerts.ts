import type { PanelAlert } from '../../contract/panel';
import type { Instant } from '../../contract/ids';
import type { SlaClock } from '../sla/clock';
import { furthestOf, parseThreshold } from './threshold';

/** What is stored of an alert that stands, as far as a panel shows it. */
interface Standing {
  readonly name: string;
  readonly startedAt: Instant;
  readonly goalMs: number;
  readonly threshold: string;
  readonly kind: 'new' | 'seen';
  readonly dueAt: Instant;
  readonly raisedAt: Instant;
}

/** Alerts of the runs that are in progress at this very moment, the furthest of each clock. */
export const panelAlerts = (standing: readonly Standing[], clocks: readonly SlaClock[]): readonly PanelAlert[] =>
  clocks.flatMap(({ name, ongoing }) => {
    const last = furthestOf(
      standing.filter(
        (alert) => alert.startedAt === ongoing?.startedAt && alert.goalMs === ongoing.goalMs && alert.name === name,
      ),
    );
    const threshold = last === undefined ? null : parseThreshold(last.threshold);
    if (last === undefined || threshold === null) return [];
    const lateMs = last.kind === 'seen' ? null : Math.max(0, last.raisedAt - last.dueAt);
    return [{ clock: name, threshold, dueAt: last.dueAt, lateMs }];
  });
