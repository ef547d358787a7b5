import { createCellFacts } from '../../../src/adapters/sql/cell-facts.ts';
import { createCells } from '../../../src/adapters/sql/cells.ts';
import { createFigureReads } from '../../../src/adapters/sql/figure-reads.ts';
import { createMarks } from '../../../src/adapters/sql/marks.ts';
import { createReleaseSources } from '../../../src/adapters/sql/release-sources.ts';
import { createReleases } from '../../../src/adapters/sql/releases.ts';
import type {
  CellQuery,
  ClosedQuery,
  CountQuery,
  FigureReads,
  OpenQuery,
  ReleaseQuery,
} from '../../../src/usecases/ports/figures.ts';
import { IT, PAYROLL } from '../../usecases/figures/figure-world.ts';
import { repository, type Repository } from './repository.ts';
import * as sample from './samples.ts';

const { AWKWARD, cellKey, instant, issue, mark, NO_DEPARTMENT, ORG, PAYSLIP, release } = sample;

const WHOLE_TIME = { from: instant(-1000), to: instant(10_000) };
const STRETCHES = [WHOLE_TIME, { from: instant(20_000), to: instant(20_001) }];
const MONTHS = { grain: 'month', ...WHOLE_TIME } as const;
const DAYS = { grain: 'day', ...WHOLE_TIME } as const;
const BOTH = [PAYROLL, IT];

const COUNTS: CountQuery = {
  projectIds: BOTH,
  scopes: ['whole', 'process', 'department'],
  processId: null,
  departmentId: null,
  cells: [MONTHS, DAYS],
  cellsBefore: [MONTHS],
};
const CLOSED: ClosedQuery = { projectIds: BOTH, processId: null, departmentId: null, ...WHOLE_TIME, limit: 1001 };
const OPEN: OpenQuery = {
  projectIds: BOTH,
  processId: null,
  departmentId: null,
  since: [instant(5), instant(3), instant(1), instant(0)],
};
const CELLS: CellQuery = {
  projectIds: BOTH,
  groups: [
    { scope: 'whole', scopeIds: ['all'] },
    { scope: 'process', scopeIds: [AWKWARD, 'payslip'] },
  ],
  cells: [MONTHS, DAYS],
};
const RELEASES: ReleaseQuery = {
  period: '13w',
  measures: ['experience', 'ease'],
  trends: [{ scope: 'site', scopeIds: ['all'] }],
  since: instant(0),
};

const marks = (newToken: () => string): Repository =>
  repository(
    { factory: 'createMarks', build: (db) => createMarks(db, { clock: { now: () => instant(3) }, newToken }) },
    {
      mark: [
        (port) => port.mark([]),
        (port) => port.mark([cellKey()]),
        (port) => port.mark([cellKey(), cellKey({ scope: 'process', scopeId: AWKWARD })]),
      ],
      markSettled: [
        (port) => port.markSettled([]),
        (port) => port.markSettled([cellKey(), cellKey({ grain: 'day' }), cellKey({ projectId: IT })]),
      ],
      read: [(port) => port.read(null, 2), (port) => port.read(mark(), 100)],
      remove: [
        (port) => port.remove([]),
        async (port) => port.remove(await port.read(null, 2)),
        (port) => port.remove([mark({ token: 'of another mark' })]),
      ],
    },
  );

const cells = (): Repository =>
  repository(
    { factory: 'createCells', build: createCells },
    {
      write: [
        (port) => port.write([]),
        (port) => port.write(sample.CELLS.slice(0, 1)),
        (port) => port.write(sample.CELLS),
        (port) => port.write(sample.CELLS),
      ],
      keys: [(port) => port.keys(null, 2), (port) => port.keys(cellKey(), 100)],
      stored: [(port) => port.stored([]), (port) => port.stored([cellKey(), cellKey({ startsAt: instant(-1) })])],
      count: [(port) => port.count()],
      findAt: [(port) => port.findAt(0), (port) => port.findAt(1000)],
      read: [(port) => port.read(PAYROLL, MONTHS), (port) => port.read(IT, DAYS)],
      prune: [(port) => port.prune('week', instant(9)), (port) => port.prune('day', instant(-1))],
    },
  );

const facts = (): Repository =>
  repository(
    { factory: 'createCellFacts', build: createCellFacts },
    {
      placements: [(port) => port.placements(null, 2), (port) => port.placements(issue(2), 100)],
      created: [
        (port) => port.created(PAYROLL, [WHOLE_TIME]),
        (port) => port.created(PAYROLL, STRETCHES),
        (port) => port.created(IT, []),
      ],
      closed: [
        (port) => port.closed(PAYROLL, [WHOLE_TIME]),
        (port) => port.closed(PAYROLL, STRETCHES),
        (port) => port.closed(IT, []),
      ],
    },
  );

