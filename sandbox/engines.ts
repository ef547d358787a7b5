import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Clock, SqlEngine } from './platform/ports.ts';
import { createEmbeddedEngine } from './platform/sql/embedded-engine.ts';

/** `embedded`, `mariadb` (a private server started for this sandbox) or `mysql://…` (an empty database somewhere). */
export type SqlChoice = 'embedded' | 'mariadb' | `mysql://${string}`;

/** Databases for the sites of one sandbox, all of one kind. */
export interface SqlSource {
  readonly description: string;
  createDatabase(): Promise<SqlEngine>;
  close(): Promise<void>;
}

/** Gets the text of every statement an app sends to a database. */
export type StatementListener = (text: string) => void;

/** @param onStatement told of each statement before it runs, whatever comes of it */
export async function openSqlSource(
  choice: SqlChoice,
  clock: Clock,
  onStatement?: StatementListener,
): Promise<SqlSource> {
  const source = await openSource(choice, clock);
  if (onStatement === undefined) return source;
  return { ...source, createDatabase: async () => watched(await source.createDatabase(), onStatement) };
}

function watched(engine: SqlEngine, onStatement: StatementListener): SqlEngine {
  return {
    ...engine,
    execute: (query, params, kind) => {
      onStatement(query);
      return engine.execute(query, params, kind);
    },
  };
}

async function openSource(choice: SqlChoice, clock: Clock): Promise<SqlSource> {
  if (choice === 'embedded') {
    const createDatabase = (): Promise<SqlEngine> => createEmbeddedEngine({ clock });
    return { description: 'embedded (a MySQL front over node:sqlite)', createDatabase, close: async () => {} };
  }
  // Its driver is loaded only by those who use it.
  const { connectMySql, createMariaDbServer } = await import('./platform/sql/mariadb-engine.ts');
  if (choice === 'mariadb') {
    const server = await createMariaDbServer({ clock });
    return {
      description: 'MariaDB (a private mariadbd)',
      createDatabase: () => server.createDatabase(),
      close: () => server.close(),
    };
  }
  const createDatabase = (): Promise<SqlEngine> => connectMySql(choice, { clock });
  return { description: `MySQL at ${new URL(choice).host}`, createDatabase, close: async () => {} };
}

/** What `FORGE_SQL` says; null when it says nothing. @throws Error for a word that is no engine */
export function sqlWish(environment: NodeJS.ProcessEnv): SqlChoice | null {
  const wish = environment['FORGE_SQL'] ?? '';
  if (wish === '') return null;
  if (wish === 'embedded' || wish === 'mariadb') return wish;
  if (wish.startsWith('mysql://')) return wish as SqlChoice;
  throw new Error(`FORGE_SQL must be embedded, mariadb or mysql://user@host/database, not ${wish}`);
}

/** The engine for a person's sandbox: `FORGE_SQL`, else MariaDB where `mariadbd` is installed, else the embedded engine. */
export function chooseSql(environment: NodeJS.ProcessEnv): SqlChoice {
  return sqlWish(environment) ?? (isOnPath('mariadbd', environment) ? 'mariadb' : 'embedded');
}

function isOnPath(program: string, environment: NodeJS.ProcessEnv): boolean {
  return (environment['PATH'] ?? '').split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
