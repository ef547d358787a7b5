import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { z } from 'zod';
import type { CellStretch } from '../../domain/figures/period-plan';
import { splitInterfaceId } from '../../domain/figures/cell-keys';
import type { CellQuery, ClosedQuery, CountQuery, FigureReads, GroupCount } from '../../usecases/ports/figures';
import { CLOSED_COLUMNS, toClose, ViewedRow } from './cell-facts';
import { WholeNumber } from './columns';
import type { Database } from './database';
import { readReleases } from './releases';
import { CellRow, CellSumRow, COUNT_COLUMNS, StoredInstant, StoredScope } from './stored-cell';
import type { Tables } from './tables';

/** SUM of no rows is NULL. */
const Sum = WholeNumber.nullable().transform((sum) => sum ?? 0);

const CountRow = z
  .object({
    scope: StoredScope,
    scope_id: z.string(),
    closed: Sum,
    reopened: Sum,
    sla_met: Sum,
    sla_total: Sum,
    closed_before: Sum,
    open: Sum,
    since: StoredInstant.nullable(),
  })
  .transform(
    (row): GroupCount => ({
      scope: row.scope,
      scopeId: row.scope_id,
      closed: row.closed,
      reopened: row.reopened,
      slaMet: row.sla_met,
      slaTotal: row.sla_total,
      closedBefore: row.closed_before,
      open: row.open,
      since: row.since,
    }),
  );

const Place = z.object({ scope: StoredScope, scope_id: z.string(), starts_at: StoredInstant });
const LabelRow = z.object({ kind: z.enum(['process', 'department']), id: z.string(), name: z.string() });

export const createFigureReads = (db: Database): FigureReads => ({
  counts: async (query) => {
    const rows = z.array(CountRow).parse(await countQuery(db, query).execute());
    return rows.filter((row) => row.scope !== 'interface' || isInterfaceOf(row.scopeId, query));
  },

  closed: async (query) => {
    const rows = z.array(ViewedRow).parse(await closedQuery(db, query).execute());
    return rows.map((row) => ({ ...toClose(row), issueKey: row.issue_key }));
  },

  cellSums: async (query) => {
    if (query.groups.length === 0 || query.cells.length === 0) return [];
    const rows = await cellQuery(db, query)
      .select((eb) => [
        'scope',
        'scope_id',
        'starts_at',
        ...COUNT_COLUMNS.map((column) => eb.fn.sum(column).as(column)),
      ])
      .groupBy(['scope', 'scope_id', 'grain', 'starts_at'])
      .orderBy('starts_at')
      .execute();
    return rows.map((row) => ({ ...placeOf(row), cell: CellSumRow.parse(row) }));
  },

  cells: async (query) => {
    if (query.groups.length === 0 || query.cells.length === 0) return [];
    const rows = await cellQuery(db, query)
      .select(['scope', 'scope_id', 'starts_at', ...COUNT_COLUMNS, 'histograms'])
      .orderBy('starts_at')
      .execute();
    return rows.map((row) => ({ ...placeOf(row), cell: CellRow.parse(row) }));
  },

  releases: (query) => readReleases(db, query),

  labels: async (projectIds) => {
    if (projectIds.length === 0) return [];
    const rows = await db
      .selectFrom('names')
      .select(['kind', 'id', 'name'])
      .where((eb) =>
        eb.or([
          eb('kind', '=', 'department'),
          eb.and([eb('kind', '=', 'process'), eb('project_id', 'in', projectIds)]),
        ]),
      )
      .orderBy('name')
      .execute();
    return z.array(LabelRow).parse(rows);
  },
});

const placeOf = (row: unknown) => {
  const { scope, scope_id: scopeId, starts_at: startsAt } = Place.parse(row);
  return { scope, scopeId, startsAt };
};

type CellsBuilder = ExpressionBuilder<Tables, 'cells'>;

const isWithin = (eb: CellsBuilder, stretches: readonly CellStretch[]): Expression<SqlBool> =>
  eb.or(
    stretches.map(({ grain, from, to }) =>
      eb.and([eb('grain', '=', grain), eb('starts_at', '>=', from), eb('starts_at', '<', to)]),
    ),
  );

const countQuery = (db: Database, query: CountQuery) =>
  db
    .selectFrom('cells')
    .select((eb) => {
      const sumWithin = (column: 'closed' | 'reopened' | 'sla_met' | 'sla_total', stretches: readonly CellStretch[]) =>
        stretches.length === 0
          ? sql<string>`0`
          : eb.fn.sum(eb.case().when(isWithin(eb, stretches)).then(eb.ref(column)).else(0).end());
      const whenMonth = (value: Expression<unknown>) => sql`case when ${eb.ref('grain')} = 'month' then ${value} end`;
      return [
        'scope',
        'scope_id',
        sumWithin('closed', query.cells).as('closed'),
        sumWithin('reopened', query.cells).as('reopened'),
        sumWithin('sla_met', query.cells).as('sla_met'),
        sumWithin('sla_total', query.cells).as('sla_total'),
        sumWithin('closed', query.cellsBefore).as('closed_before'),
        sql<string>`sum(${whenMonth(sql`created - closed`)})`.as('open'),
        sql<string>`min(${whenMonth(eb.ref('starts_at'))})`.as('since'),
      ];
    })
    .where('project_id', 'in', query.projectIds)
    .where((eb) => eb.or(query.scopes.map((scope) => isScope(eb, scope, query))))
    .where((eb) => eb.or([eb('grain', '=', 'month'), isWithin(eb, [...query.cells, ...query.cellsBefore])]))
    .groupBy(['scope', 'scope_id'])
    .orderBy('scope')
    .orderBy('scope_id');

const isScope = (
  eb: CellsBuilder,
  scope: CountQuery['scopes'][number],
  { processId, departmentId }: CountQuery,
): Expression<SqlBool> => {
  const isIt = eb('scope', '=', scope);
  switch (scope) {
    case 'whole':
      return isIt;
    case 'process':
      return processId === null ? isIt : eb.and([isIt, eb('scope_id', '=', processId)]);
    case 'department':
      return departmentId === null ? isIt : eb.and([isIt, eb('scope_id', '=', departmentId)]);
    case 'interface':
      return eb.and([isIt, eb('scope_id', 'like', interfacePattern(processId, departmentId))]);
  }
};

/** Wider than wanted where an id holds `_` or `%`; {@link isInterfaceOf} decides. A backslash would escape. */
const interfacePattern = (processId: string | null, departmentId: string | null): string =>
  [processId, departmentId]
    .map((id) => (id === null ? '%' : id.replaceAll(/[\\%|]/g, '%')))
    .join('|');

const isInterfaceOf = (scopeId: string, { processId, departmentId }: CountQuery): boolean => {
  const parts = splitInterfaceId(scopeId);
  return (
    (processId === null || parts.processId === processId) && (departmentId === null || parts.departmentId === departmentId)
  );
};

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
  const ofBoth = query.departmentId === null ? ofProcess : ofProcess.where(groupIs('department_id', query.departmentId));
  return ofBoth.orderBy('closed_at').orderBy('issue_id').limit(query.limit);
};

/** `none` is the group of requests whose column was not known when they were written. */
const groupIs =
  (column: 'process_id' | 'department_id', id: string) =>
  (eb: ExpressionBuilder<Tables, 'requests'>): Expression<SqlBool> =>
    id === 'none' ? eb.or([eb(column, '=', id), eb(column, 'is', null)]) : eb(column, '=', id);

