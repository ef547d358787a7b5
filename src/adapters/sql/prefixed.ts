/** `columns` of a table, each under a name that says which table it comes from: `r.issue_id as r__issue_id`. */
export const prefixed = <Table extends string, Column extends string>(
  table: Table,
  columns: readonly Column[],
): readonly `${Table}.${Column} as ${Table}__${Column}`[] =>
  columns.map((column) => `${table}.${column} as ${table}__${column}` as const);

/** The part of a joined row that came from one table, under the table's own column names. */
export const partOf = (row: Readonly<Record<string, unknown>>, table: string): Readonly<Record<string, unknown>> => {
  const start = `${table}__`;
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => (name.startsWith(start) ? [[name.slice(start.length), value]] : [])),
  );
};
