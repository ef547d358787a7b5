import { sql } from '@forge/sql';
import type { ExecuteSql, Statement } from './database';

/** Runs one statement on the installation's Forge SQL database. Rejects with Forge's own error. */
export const executeForgeSql: ExecuteSql = async (statement: Statement) => {
  if (statement.kind === 'ddl') return sql.executeDDL(statement.sql);
  return sql
    .prepare<unknown>(statement.sql)
    .bindParams(...statement.parameters)
    .execute();
};
