import type { SqlEngine } from '../../../sandbox/platform/ports.ts';
import { createEmbeddedEngine } from '../../../sandbox/platform/sql/embedded-engine.ts';
import { createMariaDbServer, programOf, type MariaDbServer } from '../../../sandbox/platform/sql/mariadb-engine.ts';

/** Sunday 22 November 2026, 07:05:00.123 UTC. */
export const NOW = Date.UTC(2026, 10, 22, 7, 5, 0, 123);
const clock = { now: (): number => NOW };

/** Why the real engine is not there, or null when it is. */
export const NO_MARIADB =
  programOf('mariadbd') === null
    ? 'mariadbd is not installed (apt-get install --no-install-recommends mariadb-server-core), so nothing is compared with a real engine'
    : null;

if (NO_MARIADB !== null) console.warn(`SKIPPED: ${NO_MARIADB}`);

let server: Promise<MariaDbServer> | null = null;

/** One private server for all tests of a file; databases are cheap, servers take a second. */
export async function openMariaDb(): Promise<SqlEngine> {
  server ??= createMariaDbServer({ clock });
  return (await server).createDatabase();
}

export async function openEmbedded(): Promise<SqlEngine> {
  return createEmbeddedEngine({ clock });
}

export async function closeMariaDb(): Promise<void> {
  if (server !== null) await (await server).close();
  server = null;
}

/** The engines present here, to run the same test on each. */
export const ENGINES: readonly (readonly [name: string, open: () => Promise<SqlEngine>])[] = [
  ['embedded', openEmbedded],
  ...(NO_MARIADB === null ? ([['mariadb', openMariaDb]] as const) : []),
];

const DDL = /^\s*(create|alter|drop|truncate|rename)\b/i;

/** What a statement did: its rows, what it changed, or the number of its error. */
export async function outcomeOf(engine: SqlEngine, sql: string, params: readonly unknown[] = []): Promise<unknown> {
  try {
    const { rows } = await engine.execute(sql, params, DDL.test(sql) ? 'ddl' : 'execute');
    return Array.isArray(rows) ? rows : changes(rows);
  } catch (error) {
    if (error instanceof Error && 'debug' in error && 'code' in error) {
      return { code: error.code, errno: (error.debug as { errno: number }).errno };
    }
    throw error;
  }
}

function changes(rows: unknown): unknown {
  const { affectedRows, insertId } = rows as { affectedRows: number; insertId: number };
  return { affectedRows, insertId };
}
