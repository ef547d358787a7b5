import type { IncidentReading } from '../../contract/incident-import';
import type { Instant } from '../../contract/ids';
import type { RowRules } from '../../domain/sources/incident-rows';
import { createZone, UnknownZoneError, type Zone } from '../../domain/time/zone';
import { BadInputError } from '../ports/errors';

/** Without these no row of an export can be counted. */
const NEEDED = ['number', 'opened'] as const;

/**
 * The rules that a reading asks for.
 * @throws BadInputError with the field: a column that is needed, two fields from one column, or a zone nobody knows
 */
export const rulesOf = ({ columns, dates, zone, states }: IncidentReading, now: Instant): RowRules => {
  const missing = NEEDED.find((field) => columns[field] === undefined);
  if (missing !== undefined) throw new BadInputError('a column is needed', { field: `reading.columns.${missing}` });
  return {
    form: { order: dates, zone: zoneOf(zone) },
    states: new Map(Object.entries(states).map(([name, kind]) => [name.trim().toLowerCase(), kind])),
    now,
  };
};

const zoneOf = (name: string): Zone => {
  try {
    return createZone(name);
  } catch (error) {
    if (!(error instanceof UnknownZoneError)) throw error;
    throw new BadInputError('unknown time zone', { field: 'reading.zone', cause: error });
  }
};

/** Whether two readings make the same facts of a row: names of columns and states of another file do not matter. */
export const isSameReading = (before: IncidentReading, after: IncidentReading): boolean =>
  before.dates === after.dates &&
  before.zone === after.zone &&
  fieldsOf(before) === fieldsOf(after) &&
  Object.entries(before.states).every(([name, kind]) => (after.states[name] ?? kind) === kind);

const fieldsOf = ({ columns }: IncidentReading): string => Object.keys(columns).toSorted().join();
