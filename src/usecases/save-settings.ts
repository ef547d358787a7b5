import type { AccountId, Instant } from '../contract/ids';
import {
  UNSAVED_SETTINGS,
  type CalendarSettings,
  type SaveSettings,
  type Settings,
  type SettingsView,
} from '../contract/settings';
import { createCalendar } from '../domain/time/calendar';
import { hasWorkingTime } from '../domain/time/desk-calendars';
import { UnknownZoneError } from '../domain/time/zone';
import { BadInputError, NoWorkingTimeError, StaleSaveError } from './ports/errors';
import type { Audit } from './ports/admin';
import type { ClockRows, DetectorLooks } from './ports/alerts';
import type { Queues } from './ports/queues';
import { isRepeatedSave } from './repeated-save';
import { settingsView, type ReadSettingsDeps } from './read-settings';

export interface SaveSettingsDeps extends ReadSettingsDeps {
  readonly queues: Queues;
  readonly clockRows: Pick<ClockRows, 'forget'>;
  readonly detectorLooks: Pick<DetectorLooks, 'again'>;
  readonly audit: Pick<Audit, 'note'>;
}

/**
 * Saves the whole document over the version that was read. Figures follow by a rebuild; what needs Jira again is walked
 * by the next reconcile, which notices by itself, as the hourly job notices a rebuild whose push was lost.
 * @throws BadInputError with the field, NoWorkingTimeError with the field, StaleSaveError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const saveSettings =
  (deps: SaveSettingsDeps) =>
  async (call: { readonly accountId: AccountId; readonly payload: SaveSettings }): Promise<SettingsView> => {
    const { version, settings } = call.payload;
    const at = deps.clock.now();
    assertConsistent(settings);
    assertWorkingTime(settings, at);
    const before = await deps.settings.get();
    const isSaved =
      before.version === version && (await deps.settings.trySave(version, { settings, by: call.accountId, at }));
    const isRepeated =
      !isSaved &&
      isRepeatedSave(
        { version: before.version, by: before.savedBy, content: before.settings },
        { version, by: call.accountId, content: settings },
      );
    if (!isSaved && !isRepeated) throw await staleSave(deps);
    // What was there before a save that is repeated is forgotten, so that all it can lead to is done.
    const paused = settings.pausedProjectIds.filter(
      (id) => isRepeated || !before.settings.pausedProjectIds.includes(id),
    );
    // The first save of all is told as the start by its repetition as well: what was there before it is known.
    const old = version === 0 ? UNSAVED_SETTINGS : before.settings;
    await noteSaved(deps, old, { by: call.accountId, at, version: version + 1, settings });
    if (paused.length > 0) await deps.clockRows.forget(paused);
    if (isRepeated || touchesFigures(before.settings, settings)) {
      await deps.queues.pushRebuild();
      // Other hours bring a detector's instant nearer or put it off.
      await deps.detectorLooks.again(null);
    }
    return settingsView(deps, { version: version + 1, settings, savedBy: call.accountId, savedAt: at });
  };

/** Which parts were changed, by name: what is in them may be personal. */
const noteSaved = async (
  { audit }: SaveSettingsDeps,
  before: Settings,
  saved: { readonly by: AccountId; readonly at: Instant; readonly version: number; readonly settings: Settings },
): Promise<void> => {
  const { by, at, version, settings } = saved;
  const old = new Map(Object.entries(before).map(([name, value]) => [name, JSON.stringify(value)]));
  const fields = Object.entries(settings).flatMap(([name, value]) =>
    old.get(name) === JSON.stringify(value) ? [] : [name],
  );
  const kind = settings.isStarted && !before.isStarted ? 'started' : 'settings-saved';
  await audit.note({ id: `settings:${version}`, at, kind, by, detail: { version, fields } });
};

/** What the schema of one field cannot see. */
const assertConsistent = (settings: Settings): void => {
  assertZone(settings);
  const { processes, departments } = settings;
  // A comment would be left on a request whose process leaves nothing there.
  if (processes.some(({ push, visibility }) => push === 'comment' && visibility === 'aggregate')) {
    throw new BadInputError('a comment where nothing may be left', { field: 'processes.push' });
  }
  assertDistinct(
    'processes',
    processes.map(({ id }) => id),
  );
  assertDistinct(
    'requestTypeIds',
    processes.flatMap(({ projectId, requestTypeIds }) => requestTypeIds.map((id) => `${projectId} ${id}`)),
  );
  assertDistinct(
    'merge',
    departments.merge.flatMap(({ values }) => values),
  );
  assertDistinct(
    'merge',
    departments.merge.map(({ name }) => name.en),
  );
};

const assertZone = ({ calendar }: Settings): void => {
  try {
    createCalendar(calendar);
  } catch (error) {
    if (error instanceof UnknownZoneError)
      throw new BadInputError('unknown time zone', { field: 'calendar.zone', cause: error });
    throw error;
  }
};

/** The site's calendar, and that of every process with hours of its own. */
const assertWorkingTime = ({ calendar, processes }: Settings, at: Instant): void => {
  const calendars = [
    { field: 'calendar', settings: calendar },
    ...processes.flatMap(({ workingHours }, index) =>
      workingHours ? [{ field: `processes.${index}.workingHours`, settings: { ...calendar, ...workingHours } }] : [],
    ),
  ];
  const idle = calendars.find(({ settings }) => !hasWorkingTime(settings, at));
  if (idle !== undefined) throw new NoWorkingTimeError('no working time in a year', { field: fieldOf(idle) });
};

/** What of a calendar without working time to look at first. */
const fieldOf = ({ field, settings }: { readonly field: string; readonly settings: CalendarSettings }): string => {
  if (settings.weekdays.length === 0) return `${field}.weekdays`;
  return settings.hours.from < settings.hours.to ? 'calendar.daysOff' : `${field}.hours`;
};

const assertDistinct = (field: string, values: readonly string[]): void => {
  if (new Set(values).size < values.length) throw new BadInputError(`twice in ${field}`, { field });
};

const staleSave = async (deps: SaveSettingsDeps): Promise<StaleSaveError> => {
  const { savedBy, savedAt } = await deps.settings.get();
  const by = savedBy === null ? null : await deps.people.findName(savedBy);
  return new StaleSaveError('somebody else saved first', { params: { by: by ?? '', at: savedAt ?? 0 } });
};

const touchesFigures = (before: Settings, after: Settings): boolean =>
  JSON.stringify([before.calendar, before.processes, before.departments]) !==
  JSON.stringify([after.calendar, after.processes, after.departments]);
