import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { AccountId } from '../../contract/ids';
import type { TransferCursor, TransferRow } from '../../contract/transfer';
import { inPortions } from '../../domain/portions';
import type { Transfer } from '../../usecases/ports/transfer';
import { WholeNumber } from './columns';
import type { Database } from './database';
import { createPersonNumbers, withAccounts, type PersonNumbers } from './people';
import type { TableDefinition } from './table-definition';
import { isWhole, KEPT_TABLES, primaryOf } from './transfer-rows';

const Rows = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])));
const Count = z.array(z.object({ count: WholeNumber }));
const Account = AccountId.nullable();
const Affected = z.object({ affectedRows: z.coerce.number() });

const ROWS_A_STATEMENT = 100;

/** The store's rows as they are, out into a file and in again. A number of a person means nothing elsewhere: a file has accounts. */
export const createTransfer = (db: Database, people: PersonNumbers = createPersonNumbers(db)): Transfer => ({
  count: async () => {
    const counts = await Promise.all(
      KEPT_TABLES.map(async ({ name }) => {
        const { rows } = await sql`select count(*) as count from ${sql.table(name)}`.execute(db);
        return Count.parse(rows)[0]?.count ?? 0;
      }),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  },

  page: async (after, limit) => {
    const table = KEPT_TABLES.find(({ name }) => after === null || name === after.table);
    if (table === undefined) return { rows: [], next: null };
    const rows = await rowsAfter(db, table, { key: after?.key ?? [], limit });
    const last = rows.at(-1);
    const key = last === undefined ? [] : primaryOf(table).map((column) => last[column] ?? '');
    const next: TransferCursor | null =
      rows.length < limit ? firstOf(KEPT_TABLES[KEPT_TABLES.indexOf(table) + 1]) : { table: table.name, key };
    return { rows: rows.map((row): TransferRow => [table.name, row]), next };
  },

  isWhole,

  add: async (rows) => {
    let added = 0;
    for (const [name, ofTable] of Map.groupBy(rows, ([table]) => table)) {
      for (const alike of Map.groupBy(ofTable, ([, row]) => Object.keys(row).toSorted().join()).values()) {
        for (const portion of inPortions(alike, ROWS_A_STATEMENT)) added += await insert(db, people, [name, portion]);
      }
    }
    return added;
  },
});

const firstOf = (table: TableDefinition | undefined): TransferCursor | null =>
  table === undefined ? null : { table: table.name, key: [] };

const rowsAfter = async (
  db: Database,
  table: TableDefinition,
  { key, limit }: { readonly key: TransferCursor['key']; readonly limit: number },
) => {
  const order = primaryOf(table).map((column) => sql.ref(column));
  const columns = sql.join(withAccounts(table.name, Object.keys(table.columns)));
  const where =
    key.length === 0
      ? sql`1 = 1`
      : sql.join(
          order.map((_, at) => isPast(order, key, at)),
          sql` or `,
        );
  const { rows } =
    await sql`select ${columns} from ${sql.table(table.name)} where ${where} order by ${sql.join(order)} limit ${limit}`.execute(
      db,
    );
  return Rows.parse(rows);
};

/** Equal in all columns before `at`, greater in that one. */
const isPast = (order: readonly RawBuilder<unknown>[], key: TransferCursor['key'], at: number): RawBuilder<unknown> => {
  const equal = order.slice(0, at).map((column, index) => sql`${column} = ${key[index]}`);
  return sql`(${sql.join([...equal, sql`${order[at]} > ${key[at]}`], sql` and `)})`;
};

/** What is there already stays: of two rows with one key the site's own is the newer. */
const insert = async (
  db: Database,
  people: PersonNumbers,
  [table, rows]: readonly [string, readonly TransferRow[]],
): Promise<number> => {
  const columns = Object.keys(rows[0]?.[1] ?? {});
  const numbered = KEPT_TABLES.find(({ name }) => name === table)?.people ?? [];
  const accountIn = (row: TransferRow[1], column: string) => Account.parse(row[column] ?? null);
  const numberOf = await people.numbersOf(rows.flatMap(([, row]) => numbered.map((column) => accountIn(row, column))));
  const values = rows.map(([, row]) => {
    const cells = columns.map((column) =>
      numbered.includes(column) ? numberOf(accountIn(row, column)) : (row[column] ?? null),
    );
    return sql`(${sql.join(cells)})`;
  });
  const result =
    await sql`insert ignore into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)}`.execute(
      db,
    );
  return Number(result.numAffectedRows ?? Affected.safeParse(result.rows).data?.affectedRows ?? 0);
};
