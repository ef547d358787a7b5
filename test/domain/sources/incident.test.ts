import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IncidentField, type IncidentRow } from '../../../src/contract/incident-import.ts';
import { DEFAULT_SETTINGS } from '../../../src/contract/settings.ts';
import { workingTimeBy } from '../../../src/domain/experience/request-facts.ts';
import { readIncidents } from '../../../src/domain/sources/incident.ts';
import { recordOfIncident } from '../../../src/domain/sources/incident-record.ts';
import { isImported, sourceIdOf } from '../../../src/domain/sources/source-ids.ts';
import { createDeskCalendars } from '../../../src/domain/time/desk-calendars.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { createZone } from '../../../src/domain/time/zone.ts';

type Cells = Partial<Record<IncidentField, string>>;
const SOURCE = sourceIdOf('ServiceNow');
const calendar = {
  zone: 'UTC',
  weekdays: [0, 1, 2, 3, 4, 5, 6],
  hours: { from: 0, to: 1440 },
  holidays: 'none',
} as const;
const settings = { ...DEFAULT_SETTINGS, calendar: { ...calendar, weekdays: [...calendar.weekdays] } };
const rules = {
  form: { order: 'year-first' as const, zone: createZone('UTC') },
  states: new Map([
    ['resolved', 'd'],
    ['closed', 'd'],
    ['awaiting', 'c'],
  ] as const),
  now: toInstant(Date.UTC(2026, 0, 1)),
};

const row = (line: number, cells: Cells): IncidentRow => ({
  line,
  cells: IncidentField.options.map(
    (field) => ({ number: 'INC1', opened: '2025-03-03 09:00', ...cells })[field] ?? null,
  ),
});
const rowsOf = (all: readonly Cells[]) => all.map((cells, index) => row(index + 2, cells));
const read = (all: readonly Cells[]) => readIncidents(rowsOf(all), rules);
const recordOf = (all: readonly Cells[]) => {
  const { incidents, faults } = read(all);
  expect(faults).toEqual([]);
  const [incident] = incidents;
  if (incident === undefined) throw new RangeError('no incident was read');
  return recordOfIncident(incident, {
    sourceId: SOURCE,
    settings,
    workingOf: workingTimeBy(createDeskCalendars(settings)),
    departmentOf: (name) => ({ id: `txt:${name}`, value: name }),
  });
};
const HOUR = 3_600_000;

describe('an incident told in one row', () => {
  it('is closed when it was solved', () => {
    expect(
      recordOf([
        { state: 'Closed', resolved: '2025-03-03 11:00', closed: '2025-03-10 11:00', updated: '2025-03-10 12:00' },
      ]),
    ).toMatchObject({
      closedAt: Date.UTC(2025, 2, 3, 11),
      cycleMs: 2 * HOUR,
      closeNo: 1,
      reopens: 0,
      requesterId: null,
      responseMs: null,
      silenceMs: null,
    });
  });

  it('is open while its state says so, whatever else it tells', () => {
    expect(recordOf([{ state: 'Active', resolved: '2025-03-03 11:00', reopens: '1' }])).toMatchObject({
      closedAt: null,
      reopens: 1,
      slaMet: null,
    });
  });

  it('without a state is closed when it has an end', () => {
    expect(recordOf([{ resolved: '2025-03-03 11:00' }]).closedAt).toBe(Date.UTC(2025, 2, 3, 11));
    expect(recordOf([{}]).closedAt).toBeNull();
  });
});

