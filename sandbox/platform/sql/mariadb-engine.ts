import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Connection } from 'mysql2/promise';
import type { SqlEngine } from '../ports.ts';
import {
  createMySqlEngine,
  openConnection,
  SQL_MODE,
  type MySqlAddress,
  type MySqlEngineOptions,
} from './mysql-engine.ts';

export interface MariaDbServer {
  /** A new empty database on this server, with the server's options and these. */
  createDatabase(more?: MySqlEngineOptions): Promise<SqlEngine>;
  /** Stops the server and removes its files. */
  close(): Promise<void>;
}

const START_MS = 20_000;
const POLL_MS = 20;

/**
 * A private MariaDB on a socket in a temporary directory: no network, no password, gone with this process.
 * @throws Error when `mariadbd` or `mariadb-install-db` is not installed, or does not start.
 */
export async function createMariaDbServer(options: MySqlEngineOptions = {}): Promise<MariaDbServer> {
  const [server, installer] = [programOf('mariadbd'), programOf('mariadb-install-db')];
  if (server === null || installer === null) {
    throw new Error('mariadbd is not installed: apt-get install --no-install-recommends mariadb-server-core');
  }
  const directory = mkdtempSync(join(tmpdir(), 'sandbox-mariadb-'));
  const socketPath = join(directory, 'server.sock');
  let child: ChildProcess | null = null;
  // A process that ends without closing must leave neither a server nor its files.
  const abandon = (): void => {
    child?.kill('SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  };
  process.once('exit', abandon);
  const stop = async (): Promise<void> => {
    if (child !== null) await stopped(child);
    process.removeListener('exit', abandon);
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    install(installer, directory);
    child = start(server, { directory, socketPath });
    const admin = await reachable(child, { socketPath, user: 'root' });
    return {
      createDatabase: (more) => createDatabase(admin, { socketPath, user: 'root' }, { ...options, ...more }),
      close: async () => {
        await admin.end();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * An engine on a server that is there already, `mysql://user:password@host:3306/database`.
 * The database named is used as it is; when none is named, a new one is made and dropped at the end.
 */
export async function connectMySql(url: string, options: MySqlEngineOptions = {}): Promise<SqlEngine> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const address: MySqlAddress = {
    host: hostname,
    port: port === '' ? 3306 : Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
  const database = decodeURIComponent(pathname.slice(1));
  if (database !== '') {
    const connection = await openConnection({ ...address, database });
    return createMySqlEngine(connection, options, () => connection.end());
  }
  const admin = await openConnection(address);
  const engine = await createDatabase(admin, address, options);
  return {
    ...engine,
    close: async () => {
      await engine.close();
      await admin.end();
    },
  };
}

async function createDatabase(
  admin: Connection,
  address: MySqlAddress,
  options: MySqlEngineOptions,
): Promise<SqlEngine> {
  const database = `forge_${randomUUID().slice(0, 8)}`;
  await admin.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const connection = await openConnection({ ...address, database });
  return createMySqlEngine(connection, options, async () => {
    await connection.end();
    await admin.query(`DROP DATABASE ${database}`);
  });
}

/** Where a program is: on PATH, or where Debian keeps servers. */
export function programOf(name: string): string | null {
  const places = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  for (const place of places) {
    const path = join(place, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not there; the next place may have it.
    }
  }
  return null;
}

/** MariaDB refuses to run as root unless told to. */
const asUser = (): readonly string[] => (process.getuid?.() === 0 ? ['--user=root'] : []);

function install(installer: string, directory: string): void {
  const flags = [
    '--no-defaults',
    `--datadir=${join(directory, 'data')}`,
    // Two installations at once would take each other's temporary tables away.
    `--tmpdir=${directory}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--innodb-log-file-size=8M',
    ...asUser(),
  ];
  const { status, stderr } = spawnSync(installer, flags, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mariadb-install-db failed: ${stderr}`);
}

function start(
  server: string,
  { directory, socketPath }: { readonly directory: string; readonly socketPath: string },
): ChildProcess {
  const flags = [
    '--no-defaults',
    `--datadir=${join(directory, 'data')}`,
    `--tmpdir=${directory}`,
    `--socket=${socketPath}`,
    `--pid-file=${join(directory, 'server.pid')}`,
    '--skip-networking',
    '--innodb-buffer-pool-size=32M',
    '--innodb-flush-log-at-trx-commit=0',
    '--skip-name-resolve',
    '--performance-schema=OFF',
    `--sql-mode=${SQL_MODE}`,
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_bin',
    '--default-time-zone=+00:00',
    ...asUser(),
  ];
  return spawn(server, flags, { stdio: 'ignore' });
}

/** Polls until the server answers. */
async function reachable(child: ChildProcess, address: MySqlAddress): Promise<Connection> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    try {
      return await openConnection(address);
    } catch (error) {
      if (child.exitCode !== null) throw new Error('mariadbd ended while it started', { cause: error });
      if (Date.now() > deadline) throw new Error(`mariadbd did not answer within ${START_MS} ms`, { cause: error });
    }
    await new Promise((resolve) => {
      setTimeout(resolve, POLL_MS);
    });
  }
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  child.kill('SIGTERM');
  await ended;
}
