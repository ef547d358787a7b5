import type { IssueId } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import { isSameRun, type ClockRow } from '../../domain/alerts/read-clock';
import { planClocks, type ClocksPlan } from '../../domain/alerts/plan-clocks';
import { withDefault } from '../../domain/alerts/rules';
import { inScope, isUnserved } from '../../domain/experience/scope';
import { createCalendar, type Calendar } from '../../domain/time/calendar';
import type { Alerts, ClockRead, ClockReader, ClockRows } from '../ports/alerts';
import type { SettingsStore, Watermarks } from '../ports/facts';
import type { Clock, NewToken } from '../ports/system';
import type { AlertThreads } from '../ports/telling';
import { getAlertState, setAlertState, withGoalsOf, type AlertState } from './alert-state';
import { rulesForIssues, type RulesForIssuesDeps, type SetRule } from './rules-for-issues';
import { writeAlertFields, type WriteAlertFieldsDeps } from './write-alert-fields';

export interface AbsorbClocksDeps extends WriteAlertFieldsDeps, RulesForIssuesDeps {
  readonly clockReader: ClockReader;
  readonly clockRows: ClockRows;
  readonly alerts: Alerts;
  readonly threads: Pick<AlertThreads, 'find' | 'mark'>;
  readonly watermarks: Watermarks;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly clock: Clock;
  readonly newToken: NewToken;
}

/** Under what an invocation takes in what it reads; got once. null until the app is started: alerts begin then. */
export interface AlertSetting {
  readonly settings: Settings;
  /** Of all projects, the common one among them. */
  readonly rules: readonly SetRule[];
  readonly state: AlertState;
  readonly working: (from: number, to: number) => number;
}

export const getAlertSetting = async (
  deps: Pick<AbsorbClocksDeps, 'settings' | 'alertRules' | 'watermarks' | 'clock'>,
): Promise<AlertSetting | null> => {
  const { settings } = await deps.settings.get();
  if (!settings.isStarted) return null;
  const rules = withDefault(await deps.alertRules.all());
  const state = await getAlertState(deps.watermarks, deps.clock.now());
  // Built when first asked: most ticks read no clock.
  let calendar: Calendar | null = null;
  return {
    settings,
    rules,
    state,
    working: (from, to) => (calendar ??= createCalendar(settings.calendar)).workingMsBetween(from, to),
  };
};

/**
 * Takes in one read of clocks: ends what holds no more, claims what was crossed, brings the fields up to date. The rows
 * go last: until they say that a threshold is behind, whoever comes next does everything again, and each step may be
 * done twice.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const absorbClocks =
  (deps: AbsorbClocksDeps) =>
  async (found: ClockRead, { settings, rules, state, working }: AlertSetting): Promise<void> => {
    const read = inScopeOnly(found, settings);
    const ids = [...read.issues.map(({ issueId }) => issueId), ...read.missing];
    if (ids.length === 0) return;
    const now = deps.clock.now();
    const known = await deps.clockRows.find(ids);
    const rulesOf = await rulesForIssues(deps)(read.issues, { settings, rules });
    const plan = planClocks(known, read, { rulesOf, working, since: state.since });
    // Marked before anything changes, lest a kill leave a comment behind, and after, lest it was written in between.
    const spoken = await spokenOf(deps, known, plan);
    await deps.threads.mark(spoken, now);
    if (plan.over.length > 0) await deps.alerts.end(plan.over, now);
    // A run without a row would be forgotten by whoever dies after the claim, and its alert would stand for ever.
    const unknown = firstSeen(known, plan);
    if (unknown.length > 0) await deps.clockRows.save(unknown);
    if (plan.crossings.length > 0) await deps.alerts.claim(plan.crossings, { token: deps.newToken(), at: now });
    // Also where the app does nothing: what it wrote before the request came there is not true any more.
    const left = found.issues.filter(({ projectId }) => isUnserved(settings, projectId));
    await writeAlertFields(deps)(
      [...read.issues, ...left].map(({ issueId }) => issueId),
      rowsAfter(known, plan),
    );
    if (plan.save.length > 0) await deps.clockRows.save(plan.save);
    if (plan.drop.length > 0) await deps.clockRows.drop(plan.drop);
    await deps.threads.mark(spoken, now);
    if (withGoalsOf(state, read.issues) !== state) await learnGoals(deps, read);
  };

/** Runs that have crossed something when they are met first, as if they had not: they are to be looked at again. */
const firstSeen = (known: readonly ClockRow[], { save, crossings }: ClocksPlan): readonly ClockRow[] =>
  save
    .filter(
      (row) => crossings.some((crossing) => isSameRun(row, crossing)) && !known.some((old) => isSameRun(old, row)),
    )
    .map((row) => ({ ...row, level: null, nextAt: row.readAt }));

/** Requests whose comment speaks of an alert that ends, of a breach or a request that has moved, or not yet of one that stands again. */
const spokenOf = async (
  deps: AbsorbClocksDeps,
  known: readonly ClockRow[],
  plan: ClocksPlan,
): Promise<readonly IssueId[]> => {
  const isOther = (before: ClockRow, row: ClockRow): boolean =>
    before.breachAt !== row.breachAt || before.issueKey !== row.issueKey;
  const moved = plan.save.filter(
    (row) => row.level !== null && known.some((before) => isSameRun(before, row) && isOther(before, row)),
  );
  const ids = [...new Set([...plan.over, ...moved, ...plan.crossings].map(({ issueId }) => issueId))];
  return ids.length === 0 ? [] : (await deps.threads.find(ids)).map(({ issueId }) => issueId);
};

/** A request that was moved to a project the app does not serve is gone for alerts. */
const inScopeOnly = ({ issues, missing }: ClockRead, settings: Settings): ClockRead => ({
  issues: issues.filter(({ projectId }) => inScope(settings, projectId)),
  missing: [
    ...missing,
    ...issues.filter(({ projectId }) => !inScope(settings, projectId)).map(({ issueId }) => issueId),
  ],
});

const rowsAfter = (known: readonly ClockRow[], { save, drop }: ClocksPlan): readonly ClockRow[] => {
  const changed = [...save, ...drop];
  return [
    ...save,
    ...known.filter((row) => !changed.some(({ issueId, metric }) => issueId === row.issueId && metric === row.metric)),
  ];
};

/** A goal met for the first time is asked for from then on. */
const learnGoals = async (deps: AbsorbClocksDeps, { issues }: ClockRead): Promise<void> => {
  const stored = await getAlertState(deps.watermarks, deps.clock.now());
  const learned = withGoalsOf(stored, issues);
  if (learned !== stored) await setAlertState(deps.watermarks, learned);
};
