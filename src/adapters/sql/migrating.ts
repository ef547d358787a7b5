import type { ExecuteSql } from './database';
import { migrate, mysqlErrno } from './migrate';

const UNKNOWN_COLUMN = 1054;
const NO_SUCH_TABLE = 1146;

/**
 * The same database, brought up to date when a statement meets a missing table or column: there is no deploy hook per
 * tenant, so a new release may run before any migration job. Migrates once for the life of the returned function (one
 * invocation) and retries the statement once.
 */
export const migratingOnce = (execute: ExecuteSql): ExecuteSql => {
  let migrated: Promise<void> | null = null;
  return async (statement) => {
    try {
      return await execute(statement);
    } catch (error) {
      if (!isBehind(error)) throw error;
      // Statements run side by side share the one migration.
      migrated ??= migrate(execute);
      await migrated;
      return execute(statement);
    }
  };
};

const isBehind = (error: unknown): boolean => {
  const errno = mysqlErrno(error);
  if (errno !== null) return errno === UNKNOWN_COLUMN || errno === NO_SUCH_TABLE;
  return error instanceof Error && /doesn't exist|unknown column/i.test(error.message);
};
