import type { Recorded } from './recorded.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * An outcome without what a statement leaves open: rows in the order of their texts, and beside them the values it is
 * ordered by, in the order they came. Which number a new row gets is open too: rows that are ignored may use some up. Two
 * engines may then be compared.
 */
export const settled = ({ sql, outcome }: Pick<Recorded, 'sql' | 'outcome'>): unknown => {
  if ('error' in outcome) return outcome;
  if (!Array.isArray(outcome.rows))
    return /^insert ignore/i.test(sql) ? { ...header(outcome.rows), insertId: 0 } : outcome;
  const rows: readonly Row[] = outcome.rows;
  const columns = orderedBy(sql).filter((column) => rows.some((row) => column in row));
  return {
    rows: rows.map((row) => JSON.stringify(row)).toSorted(),
    order: rows.map((row) => columns.map((column) => row[column])),
  };
};

const header = (rows: unknown): object => (typeof rows === 'object' && rows !== null ? rows : {});

/** Columns of the last ORDER BY, by the names under which they may be selected. */
const orderedBy = (sql: string): readonly string[] => {
  const [, last] = /order by ((?:(?!order by).)*)$/is.exec(sql) ?? [];
  if (last === undefined || last.includes(')')) return [];
  const [list = ''] = last.split(/ limit /i);
  return list.split(',').map((each) => each.replaceAll('`', '').trim().split('.').at(-1) ?? '');
};
