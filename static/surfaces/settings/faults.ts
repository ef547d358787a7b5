import type { Settings, WorkingHours } from '../../../src/contract/settings';
import type { MessageKey } from '../../kit/words';

/** Path of a field, `processes.0.name.en`, to what is wrong with it. */
export type Faults = ReadonlyMap<string, MessageKey>;

const FIELD_ID = /^[A-Za-z0-9_-]{1,120}$/;
const LONGEST_NAME = 120;
const LAST_MINUTE = 1440;
const MOST_DAYS_OFF = 400;

type Put = (path: string, key: MessageKey) => void;

/** What the server would refuse, found before it is sent. The server checks again. */
export function findFaults(settings: Settings): Faults {
  const faults = new Map<string, MessageKey>();
  const put: Put = (path, key) => faults.set(path, key);
  if (settings.projectIds?.length === 0) put('projectIds', 'fault.noProjects');
  settings.processes.forEach((process, index) => checkProcess(process, `processes.${index}`, put));
  settings.departments.sources.forEach((source, index) => {
    if (source.kind === 'field' && !FIELD_ID.test(source.fieldId)) put(`departments.sources.${index}`, 'fault.fieldId');
  });
  if (settings.teamField !== null && !FIELD_ID.test(settings.teamField)) put('teamField', 'fault.fieldId');
  settings.departments.merge.forEach((merge, index) => {
    checkName(merge.name, `departments.merge.${index}.name`, put);
    if (merge.values.length === 0) put(`departments.merge.${index}.values`, 'fault.noValues');
  });
  checkCalendar(settings.calendar, put);
  checkContact(settings, put);
  checkRetention(settings, put);
  checkDistinct(settings, put);
  return faults;
}

/** A request type belongs to one process, a unit to one merger: else a request would have to be counted twice. */
function checkDistinct({ processes, departments }: Settings, put: Put): void {
  const types = new Set<string>();
  processes.forEach(({ projectId, requestTypeIds }, index) => {
    const own = requestTypeIds.map((id) => `${projectId} ${id}`);
    if (own.some((type) => types.has(type))) put(`processes.${index}.requestTypeIds`, 'fault.typeTwice');
    for (const type of own) types.add(type);
  });
  const units = new Set<string>();
  departments.merge.forEach(({ values }, index) => {
    if (values.some((unit) => units.has(unit))) put(`departments.merge.${index}.values`, 'fault.unitTwice');
    for (const unit of values) units.add(unit);
  });
}

function checkName(name: Settings['processes'][number]['name'], path: string, put: Put): void {
  for (const language of ['en', 'he'] as const) {
    const length = name[language].trim().length;
    if (length === 0) put(`${path}.${language}`, 'fault.empty');
    else if (length > LONGEST_NAME) put(`${path}.${language}`, 'fault.longName');
  }
}

function checkProcess(process: Settings['processes'][number], path: string, put: Put): void {
  checkName(process.name, `${path}.name`, put);
  checkName(process.team, `${path}.team`, put);
  if (process.requestTypeIds.length === 0) put(`${path}.requestTypeIds`, 'fault.noRequestTypes');
  if (!(process.target >= 1 && process.target <= 5)) put(`${path}.target`, 'fault.target');
  const { meaningfulMinutes: minutes } = process;
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > LAST_MINUTE) {
    put(`${path}.meaningfulMinutes`, 'fault.minutes');
  }
  if (process.workingHours) checkHours(process.workingHours, `${path}.workingHours`, put);
  checkAsking(process, path, put);
  if (process.commentReader) checkName(process.commentReader.name, `${path}.commentReader.name`, put);
}

/** Whole numbers and their bounds, by path. */
function checkWhole(value: number, { path, from, to, put }: Bounds): void {
  if (!Number.isInteger(value) || value < from || value > to) put(path, 'fault.whole');
}

interface Bounds {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly put: Put;
}

function checkContact({ contact, sampleAbove }: Settings, put: Put): void {
  checkWhole(contact.perMonth, { path: 'contact.perMonth', from: 1, to: 31, put });
  checkWhole(contact.coolDownDays, { path: 'contact.coolDownDays', from: 1, to: 90, put });
  checkWhole(sampleAbove, { path: 'sampleAbove', from: 50, to: 100_000, put });
}

function checkRetention({ retention }: Settings, put: Put): void {
  checkWhole(retention.requestMonths, { path: 'retention.requestMonths', from: 6, to: 120, put });
  checkWhole(retention.commentMonths, { path: 'retention.commentMonths', from: 1, to: 120, put });
  checkWhole(retention.auditMonths, { path: 'retention.auditMonths', from: 6, to: 120, put });
}

function checkAsking({ askWhen, push, visibility }: Settings['processes'][number], path: string, put: Put): void {
  const where = { path: `${path}.askWhen`, from: 1, put };
  if (askWhen.kind === 'after-days') checkWhole(askWhen.days, { ...where, to: 60 });
  if (askWhen.kind === 'month-day') checkWhole(askWhen.day, { ...where, to: 28 });
  if (push === 'comment' && visibility === 'aggregate') put(`${path}.push`, 'fault.pushAggregate');
}

function checkCalendar(calendar: Settings['calendar'], put: Put): void {
  if (!isZone(calendar.zone)) put('calendar.zone', 'fault.zone');
  checkHours(calendar, 'calendar', put);
  const { daysOff = [] } = calendar;
  if (!daysOff.every(isDate)) put('calendar.daysOff', 'fault.daysOff');
  else if (daysOff.length > MOST_DAYS_OFF) put('calendar.daysOff', 'fault.manyDaysOff');
}

function checkHours({ weekdays, hours }: WorkingHours, path: string, put: Put): void {
  if (weekdays.length === 0) put(`${path}.weekdays`, 'fault.weekdays');
  if (!(hours.from < hours.to)) put(`${path}.hours`, 'fault.hours');
}

/** A date that exists, `2026-09-27`. */
function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
