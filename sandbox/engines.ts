import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Clock, SqlEngine } from './platform/ports.ts';
import { createEmbeddedEngine } from './platform/sql/embedded-engine.ts';
import { connectMySql, createMariaDbServer } from './platform/sql/mariadb-engine.ts';

/** `embedded`, `mariadb` (a private server started for this sandbox) or `mysql://…` (an empty database somewhere). */
export type SqlChoice = 'embedded' | 'mariadb' | `mysql://${string}`;

/** Databases for the sites of one sandbox, all of one kind. */
export interface SqlSource {
  readonly description: string;
  createDatabase(): Promise<SqlEngine>;
  close(): Promise<void>;
}

export async function openSqlSource(choice: SqlChoice, clock: Clock): Promise<SqlSource> {
  if (choice === 'embedded') return { description: 'embedded (a MySQL front over node:sqlite)', createDatabase: () => createEmbeddedEngine({ clock }), close: async () => {} };
  if (choice === 'mariadb') {
    const server = await createMariaDbServer();
    return { description: 'MariaDB (a private mariadbd)', createDatabase: () => server.createDatabase(), close: () => server.close() };
  }
  return { description: `MySQL at ${new URL(choice).host}`, createDatabase: () => connectMySql(choice), close: async () => {} };
}

/** What `FORGE_SQL` says; without it MariaDB where `mariadbd` is installed, else the embedded engine. */
export function chooseSql(environment: NodeJS.ProcessEnv): SqlChoice {
  const wish = environment['FORGE_SQL'];
  if (wish === 'embedded' || wish === 'mariadb') return wish;
  if (wish !== undefined && wish.startsWith('mysql://')) return wish as SqlChoice;
  if (wish !== undefined && wish !== '') throw new Error(`FORGE_SQL must be embedded, mariadb or mysql://user@host/database, not ${wish}`);
  return isOnPath('mariadbd', environment) ? 'mariadb' : 'embedded';
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
