/** Columns of a ServiceNow incident export as the loader reads them. */
const COLUMNS = [
  'number',
  'incident_state',
  'reopen_count',
  'sys_mod_count',
  'made_sla',
  'caller_id',
  'opened_at',
  'sys_updated_by',
  'sys_updated_at',
  'location',
  'priority',
  'category',
  'assignment_group',
  'assigned_to',
] as const;
export type IncidentRowText = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** One row of an export; what a test does not say is usual. */
export function incidentRow(overrides: Partial<IncidentRowText> = {}): IncidentRowText {
  return {
    number: 'INC0000001',
    incident_state: 'New',
    reopen_count: '0',
    sys_mod_count: '0',
    made_sla: 'TRUE',
    caller_id: 'Caller 1',
    opened_at: '01-03-2016 09:00',
    sys_updated_by: 'Updated by 1',
    sys_updated_at: '01-03-2016 09:30',
    location: 'Location 1',
    priority: '3 - Moderate',
    category: 'Category 1',
    assignment_group: 'Group 1',
    assigned_to: 'Resolver 1',
    ...overrides,
  };
}

/** The file as text, header first, with Windows line ends as the source has them. */
export function anIncidentCsv(rows: readonly IncidentRowText[]): string {
  return [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((column) => row[column]).join(','))]
    .map((line) => `${line}\r\n`)
    .join('');
}
