import { z } from 'zod';
import { Count } from './count';
import { Epoch } from './epoch';
import { ProjectId } from './ids';

/**
 * What an export of incidents can tell. `opened`, `resolved` and `closed` are of the incident, `updated` and `step` of the row:
 * an export has one row an incident, or one for each change of it.
 */
export const IncidentField = z.enum([
  'number',
  'opened',
  'state',
  'updated',
  'step',
  'resolved',
  'closed',
  'reopens',
  'handovers',
  'sla',
  'department',
  'process',
  'channel',
  'team',
]);
export type IncidentField = z.infer<typeof IncidentField>;

/** Where a state puts an incident: w the desk works · c it waits for the requester · d done. */
export const StateClass = z.enum(['w', 'c', 'd']);
export type StateClass = z.infer<typeof StateClass>;

/** Order of day, month and year in dates written with digits; `year-first` is ISO 8601, with or without an offset. */
export const DateOrder = z.enum(['day-first', 'month-first', 'year-first']);
export type DateOrder = z.infer<typeof DateOrder>;

const Text = z.string().min(1).max(120);

/** How a file is read. Another reading of the same file gives other facts, so it belongs to the source. */
export const IncidentReading = z.strictObject({
  /** Names of the file's columns. */
  columns: z.partialRecord(IncidentField, Text),
  dates: DateOrder,
  /** IANA zone of dates that carry no offset. */
  zone: z.string().min(1).max(60),
  /** States of the file; one that is not named means work. */
  states: z.record(z.string().max(120), StateClass),
});
export type IncidentReading = z.infer<typeof IncidentReading>;

/** One row of a file: its line, and the text of each mapped column in the order of {@link IncidentField}; null: not mapped. */
export const IncidentRow = z.strictObject({
  line: z.number().int().min(1).max(100_000_000),
  cells: z.array(z.string().max(5_000).nullable()).length(IncidentField.options.length),
  /** It has more or fewer cells than the header, so none of them can be trusted. */
  isBroken: z.literal(true).optional(),
});
export type IncidentRow = z.infer<typeof IncidentRow>;

/** Why a row is left out. */
export const FaultReason = z.enum([
  'cells',
  'missing',
  'too-long',
  'bad-date',
  'bad-count',
  'bad-flag',
  'ends-early',
  'in-future',
  'no-end',
  'twice',
]);
export type FaultReason = z.infer<typeof FaultReason>;

/** A row that was not taken; its incident is left out as a whole. `field` null: the row itself. */
export const RowFault = z
  .strictObject({ line: Count, field: IncidentField.nullable(), reason: FaultReason })
  .readonly();
export type RowFault = z.infer<typeof RowFault>;

/** So many faults of a file are kept by line; the others are counted. */
export const MOST_FAULTS = 1_000;

export const ReadSources = z.strictObject({});
export type ReadSources = z.infer<typeof ReadSources>;

export const SourceView = z
  .strictObject({
    id: ProjectId,
    name: z.string(),
    /** The desk beside which it is shown; who may read that desk's figures may read these. */
    desk: z.strictObject({ id: ProjectId, name: z.string().nullable() }).readonly(),
    reading: IncidentReading,
    /** Incidents held. */
    incidents: Count,
    /** The file that is being taken, or was taken last. */
    file: z
      .strictObject({
        hash: z.string(),
        rows: Count,
        portions: Count,
        /** Portions and rows taken so far. */
        done: Count,
        rowsDone: Count,
        faults: z.array(RowFault).readonly(),
        faultCount: Count,
        startedAt: Epoch,
        movedAt: Epoch,
      })
      .readonly(),
  })
  .readonly();
export type SourceView = z.infer<typeof SourceView>;

export const SourcesView = z
  .strictObject({
    asOf: Epoch,
    /** Zone of the calendar. */
    zone: z.string(),
    desks: z.array(z.strictObject({ id: ProjectId, name: z.string() }).readonly()).readonly(),
    sources: z.array(SourceView).readonly(),
  })
  .readonly();
export type SourcesView = z.infer<typeof SourcesView>;

export const PreviewIncidents = z.strictObject({ reading: IncidentReading, rows: z.array(IncidentRow).max(200) });
export type PreviewIncidents = z.infer<typeof PreviewIncidents>;

const PreviewedIncident = z
  .strictObject({
    line: Count,
    number: z.string(),
    openedAt: Epoch,
    /** null while open. */
    closedAt: Epoch.nullable(),
    /** Working milliseconds by the calendar; null while open. */
    cycleMs: z.number().nullable(),
    waitingMs: z.number().nullable(),
    department: z.string().nullable(),
    process: z.string().nullable(),
    slaMet: z.boolean().nullable(),
    reopens: Count,
    handovers: Count,
  })
  .readonly();
export type PreviewedIncident = z.infer<typeof PreviewedIncident>;

export const IncidentPreview = z
  .strictObject({
    incidents: z.array(PreviewedIncident).readonly(),
    faults: z.array(RowFault).readonly(),
    workdayMs: z.number(),
  })
  .readonly();
export type IncidentPreview = z.infer<typeof IncidentPreview>;

const FileHash = z.string().regex(/^[0-9a-f]{64}$/);

export const StartIncidents = z.strictObject({
  name: z.string().trim().min(1).max(80),
  deskId: ProjectId,
  reading: IncidentReading,
  /** `hash`: SHA-256 of the file. A file that was left half done goes on where it stood. */
  file: z.strictObject({
    hash: FileHash,
    rows: z.number().int().min(1).max(2_000_000),
    portions: z.number().int().min(1).max(100_000),
  }),
});
export type StartIncidents = z.infer<typeof StartIncidents>;

/** One numbered portion, from 1. All rows of an incident are in the same one. */
export const ImportIncidents = z.strictObject({
  sourceId: ProjectId,
  hash: FileHash,
  portion: z.number().int().min(1).max(100_000),
  rows: z.array(IncidentRow).min(1).max(2_000),
});
export type ImportIncidents = z.infer<typeof ImportIncidents>;

export const IncidentsTaken = z
  .strictObject({
    /** Portions and rows taken so far, rows left out, and incidents held. */
    done: Count,
    rowsDone: Count,
    faultCount: Count,
    incidents: Count,
    /** Incidents of this portion, and how many of them were here already and are told anew by it. */
    told: Count,
    changed: Count,
    faults: z.array(RowFault).readonly(),
  })
  .readonly();
export type IncidentsTaken = z.infer<typeof IncidentsTaken>;

/** Takes away what was imported, in parts; called again until nothing is left. `isRemoved`: and the source with it. */
export const EmptySource = z.strictObject({ sourceId: ProjectId, isRemoved: z.boolean() });
export type EmptySource = z.infer<typeof EmptySource>;

export const SourceEmptied = z.strictObject({ left: Count }).readonly();
export type SourceEmptied = z.infer<typeof SourceEmptied>;
