import { sql, type Expression, type ExpressionBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely';
import { z } from 'zod';
import type { CellStretch } from '../../domain/figures/period-plan';
import type {
  CellQuery,
  ClosedQuery,
  FigureReads,
  InterfaceQuery,
  OpenAges,
  OpenQuery,
  ReadCell,
} from '../../usecases/ports/figures';
import { CLOSED_COLUMNS, toClose, ViewedRow } from './cell-facts';
import { readCounts } from './cell-counts';
import { WholeNumber } from './columns';
import type { Database } from './database';
import { readReleases } from './releases';
import { CellRow, CellSumRow, COUNT_COLUMN_NAMES, CountColumns, StoredInstant, toCounts } from './stored-cell';
import { readStaffMonths } from './staff-months';
import { readSurroundings } from './surroundings';
import type { Tables } from './tables';

export const createFigureReads = (db: Database): FigureReads => ({
  counts: (query) => readCounts(db, query),
  closed: async (query) => {
    const rows = z.array(ViewedRow).parse(await closedQuery(db, query).execute());
    return rows.map((row) => ({ ...toClose(row), issueKey: row.issue_key }));
  },
  openAges: (query) => readOpenAges(db, query),
  interfaces: async (query) => {
    const rows = z.array(InterfaceRow).parse(await interfaceQuery(db, query).execute());
    return rows.map((row) => ({ ...toCounts(row), scopeId: row.scope_id }));
  },
  cellSums: (query) => readCellSums(db, query),
  cells: (query) => readCells(db, query),
  releases: (query) => readReleases(db, query),
  staff: () => readStaffMonths(db),
  surroundings: (query) => readSurroundings(db, query),
});

const readCellSums = async (db: Database, query: CellQuery): Promise<readonly ReadCell[]> => {
  if (isForNothing(query)) return [];
  const rows = await cellQuery(db, query)
    .select((eb) => [
      'scope',
      'scope_id',
      'starts_at',
      eb.fn.sum('created').as('created'),
      ...COUNT_COLUMN_NAMES.map((column) => eb.fn.sum(column).as(column)),
    ])
    .groupBy(['scope', 'scope_id', 'grain', 'starts_at'])
    .orderBy('starts_at')
    .execute();
  return z.array(CellSumRow).parse(rows);
};

const readCells = async (db: Database, query: CellQuery): Promise<readonly ReadCell[]> => {
  if (isForNothing(query)) return [];
  const rows = await cellQuery(db, query)
    .select(['scope', 'scope_id', 'starts_at', 'created', ...COUNT_COLUMN_NAMES, 'histograms', 'tally'])
    .orderBy('starts_at')
    .execute();
  return z.array(CellRow).parse(rows);
};

const isForNothing = ({ groups, cells }: CellQuery): boolean => groups.length === 0 || cells.length === 0;

const isWithin = (eb: ExpressionBuilder<Tables, 'cells'>, stretches: readonly CellStretch[]): Expression<SqlBool> =>
  eb.or(
    stretches.map(({ grain, from, to }) =>
      eb.and([eb('grain', '=', grain), eb('starts_at', '>=', from), eb('starts_at', '<', to)]),
    ),
  );

const cellQuery = (db: Database, { projectIds, groups, cells }: CellQuery) =>
  db
    .selectFrom('cells')
    .where('project_id', 'in', projectIds)
    .where((eb) =>
      eb.or(groups.map(({ scope, scopeIds }) => eb.and([eb('scope', '=', scope), eb('scope_id', 'in', scopeIds)]))),
    )
    .where((eb) => isWithin(eb, cells));

const readOpenAges = async (db: Database, query: OpenQuery): Promise<OpenAges> => {
  const all = db
    .selectFrom('requests')
    .select((eb) => [
      eb.fn.countAll().as('open'),
      eb.fn.min('created_at').as('oldest'),
      ...query.since.map((since, index) =>
        sql<string | null>`sum(case when created_at >= ${since} then 1 else 0 end)`.as(`since_${index}`),
      ),
    ])
    .where('project_id', 'in', query.projectIds)
    .where('closed_at', 'is', null)
    .where('deleted', '=', 0);
  const [row] = z.array(z.record(z.string(), z.unknown())).parse(await ofGroup(all, query).execute());
  const count = (column: string): number => WholeNumber.nullable().parse(row?.[column] ?? null) ?? 0;
  return {
    open: count('open'),
    createdSince: query.since.map((_, index) => count(`since_${index}`)),
    oldest: StoredInstant.nullable().parse(row?.['oldest'] ?? null),
  };
};

const InterfaceRow = CountColumns.extend({ scope_id: z.string() });

const interfaceQuery = (db: Database, { projectIds, cells, limit }: InterfaceQuery) =>
  db
    .selectFrom('cells')
    .select((eb) => ['scope_id', ...COUNT_COLUMN_NAMES.map((column) => eb.fn.sum(column).as(column))])
    .where('project_id', 'in', projectIds)
    .where('grain', '=', cells.grain)
    .where('scope', '=', 'interface')
    .where('starts_at', '>=', cells.from)
    .where('starts_at', '<', cells.to)
    .groupBy('scope_id')
    .having((eb) => eb(eb.fn.sum('closed'), '>', 0))
    .orderBy(sql`sum(closed)`, 'desc')
    .orderBy('scope_id')
    .limit(limit);

const closedQuery = (db: Database, query: ClosedQuery) => {
  const all = db
    .selectFrom('requests')
    .select([...CLOSED_COLUMNS, 'issue_key'])
    .where('project_id', 'in', query.projectIds)
    .where('closed_at', '>=', query.from)
    .where('closed_at', '<', query.to);
  return ofGroup(all, query).orderBy('closed_at').orderBy('issue_id').limit(query.limit);
};

const ofGroup = <Output>(
  all: SelectQueryBuilder<Tables, 'requests', Output>,
  { processId, departmentId }: Pick<ClosedQuery, 'processId' | 'departmentId'>,
): SelectQueryBuilder<Tables, 'requests', Output> => {
  const ofProcess = processId === null ? all : all.where(groupIs('process_id', processId));
  return departmentId === null ? ofProcess : ofProcess.where(groupIs('department_id', departmentId));
};

/** `none` is the group of requests whose column was not known when they were written. */
const groupIs =
  (column: 'process_id' | 'department_id', id: string) =>
  (eb: ExpressionBuilder<Tables, 'requests'>): Expression<SqlBool> =>
    id === 'none' ? eb.or([eb(column, '=', id), eb(column, 'is', null)]) : eb(column, '=', id);
