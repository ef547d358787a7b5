import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { z } from 'zod';
import type { ProjectId } from '../../contract/ids';
import type { CellStretch } from '../../domain/figures/period-plan';
import type { CellQuery, ClosedQuery, FigureReads, ReadCell } from '../../usecases/ports/figures';
import { CLOSED_COLUMNS, toClose, ViewedRow } from './cell-facts';
import { readCounts } from './cell-counts';
import type { Database } from './database';
import { readReleases } from './releases';
import { CellRow, CellSumRow } from './stored-cell';
import type { Tables } from './tables';

const LabelRow = z.object({ kind: z.enum(['process', 'department']), id: z.string(), name: z.string() });

export const createFigureReads = (db: Database): FigureReads => ({
  counts: (query) => readCounts(db, query),
  closed: async (query) => {
    const rows = z.array(ViewedRow).parse(await closedQuery(db, query).execute());
    return rows.map((row) => ({ ...toClose(row), issueKey: row.issue_key }));
  },
  cellSums: (query) => readCellSums(db, query),
  cells: (query) => readCells(db, query),
  releases: (query) => readReleases(db, query),
  labels: async (projectIds) => z.array(LabelRow).parse(await labelQuery(db, projectIds).execute()),
});

const readCellSums = async (db: Database, query: CellQuery): Promise<readonly ReadCell[]> => {
  if (isForNothing(query)) return [];
  const rows = await cellQuery(db, query)
    .select((eb) => [
      'scope',
      'scope_id',
      'starts_at',
      eb.fn.sum('created').as('created'),
      eb.fn.sum('closed').as('closed'),
      eb.fn.sum('reopened').as('reopened'),
    ])
    .groupBy(['scope', 'scope_id', 'grain', 'starts_at'])
    .orderBy('starts_at')
    .execute();
  return z.array(CellSumRow).parse(rows);
};

const readCells = async (db: Database, query: CellQuery): Promise<readonly ReadCell[]> => {
  if (isForNothing(query)) return [];
  const rows = await cellQuery(db, query)
    .select(['scope', 'scope_id', 'starts_at', 'created', 'closed', 'reopened', 'histograms'])
    .orderBy('starts_at')
    .execute();
  return z.array(CellRow).parse(rows);
};

const isForNothing = ({ groups, cells }: CellQuery): boolean => groups.length === 0 || cells.length === 0;

const labelQuery = (db: Database, projectIds: readonly ProjectId[]) =>
  db
    .selectFrom('names')
    .select(['kind', 'id', 'name'])
    .where((eb) =>
      eb.or([eb('kind', '=', 'department'), eb.and([eb('kind', '=', 'process'), eb('project_id', 'in', projectIds)])]),
    )
    .orderBy('name');

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

const closedQuery = (db: Database, query: ClosedQuery) => {
  const all = db
    .selectFrom('requests')
    .select([...CLOSED_COLUMNS, 'issue_key'])
    .where('project_id', 'in', query.projectIds)
    .where('closed_at', '>=', query.from)
    .where('closed_at', '<', query.to);
  const ofProcess = query.processId === null ? all : all.where(groupIs('process_id', query.processId));
  const ofBoth =
    query.departmentId === null ? ofProcess : ofProcess.where(groupIs('department_id', query.departmentId));
  return ofBoth.orderBy('closed_at').orderBy('issue_id').limit(query.limit);
};

/** `none` is the group of requests whose column was not known when they were written. */
const groupIs =
  (column: 'process_id' | 'department_id', id: string) =>
  (eb: ExpressionBuilder<Tables, 'requests'>): Expression<SqlBool> =>
    id === 'none' ? eb.or([eb(column, '=', id), eb(column, 'is', null)]) : eb(column, '=', id);