describe('an incident told by its changes', () => {
  const history = [
    { state: 'New', updated: '2025-03-03 09:00', sla: 'TRUE', reopens: '0', handovers: '0' },
    { state: 'Awaiting', updated: '2025-03-03 10:00', sla: 'TRUE', reopens: '0', handovers: '1' },
    { state: 'Active', updated: '2025-03-03 12:00', sla: 'TRUE', reopens: '0', handovers: '1', department: 'Old' },
    { state: 'Resolved', updated: '2025-03-03 13:00', sla: 'TRUE', reopens: '0', handovers: '1' },
    { state: 'Active', updated: '2025-03-03 15:00', sla: 'FALSE', reopens: '1', handovers: '2' },
    { state: 'Resolved', updated: '2025-03-03 16:00', sla: 'FALSE', reopens: '1', handovers: '2', department: 'New' },
    { state: 'Closed', updated: '2025-03-08 16:00', sla: 'FALSE', reopens: '1', handovers: '2', department: 'New' },
  ];

  it('was handed over where its rows tell another team, whatever the source counts; one row tells by the count alone', () => {
    const teams = ['Desk', '?', 'Network', 'Network', 'Desk', 'Desk', '?'];
    const told = history.map((cells, index) => ({ ...cells, team: teams[index] ?? '?', handovers: '9' }));
    expect(recordOf(told).handovers).toBe(2);
    expect(recordOf([{ resolved: '2025-03-03 11:00', team: 'Desk', handovers: '3' }]).handovers).toBe(3);
  });

  it('counts like a request: time done left out, waiting beside, the last close', () => {
    expect(recordOf(history)).toMatchObject({
      closedAt: Date.UTC(2025, 2, 3, 16),
      closeNo: 2,
      reopens: 1,
      handovers: 2,
      returns: 1,
      cycleMs: 5 * HOUR,
      waitingMs: 2 * HOUR,
      slaMet: false,
      metrics: [{ metric: 'SLA', met: false }],
      departmentId: 'txt:New',
      seenAt: Date.UTC(2025, 2, 8, 16),
    });
  });

  it('does not depend on the order of its rows', () => {
    const expected = recordOf(history);
    fc.assert(
      fc.property(fc.shuffledSubarray(history, { minLength: history.length }), (shuffled) => {
        expect(recordOf(shuffled)).toEqual(expected);
      }),
    );
  });

  it('told twice is the same', () => {
    expect(recordOf([...history, ...history])).toEqual(recordOf(history));
  });

  it('believes the count of reopens where the times contradict it', () => {
    const record = recordOf([
      { state: 'New', updated: '2025-03-03 11:10', reopens: '0' },
      { state: 'Active', updated: '2025-03-03 09:52', reopens: '0' },
      { state: 'Resolved', updated: '2025-03-03 11:03', reopens: '0' },
    ]);
    expect(record).toMatchObject({ reopens: 0, closeNo: 1, closedAt: Date.UTC(2025, 2, 3, 11, 3) });
  });
});

it('reads what programs that calculate make of counts, marks and blanks', () => {
  const cells = { state: 'Resolved', resolved: '2025-03-03 10:00', reopens: '2.0', handovers: '3.00', sla: '1.0' };
  expect(read([{ ...cells, department: 'nan', channel: 'None' }])).toMatchObject({
    incidents: [{ reopens: 2, handovers: 3, slaMet: true, department: null, channel: null }],
    faults: [],
  });
});

describe('a row that cannot be right is named with its line and column, and its incident left out', () => {
  it.each([
    [{ number: '' }, 'number', 'missing'],
    [{ opened: '?' }, 'opened', 'missing'],
    [{ opened: '03/03/2025' }, 'opened', 'bad-date'],
    [{ resolved: '2025-03-02 09:00' }, 'resolved', 'ends-early'],
    [{ closed: '2025-03-03 08:59' }, 'closed', 'ends-early'],
    [{ opened: '2027-03-03 09:00' }, 'opened', 'in-future'],
    [{ reopens: '-1' }, 'reopens', 'bad-count'],
    [{ handovers: '2.5' }, 'handovers', 'bad-count'],
    [{ handovers: '1e9' }, 'handovers', 'bad-count'],
    [{ sla: 'perhaps' }, 'sla', 'bad-flag'],
    [{ department: 'x'.repeat(121) }, 'department', 'too-long'],
    [{ state: 'Closed' }, 'closed', 'no-end'],
  ] as const)('%j', (cells, field, reason) => {
    expect(read([cells])).toEqual({ incidents: [], faults: [{ line: 2, field, reason }] });
  });

  it('two rows of one number without an order', () => {
    expect(read([{}, {}])).toEqual({ incidents: [], faults: [{ line: 3, field: 'number', reason: 'twice' }] });
  });

  it('a row with other cells than the header, with all that was told of its incident', () => {
    const rows = [
      ...rowsOf([{ updated: '2025-03-03 10:00' }, { number: 'INC2' }]),
      { ...row(4, {}), isBroken: true as const },
    ];
    const { incidents, faults } = readIncidents(rows, rules);
    expect(incidents.map(({ number }) => number)).toEqual(['INC2']);
    expect(faults).toEqual([{ line: 4, field: null, reason: 'cells' }]);
  });
});

it('has ids that no project of Jira has', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(isImported(sourceIdOf(name))).toBe(true);
    }),
  );
});
