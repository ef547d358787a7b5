import { z } from 'zod';
import { Count } from './count';
import { Epoch } from './epoch';
import { FollowUpFloor } from './follow-up';
import { AccountId, ProcessId, ProjectId } from './ids';
import { ProjectChoice } from './project-choice';
import { RequiredItem } from './required-item';
import { Visibility } from './words';

const Name = z.strictObject({ en: z.string().min(1).max(120), he: z.string().min(1).max(120) });

/**
 * Weekdays 0 Sunday … 6 Saturday; hours `[from, to)` in minutes after midnight of the calendar's zone. That any working time
 * is left is asked when settings are saved, of the calendar as a whole: NO_WORKING_TIME.
 */
export const WorkingHours = z.strictObject({
  weekdays: z.array(z.number().int().min(0).max(6)).max(7),
  hours: z.strictObject({ from: z.number().int().min(0).max(1439), to: z.number().int().min(1).max(1440) }),
});
export type WorkingHours = z.infer<typeof WorkingHours>;

export const CalendarSettings = WorkingHours.extend({
  zone: z.string().min(1).max(60),
  holidays: z.enum(['none', 'israel']),
  /** Days off of this organisation, local dates `2026-09-27`; absent is none. */
  daysOff: z.array(z.iso.date()).max(400).optional(),
});
export type CalendarSettings = z.infer<typeof CalendarSettings>;

/** A department comes from the first source that gives one. */
export const DepartmentSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), fieldId: z.string().regex(/^[A-Za-z0-9_-]{1,120}$/) }),
  z.strictObject({ kind: z.literal('organization') }),
]);
export type DepartmentSource = z.infer<typeof DepartmentSource>;

/** When a close is asked about. The card is open from the close on; this moves the asking and the end of the card. */
export const AskWhen = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('at-close') }),
  /** Once what was promised has had time to happen: goods received. */
  z.strictObject({ kind: z.literal('after-days'), days: z.number().int().min(1).max(60) }),
  /** The first such day of a month after the close: a payslip is fixed once the pay has come. */
  z.strictObject({ kind: z.literal('month-day'), day: z.number().int().min(1).max(28) }),
]);
export type AskWhen = z.infer<typeof AskWhen>;

export const ProcessSettings = z.strictObject({
  id: ProcessId,
  projectId: ProjectId,
  name: Name,
  team: Name,
  requestTypeIds: z.array(z.string().regex(/^\d{1,18}$/)).max(200),
  visibility: Visibility,
  /** 1–5; a score at or above it is "Met". */
  target: z.number().min(1).max(5),
  commentReader: z.strictObject({ accountId: AccountId, name: Name }).nullable(),
  /** Closed faster than this without a public reply is not pushed. Minutes. */
  meaningfulMinutes: z.number().int().min(0).max(1440),
  /** Whether routine work, such as a reset password, is asked about as well. */
  asksRoutine: z.boolean().default(false),
  askWhen: AskWhen.default({ kind: 'at-close' }),
  /** How requesters hear of it: by the line in Jira's own mail, or by one public comment. */
  push: z.enum(['none', 'comment']).default('none'),
  /** Hours of its own, in the calendar's zone and with its holidays; absent are the calendar's. */
  workingHours: WorkingHours.optional(),
  /** What a complete request has, by the contract in force since an instant. Put here by its signing, absent without one. */
  complete: z.strictObject({ since: Epoch, items: z.array(RequiredItem).max(12) }).optional(),
  /** Scores up to this are followed up. Put here by the signing of a contract, absent without one. */
  followUpFloor: FollowUpFloor.optional(),
});
export type ProcessSettings = z.infer<typeof ProcessSettings>;

/** `perMonth`: pushes in any thirty days. `coolDownDays`: at least so long between two. */
export const ContactBudget = z.strictObject({
  perMonth: z.number().int().min(1).max(31),
  coolDownDays: z.number().int().min(1).max(90),
});
export type ContactBudget = z.infer<typeof ContactBudget>;

/** How many months after its end a class of data is kept. Comments are what people wrote; the audit is what admins did. */
export const Retention = z.strictObject({
  requestMonths: z.number().int().min(6).max(120),
  commentMonths: z.number().int().min(1).max(120),
  auditMonths: z.number().int().min(6).max(120),
});
export type Retention = z.infer<typeof Retention>;

