import { createDatabase, type Database, type ExecuteSql } from '../../src/adapters/sql/database.ts';
import { migrate } from '../../src/adapters/sql/migrations.ts';
import { createEmbeddedEngine } from '../../sandbox/platform/sql/embedded-engine.ts';

/** A fresh, migrated database of the sandbox's embedded engine, with every statement it was sent. */
export interface TestDatabase {
  readonly db: Database;
  /** Texts of the statements since the last `forget`. */
  readonly statements: readonly string[];
  /** Rows those statements answered. */
  readonly rows: () => number;
  readonly forget: () => void;
}

export const createTestDatabase = async (): Promise<TestDatabase> => {
  const engine = await createEmbeddedEngine();
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
