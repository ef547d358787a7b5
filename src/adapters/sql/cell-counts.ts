import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { z } from 'zod';
import { addCounts } from '../../domain/figures/cell';
import { splitInterfaceId, type CellScope } from '../../domain/figures/cell-keys';
import type { CellStretch } from '../../domain/figures/period-plan';
import type { CountQuery, GroupCount } from '../../usecases/ports/figures';
import { WholeNumber } from './columns';
import type { Database } from './database';
import { COUNT_COLUMN_NAMES, CountColumns, StoredInstant, StoredScope, toCounts } from './stored-cell';
import type { Tables } from './tables';

/** What a sum is of: the period, the period before, or all months there are. */
const Part = z.enum(['period', 'before', 'ever']);
type Part = z.infer<typeof Part>;

const SumRow = CountColumns.extend({
  part: Part,
  scope: StoredScope,
  scope_id: z.string(),
  flow: WholeNumber.nullable().transform((sum) => sum ?? 0),
  since: StoredInstant.nullable(),
});
type SumRow = z.infer<typeof SumRow>;

/**
 * Counts of all groups of a view in one statement: a SELECT for each stretch of time, because no engine finds one index
 * range in "months, or weeks since March, or days since Sunday".
 */
export const readCounts = async (db: Database, query: CountQuery): Promise<readonly GroupCount[]> => {
  const stretches: readonly { readonly part: Part; readonly stretch: CellStretch | null }[] = [
    ...query.cells.map((stretch) => ({ part: 'period' as const, stretch })),
    ...query.cellsBefore.map((stretch) => ({ part: 'before' as const, stretch })),
  ];
  const statement = stretches.reduce(
    (selects, { part, stretch }) => selects.unionAll(sumQuery(db, query, { part, stretch })),
    sumQuery(db, query, { part: 'ever', stretch: null }),
  );
  const rows = z.array(SumRow).parse(await statement.execute());
  return toGroupCounts(rows.filter((row) => row.scope !== 'interface' || isInterfaceOf(row.scope_id, query)));
};

const sumQuery = (
  db: Database,
  query: CountQuery,
  { part, stretch }: { readonly part: Part; readonly stretch: CellStretch | null },
) => {
  // Only the view as a whole is compared with the period before.
  const scopes = part === 'before' ? query.scopes.slice(0, 1) : query.scopes;
  const all = db
    .selectFrom('cells')
    .select((eb) => [
      sql<string>`${part}`.as('part'),
      'scope',
      'scope_id',
      ...COUNT_COLUMN_NAMES.map((column) => eb.fn.sum(column).as(column)),
      sql<string>`sum(created - closed)`.as('flow'),
      eb.fn.min('starts_at').as('since'),
    ])
    .where('project_id', 'in', query.projectIds)
    .where('grain', '=', stretch?.grain ?? 'month')
    .where((eb) => eb.or(scopes.map((scope) => isScope(eb, scope, query))))
    .groupBy(['scope', 'scope_id']);
  return stretch === null ? all : all.where('starts_at', '>=', stretch.from).where('starts_at', '<', stretch.to);
};

const toGroupCounts = (rows: readonly SumRow[]): readonly GroupCount[] => {
  const groups = new Map<string, SumRow[]>();
  for (const row of rows) {
    const key = `${row.scope} ${row.scope_id}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const total = (part: Part, read: (row: SumRow) => number): number =>
      group.filter((row) => row.part === part).reduce((sum, row) => sum + read(row), 0);
    return [
      {
        scope: first.scope,
        scopeId: first.scope_id,
        ...addCounts(group.filter((row) => row.part === 'period').map(toCounts)),
        closedBefore: total('before', (row) => row.closed),
        // A month that stands still since its facts are gone may miss creations whose closes are counted.
        open: Math.max(
          0,
          total('ever', (row) => row.flow),
        ),
        since: group.find((row) => row.part === 'ever')?.since ?? null,
      },
    ];
  });
};

const isScope = (
  eb: ExpressionBuilder<Tables, 'cells'>,
  scope: CellScope,
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
  [processId, departmentId].map((id) => (id === null ? '%' : id.replaceAll(/[\\%|]/g, '%'))).join('|');

const isInterfaceOf = (scopeId: string, { processId, departmentId }: CountQuery): boolean => {
  const parts = splitInterfaceId(scopeId);
  return (
    (processId === null || parts.processId === processId) &&
    (departmentId === null || parts.departmentId === departmentId)
  );
};
