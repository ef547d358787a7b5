import { createIncidentSources } from '../../../src/adapters/sql/incident-sources.ts';
import { createRequests } from '../../../src/adapters/sql/requests.ts';
import { createNames } from '../../../src/adapters/sql/names.ts';
import { createStaffMonths } from '../../../src/adapters/sql/staff-months.ts';
import { createStoredRatings } from '../../../src/adapters/sql/stored-ratings.ts';
import type { NativeRating } from '../../../src/domain/sources/native-rating.ts';
import type { StaffMonth } from '../../../src/contract/staff.ts';
import type { Database } from '../../../src/adapters/sql/database.ts';
import { DepartmentId, IssueId, ProjectId } from '../../../src/contract/ids.ts';
import { incidentIdOf, incidentKeyOf, sourceIdOf } from '../../../src/domain/sources/source-ids.ts';
import type { IncidentSource } from '../../../src/usecases/ports/sources.ts';
import { account } from '../../support/memory/issue-life.ts';
import { repository, type Repository } from './repository.ts';
import { instant, request, TEXT } from './samples.ts';

const STAFF: readonly StaffMonth[] = [
  { month: '2026-09', department: TEXT, headcount: 20, leavers: 1, absenceDays: 4.5 },
  { month: '2026-08', department: null, headcount: 60, leavers: 0, absenceDays: null },
];

const RATINGS = [1, 2].map((id): NativeRating => ({
  issueId: IssueId.parse(String(800 + id)),
  projectId: ProjectId.parse('1'),
  requestTypeId: id === 1 ? '701' : null,
  departmentSource: id === 1 ? { id: 'txt:stays', value: TEXT } : null,
  requesterId: id === 1 ? account('person-3') : null,
  rating: 3 + id,
  ratedAt: instant(id),
}));

const SOURCE = sourceIdOf('ServiceNow');
const BARE_SOURCE = sourceIdOf(TEXT);

const source = (more: Partial<IncidentSource> = {}): IncidentSource => ({
  id: SOURCE,
  name: TEXT,
  deskId: ProjectId.parse('1'),
  reading: { columns: { number: 'number', opened: TEXT }, dates: 'day-first', zone: 'UTC', states: { [TEXT]: 'd' } },
  file: {
    hash: 'a'.repeat(64),
    rows: 9,
    portions: 2,
    done: 1,
    rowsDone: 5,
    faults: [
      { line: 3, field: 'opened', reason: 'bad-date' },
      { line: 4, field: null, reason: 'cells' },
    ],
    faultCount: 2,
    startedAt: instant(0),
    movedAt: instant(1),
  },
  ...more,
});

/** Facts of a source: two of a unit of its own, one of a unit that stays. */
const facts = ['INC1', 'INC2', 'INC3'].map((number, index) => {
  const issueId = incidentIdOf(SOURCE, number);
  return request(
    { id: 900 + index, closed: instant(40 + index) },
    {
      issueId,
      issueKey: incidentKeyOf(issueId),
      projectId: SOURCE,
      departmentId: DepartmentId.parse(index === 0 ? 'txt:stays' : 'txt:goes'),
    },
  );
});

const fill = async (db: Database): Promise<void> => {
  await createRequests(db).save(facts);
  await createNames(db).remember([
    { kind: 'department', id: 'txt:stays', name: TEXT, projectId: SOURCE },
    { kind: 'department', id: 'txt:goes', name: TEXT, projectId: SOURCE },
    { kind: 'process', id: 'imp:1', name: TEXT, projectId: SOURCE },
  ]);
};

/** Sources beside Jira; filled first, because emptying one without facts sends only half of its statements. */
export const sourceRepositories = (): readonly Repository[] => [
  repository(
    {
      factory: 'createIncidentSources',
      build: (db) => {
        const port = createIncidentSources(db);
        return { ...port, counts: async () => (await fill(db), port.counts()) };
      },
    },
    {
      save: [(port) => port.save(source()), (port) => port.save(source({ id: BARE_SOURCE, name: 'x' }))],
      list: [(port) => port.list()],
      find: [(port) => port.find(SOURCE), (port) => port.find(ProjectId.parse('1'))],
      counts: [(port) => port.counts()],
      empty: [(port) => port.empty(SOURCE, 2), (port) => port.empty(SOURCE, 2), (port) => port.empty(BARE_SOURCE, 2)],
      remove: [(port) => port.remove(SOURCE), (port) => port.remove(BARE_SOURCE)],
    },
  ),
  repository(
    { factory: 'createStaffMonths', build: createStaffMonths },
    {
      save: [(port) => port.save(STAFF), (port) => port.save(STAFF.slice(0, 1))],
      list: [(port) => port.list()],
      remove: [(port) => port.remove({ month: '2026-08', department: null })],
    },
  ),
  repository(
    { factory: 'createStoredRatings', build: createStoredRatings },
    {
      save: [(port) => port.save(RATINGS), (port) => port.save(RATINGS.slice(0, 1)), (port) => port.save([])],
      countHeld: [(port) => port.countHeld(RATINGS.map(({ issueId }) => issueId)), (port) => port.countHeld([])],
      given: [(port) => port.given(instant(50)), (port) => port.given(instant(-50))],
    },
  ),
];
