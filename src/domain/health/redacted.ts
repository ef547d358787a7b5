import type { Settings } from '../../contract/settings';

/** The settings for whoever helps from outside: how they are made, without a name, an id or a word that anybody wrote. */
export const redacted = (settings: Settings): Readonly<Record<string, unknown>> => ({
  isStarted: settings.isStarted,
  projects: settings.projectIds === null ? 'all' : settings.projectIds.length,
  paused: settings.pausedProjectIds.length,
  processes: settings.processes.map((process) => ({
    requestTypes: process.requestTypeIds.length,
    visibility: process.visibility,
    target: process.target,
    hasReader: process.commentReader !== null,
    meaningfulMinutes: process.meaningfulMinutes,
    asksRoutine: process.asksRoutine,
    askWhen: process.askWhen,
    push: process.push,
    hasOwnHours: process.workingHours !== undefined,
  })),
  departments: {
    sources: settings.departments.sources.map(({ kind }) => kind),
    merged: settings.departments.merge.map(({ values }) => values.length),
  },
  calendar: { ...settings.calendar, daysOff: settings.calendar.daysOff?.length ?? 0 },
  hasManagerGroup: settings.managerGroup !== null,
  hasTeamField: settings.teamField !== null,
  waitingStatuses: settings.waitingStatuses.length,
  contact: settings.contact,
  sampleAbove: settings.sampleAbove,
  retention: settings.retention,
});
