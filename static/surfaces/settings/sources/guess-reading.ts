import type { DateOrder, IncidentField, IncidentReading, StateClass } from '../../../../src/contract/incident-import';
import { cellReader, FIELDS } from './incident-file';
import type { IncidentFile } from './incident-file';

/** Names by which exports call their columns, in small letters without spaces and marks; the likelier first. */
const NAMES: Readonly<Record<IncidentField, readonly string[]>> = {
  number: [
    'number',
    'incident',
    'incidentnumber',
    'incidentid',
    'ticket',
    'ticketnumber',
    'ticketid',
    'key',
    'id',
    'מספר',
    'מספרפנייה',
  ],
  opened: [
    'openedat',
    'opened',
    'created',
    'createdat',
    'syscreatedon',
    'syscreatedat',
    'createdon',
    'opendate',
    'נפתח',
    'תאריךפתיחה',
  ],
  state: ['state', 'incidentstate', 'status', 'מצב', 'סטטוס'],
  updated: ['sysupdatedat', 'sysupdatedon', 'updated', 'updatedat', 'updatedon', 'lastupdated', 'עודכן'],
  step: ['sysmodcount', 'modcount', 'updates'],
  resolved: ['resolvedat', 'resolved', 'resolvedon', 'resolutiondate', 'נפתר'],
  closed: ['closedat', 'closed', 'closedon', 'closedate', 'נסגר', 'תאריךסגירה'],
  reopens: ['reopencount', 'reopens', 'reopened', 'timesreopened'],
  handovers: ['reassignmentcount', 'reassignments', 'handovers', 'assignmentcount'],
  sla: ['madesla', 'slamet', 'withinsla', 'metsla', 'slamade'],
  department: [
    'location',
    'department',
    'unit',
    'callerdepartment',
    'businessunit',
    'company',
    'מחלקה',
    'יחידה',
    'מיקום',
  ],
  process: ['assignmentgroup', 'group', 'team', 'service', 'businessservice', 'category', 'צוות', 'קבוצה'],
  channel: ['contacttype', 'channel', 'source', 'ערוץ'],
  team: ['assignmentgroup', 'assignedgroup', 'supportgroup', 'group', 'team', 'צוות', 'קבוצה'],
};

const plainOf = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Columns by their names; each column serves one field, but a team may be the process as well. */
export function guessColumns(columns: readonly string[]): IncidentReading['columns'] {
  const taken = new Set<string>();
  const chosen: [IncidentField, string][] = [];
  for (const field of FIELDS) {
    const found = NAMES[field]
      .map((name) => columns.find((column) => plainOf(column) === name && (field === 'team' || !taken.has(column))))
      .find((column) => column !== undefined);
    if (found === undefined) continue;
    taken.add(found);
    chosen.push([field, found]);
  }
  return Object.fromEntries(chosen);
}

const SAMPLE = 2_000;

/** ISO where the year stands first, else by the first date whose day is above twelve; a tie goes to the day. */
export function guessDates(file: IncidentFile, columns: IncidentReading['columns']): DateOrder {
  const cellOf = cellReader(file, columns);
  const dates = file.records.slice(0, SAMPLE).map((record) => (cellOf(record, 'opened') ?? '').trim());
  if (dates.some((date) => /^\d{4}\D/.test(date))) return 'year-first';
  const parts = dates.map((date) => date.split(/\D/).map(Number));
  const isAbove = (place: number): boolean => parts.some((numbers) => (numbers[place] ?? 0) > 12);
  return !isAbove(0) && isAbove(1) ? 'month-first' : 'day-first';
}

const DONE = /resol|clos|cancel|complete|done|^[678]$|נסגר|נפתר|הושלם|בוטל/i;
const WAITS =
  /await\w* (user|caller|customer|requester)|user info|on hold|pending (user|customer|caller)|^3$|ממתין ל(לקוח|פונה)/i;
const MOST_STATES = 60;

/** The states of a file in the order of their first row, and what each seems to mean. */
export function guessStates(
  file: IncidentFile,
  columns: IncidentReading['columns'],
): Readonly<Record<string, StateClass>> {
  if (columns.state === undefined) return {};
  const cellOf = cellReader(file, columns);
  const names = new Set<string>();
  for (const record of file.records) {
    const name = (cellOf(record, 'state') ?? '').trim();
    if (name !== '' && name !== '?' && name.length <= 120) names.add(name);
    if (names.size === MOST_STATES) break;
  }
  return Object.fromEntries([...names].map((name) => [name, classOf(name)]));
}

function classOf(state: string): StateClass {
  if (DONE.test(state)) return 'd';
  return WAITS.test(state) ? 'c' : 'w';
}

/** A first reading of a file, for a person to correct. */
export function guessReading(file: IncidentFile, zone: string): IncidentReading {
  const columns = guessColumns(file.columns);
  return { columns, zone, dates: guessDates(file, columns), states: guessStates(file, columns) };
}
