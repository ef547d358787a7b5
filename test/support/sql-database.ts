import { createDatabase, type Database, type ExecuteSql } from '../../src/adapters/sql/database.ts';
import { migrate } from '../../src/adapters/sql/migrate.ts';
import type { SqlEngine } from '../../sandbox/platform/ports.ts';
import { createEmbeddedEngine } from '../../sandbox/platform/sql/embedded-engine.ts';

/** A fresh, migrated database with every statement it was sent. */
export interface TestDatabase {
  readonly db: Database;
  /** Texts of the statements since the last `forget`. */
  readonly statements: readonly string[];
  /** Rows those statements answered. */
  readonly rows: () => number;
  readonly forget: () => void;
}

/** On the sandbox's embedded engine, or on any other that is given. */
export const createTestDatabase = async (
  open: () => Promise<SqlEngine> = createEmbeddedEngine,
): Promise<TestDatabase> => {
  const engine = await open();
  const statements: string[] = [];
  let rows = 0;
  const execute: ExecuteSql = async ({ sql, parameters, kind }) => {
    const answer = await engine.execute(sql, parameters, kind);
    statements.push(sql);
    if (Array.isArray(answer.rows)) rows += answer.rows.length;
    return { rows: answer.rows };
  };
  await migrate(execute);
  const forget = (): void => {
    statements.length = 0;
    rows = 0;
  };
  forget();
  return { db: createDatabase(execute), statements, rows: () => rows, forget };
};