const DEFAULT_CONTACT: ContactBudget = { perMonth: 2, coolDownDays: 14 };
const DEFAULT_RETENTION: Retention = { requestMonths: 24, commentMonths: 12, auditMonths: 24 };

/** The whole configuration, one versioned document. Every default is usable: an empty site works with DEFAULT_SETTINGS. */
export const Settings = z.strictObject({
  /** Until an admin has pressed Start nothing is read, written, asked or alerted anywhere. */
  isStarted: z.boolean().default(true),
  /** null = every service desk the app can see. */
  projectIds: z.array(ProjectId).max(500).nullable(),
  /** Switched off one by one: nothing is read, written, asked or alerted there; what was measured stays. */
  pausedProjectIds: z.array(ProjectId).max(500).default([]),
  processes: z.array(ProcessSettings).max(500),
  departments: z.strictObject({
    sources: z.array(DepartmentSource).max(10),
    /** Merges small units: value as the source gives it -> department id and name shown. */
    merge: z
      .array(z.strictObject({ values: z.array(z.string().min(1).max(120)).min(1).max(200), name: Name }))
      .max(200),
  }),
  calendar: CalendarSettings,
  /** Members of this group read figures of every project they may browse; project admins read their own. */
  managerGroup: z.string().min(1).max(255).nullable(),
  /** Names of statuses in which the desk waits for the requester. */
  waitingStatuses: z.array(z.string().min(1).max(120)).max(50),
  /** The Jira field that says which team has a request: handovers are changes of it. null: changes of the assignee are. */
  teamField: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,120}$/)
    .nullable()
    .default(null),
  /** How often one person is contacted at most, over all processes. */
  contact: ContactBudget.default(DEFAULT_CONTACT),
  /** A process that closes more than this in thirty days asks a random sample of about as many. */
  sampleAbove: z.number().int().min(50).max(100_000).default(200),
  retention: Retention.default(DEFAULT_RETENTION),
});
export type Settings = z.infer<typeof Settings>;

/** Written out, for reading it through the schema would delay every function's first answer. */
export const DEFAULT_SETTINGS: Settings = {
  isStarted: true,
  projectIds: null,
  pausedProjectIds: [],
  processes: [],
  departments: { sources: [{ kind: 'organization' }], merge: [] },
  calendar: { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], hours: { from: 540, to: 1020 }, holidays: 'none' },
  managerGroup: null,
  waitingStatuses: ['Waiting for customer', 'Awaiting User Info', 'ממתין ללקוח'],
  teamField: null,
  contact: DEFAULT_CONTACT,
  sampleAbove: 200,
  retention: DEFAULT_RETENTION,
};

/** What holds until somebody saves for the first time: the defaults, and nothing begins. */
export const UNSAVED_SETTINGS: Settings = { ...DEFAULT_SETTINGS, isStarted: false };

export const ReadSettings = z.strictObject({});
export type ReadSettings = z.infer<typeof ReadSettings>;

/** `version` is the one that was read; another in the store is a STALE_SAVE and changes nothing. */
export const SaveSettings = z.strictObject({ version: z.number().int().min(0), settings: Settings });
export type SaveSettings = z.infer<typeof SaveSettings>;

export const RebuildFigures = z.strictObject({});
export type RebuildFigures = z.infer<typeof RebuildFigures>;

const RequestType = z.strictObject({ id: z.string(), projectId: z.string(), name: z.string() }).readonly();

export const SettingsView = z
  .strictObject({
    asOf: Epoch,
    version: Count,
    savedBy: z.string().nullable(),
    savedAt: Epoch.nullable(),
    settings: Settings,
    /** What the site offers to choose from. `seen` request types come from requests the app has met. */
    site: z
      .strictObject({ projects: z.array(ProjectChoice).readonly(), requestTypes: z.array(RequestType).readonly() })
      .readonly(),
    /** Departments met on requests so far and how many requests have none. */
    coverage: z.strictObject({ requests: Count, withDepartment: Count }).readonly(),
    rebuild: z.strictObject({ done: Count, total: Count, startedAt: Epoch }).readonly().nullable(),
  })
  .readonly();
export type SettingsView = z.infer<typeof SettingsView>;