const figures = (): Repository =>
  repository(
    { factory: 'createFigureReads', build: createFigureReads },
    {
      counts: [
        (port) => port.counts(COUNTS),
        (port) => port.counts({ ...COUNTS, cells: [], cellsBefore: [] }),
        (port) => port.counts({ ...COUNTS, cellsBefore: [] }),
        (port) => port.counts({ ...COUNTS, projectIds: [PAYROLL], processId: PAYSLIP, departmentId: ORG }),
        ...[COUNTS.cellsBefore, []].flatMap((cellsBefore) => [
          (port: FigureReads) =>
            port.counts({ ...COUNTS, scopes: ['process', 'interface'], processId: PAYSLIP, cellsBefore }),
          (port: FigureReads) =>
            port.counts({ ...COUNTS, scopes: ['department', 'interface'], departmentId: ORG, cellsBefore }),
          (port: FigureReads) =>
            port.counts({ ...COUNTS, scopes: ['interface'], processId: PAYSLIP, departmentId: ORG, cellsBefore }),
        ]),
        (port) => port.counts({ ...COUNTS, scopes: ['interface'], processId: AWKWARD }),
        (port) => port.counts({ ...COUNTS, scopes: ['interface'], departmentId: ORG }),
        (port) => port.counts({ ...COUNTS, scopes: ['interface'], processId: PAYSLIP, departmentId: NO_DEPARTMENT }),
      ],
      closed: [
        (port) => port.closed(CLOSED),
        (port) => port.closed({ ...CLOSED, projectIds: [PAYROLL], processId: PAYSLIP, limit: 2 }),
        (port) => port.closed({ ...CLOSED, departmentId: ORG }),
        (port) => port.closed({ ...CLOSED, departmentId: NO_DEPARTMENT }),
        (port) => port.closed({ ...CLOSED, processId: PAYSLIP, departmentId: NO_DEPARTMENT }),
      ],
      staff: [(port) => port.staff()],
      openAges: [
        (port) => port.openAges(OPEN),
        (port) => port.openAges({ ...OPEN, projectIds: [IT], processId: PAYSLIP, departmentId: NO_DEPARTMENT }),
        (port) => port.openAges({ ...OPEN, departmentId: ORG, since: [] }),
      ],
      interfaces: [
        (port) => port.interfaces({ projectIds: BOTH, cells: MONTHS, limit: 10 }),
        (port) => port.interfaces({ projectIds: [IT], cells: DAYS, limit: 1 }),
      ],
      cellSums: [
        (port) => port.cellSums(CELLS),
        (port) => port.cellSums({ ...CELLS, projectIds: [IT], cells: [MONTHS] }),
        (port) => port.cellSums({ ...CELLS, groups: [] }),
        (port) => port.cellSums({ ...CELLS, cells: [] }),
      ],
      cells: [(port) => port.cells(CELLS), (port) => port.cells({ ...CELLS, groups: [] })],
      releases: [
        (port) => port.releases(RELEASES),
        (port) => port.releases({ ...RELEASES, trends: [], measures: ['ease'] }),
        (port) =>
          port.releases({
            ...RELEASES,
            trends: [...RELEASES.trends, { scope: 'process', scopeIds: [AWKWARD, 'payslip'] }],
          }),
      ],
      surroundings: [
        (port) => port.surroundings({ projectIds: [PAYROLL], overdue: null }),
        (port) => port.surroundings({ projectIds: BOTH, overdue: { at: instant(99), limit: 10 } }),
      ],
    },
  );

const releases = (): Repository =>
  repository(
    { factory: 'createReleases', build: createReleases },
    {
      write: [
        (port) => port.write([]),
        (port) => port.write([release()]),
        (port) => port.write([release({ figure: { state: 'too-few' } }), release({ measure: 'ease', scopeId: 'x' })]),
      ],
      findLatest: [(port) => port.findLatest()],
      complete: [(port) => port.complete(instant(24)), (port) => port.complete(instant(24))],
      thin: [
        (port) => port.thin(instant(24), []),
        (port) => port.thin(instant(24), [{ period: '13w', since: instant(0) }]),
      ],
      list: [
        (port) => port.list([]),
        (port) => port.list([{ period: '13w', through: instant(24) }]),
        (port) =>
          port.list([
            { period: '13w', through: instant(24) },
            { period: 'all', through: instant(24) },
          ]),
      ],
    },
  );

const sources = (): Repository =>
  repository(
    { factory: 'createReleaseSources', build: (db) => createReleaseSources(db, 1) },
    {
      answers: [(port) => port.answers(instant(999)), (port) => port.answers(instant(0))],
      asked: [(port) => port.asked(instant(0), instant(999)), (port) => port.asked(instant(0), instant(0))],
    },
  );

/** Repositories of the figures, over what the loop wrote. */
export const figureRepositories = (newToken: () => string): readonly Repository[] => [
  marks(newToken),
  cells(),
  facts(),
  releases(),
  figures(),
  sources(),
];
