import { sql } from 'kysely';

/**
 * For ON DUPLICATE KEY UPDATE: the value of the newer observation; an older one arriving late changes nothing. MySQL assigns
 * from left to right, so the observation's own instant is assigned last.
 * @param observed the instant of the observation, as `table.column`
 */
export const newest =
  <Column extends string>(table: string, observed: Column) =>
  (column: Column) =>
    sql<never>`case when values(${sql.ref(observed)}) >= ${sql.ref(`${table}.${observed}`)} then values(${sql.ref(column)}) else ${sql.ref(`${table}.${column}`)} end`;
