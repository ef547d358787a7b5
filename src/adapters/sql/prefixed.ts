import type { AliasedRawBuilder } from 'kysely';
import { accountOrColumn } from './people';

/**
 * `columns` of a table, people as accounts, each under a name that says which table it comes from: `r.issue_id as r__issue_id`. The names are
 * strings to the compiler: whoever selects them parses the rows anyway.
 */
export const prefixed = (table: string, columns: readonly string[]): readonly AliasedRawBuilder<unknown, string>[] =>
  columns.map((column) => accountOrColumn(table, column).as(`${table}__${column}`));

/** The part of a joined row that came from one table, under the table's own column names. */
export const partOf = (row: Readonly<Record<string, unknown>>, table: string): Readonly<Record<string, unknown>> => {
  const start = `${table}__`;
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => (name.startsWith(start) ? [[name.slice(start.length), value]] : [])),
  );
};
