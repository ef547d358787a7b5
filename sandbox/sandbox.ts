import { type BuiltApp, buildApp } from './app/build-app.ts';
import { VirtualClock } from './clock.ts';
import { SiteServer, assertPortIsFree } from './control/site-server.ts';
import { type SqlChoice, type SqlSource, type StatementListener, openSqlSource, sqlWish } from './engines.ts';
import { createJiraSite } from './jira/jira-site.ts';
import { type Deployment, createDeployment } from './platform/deployment.ts';
import { Faults } from './platform/faults.ts';
import { InvocationRegistry } from './platform/invocation.ts';
import { Invoker } from './platform/invoker.ts';
import { createKvsStore } from './platform/kvs/kvs-store.ts';
import { LogBook } from './platform/log-book.ts';
import { PointsQuota } from './platform/points-quota.ts';
import { ProxyServer } from './platform/proxy-server.ts';
import { WorkLoop } from './platform/work-loop.ts';
import { FunctionHost } from './runtime/function-host.ts';
import type { License } from './runtime/protocol.ts';
import { createRandomStream, drawUuid } from './seeded-random.ts';
import { Site } from './site.ts';

export interface SandboxOptions {
  readonly appDir: string;
  /** An app built before; without it the app is built now. */
  readonly build?: BuiltApp;
  /** Port of the first site; any free port without it. */
  readonly port?: number;
  /** ISO instant the clock is put to. */
  readonly now?: string;
  /** The clock runs at 1x by itself. */
  readonly realTime?: boolean;
  readonly sql?: SqlChoice;
  /** Told of every statement of SQL the app sends. */
  readonly onStatement?: StatementListener;
  readonly seed?: number;
  /** Installations that share the one warm process. */
  readonly sites?: number;
  /** Licence state the app is told; null as for an app that is not sold. */
  readonly license?: { readonly active: boolean } | null;
}

/** Where the clock stands when nobody says: a Sunday morning in Jerusalem. */
const DEFAULT_NOW = '2026-11-22T07:05:00.000Z';
const DEFAULT_SEED = 1;

/** A Forge platform with one app installed on one or more sites, on this machine alone. */
export class Sandbox {
  readonly clock: VirtualClock;
  readonly deployment: Deployment;
  readonly logs: LogBook;
  readonly sites: readonly Site[];
  readonly sqlDescription: string;
  readonly seed: number;
  readonly quota: PointsQuota;
  readonly #parts: SandboxParts;
  readonly #loop: WorkLoop;
  #disposed: Promise<void> | null = null;

  private constructor(parts: SandboxParts, sites: readonly Site[], loop: WorkLoop) {
    this.#parts = parts;
    this.#loop = loop;
    this.sites = sites;
    this.clock = parts.clock;
    this.deployment = parts.deployment;
    this.logs = parts.logs;
    this.seed = parts.seed;
    this.quota = parts.quota;
    this.sqlDescription = parts.sql.description;
  }

  /**
   * Builds and installs the app; resolves when every site serves and has worked off the installation.
   * @throws PortTakenError
   */
  static async start(options: SandboxOptions): Promise<Sandbox> {
    await assertPortIsFree(options.port ?? 0);
    const parts = await createParts(options);
    try {
      return await Sandbox.#install(parts, options);
    } catch (error) {
      await disposeParts(parts);
      throw error;
    }
  }

  static async #install(parts: SandboxParts, options: SandboxOptions): Promise<Sandbox> {
    const sites: Site[] = [];
    const loop = new WorkLoop(parts.clock, sites);
    for (let index = 0; index < (options.sites ?? 1); index += 1) {
      const server = await SiteServer.listen(parts.deployment, index === 0 ? (options.port ?? 0) : 0);
      parts.servers.push(server);
      sites.push(await createSite(parts, { index, server, loop, license: licenseOf(options.license ?? null) }));
    }
    const sandbox = new Sandbox(parts, sites, loop);
    for (const [index, server] of parts.servers.entries()) {
      const site = sites[index];
      if (site !== undefined) await server.serve(site, sandbox);
    }
    for (const site of sites) site.install();
    await loop.settle();
    return sandbox;
  }

  /** Origin of the first site. */
  get url(): string {
    return this.site.siteUrl;
  }

  /** The first site. */
  get site(): Site {
    const [first] = this.sites;
    if (first === undefined) throw new RangeError('This sandbox has no site.');
    return first;
  }

  /** How often the process with the app's functions was started. */
  get coldStarts(): number {
    return this.#parts.functions.starts;
  }

  /** Ends the process with the app's functions; the next invocation starts cold. */
  restartFunctions(): void {
    this.#parts.functions.kill();
  }

  /** Closes every server, process and database. */
  dispose(): Promise<void> {
    this.#disposed ??= this.#loop.stop().then(() => disposeParts(this.#parts));
    return this.#disposed;
  }
}

interface SandboxParts {
  readonly clock: VirtualClock;
  readonly deployment: Deployment;
  readonly logs: LogBook;
  readonly functions: FunctionHost;
  readonly proxy: ProxyServer;
  readonly invoker: Invoker;
  readonly quota: PointsQuota;
  readonly sql: SqlSource;
  readonly seed: number;
  readonly servers: SiteServer[];
  readonly databases: { close(): Promise<void> }[];
}

async function createParts(options: SandboxOptions): Promise<SandboxParts> {
  const app = options.build ?? (await buildApp(options.appDir));
  const clock = new VirtualClock(Date.parse(options.now ?? DEFAULT_NOW), options.realTime ?? false);
  const deployment = createDeployment(app);
  const logs = new LogBook();
  const registry = new InvocationRegistry();
  const functions = new FunctionHost({
    serverDir: app.serverDir,
    runtime: app.runtime,
    memoryMB: app.manifest.memoryMB,
    now: () => clock.now(),
    onLog: (line) => logs.write(line),
  });
  const proxy = new ProxyServer({
    registry,
    killFunctions: () => functions.kill(),
    spendTime: (invocationId, ms) => functions.spend(invocationId, ms),
  });
  await proxy.listen();
  const seed = options.seed ?? DEFAULT_SEED;
  const invoker = new Invoker({ deployment, functions, registry, logs, seed, proxyUrl: () => proxy.url });
  const sql = await openSqlSource(options.sql ?? sqlWish(process.env) ?? 'embedded', clock, options.onStatement);
  return {
    clock,
    deployment,
    logs,
    functions,
    proxy,
    invoker,
    quota: new PointsQuota(),
    sql,
    seed,
    servers: [],
    databases: [],
  };
}

async function createSite(
  parts: SandboxParts,
  given: { index: number; server: SiteServer; loop: WorkLoop; license: License | null },
): Promise<Site> {
  const { clock, deployment, seed, invoker, quota, functions, logs } = parts;
  const { index, server, loop, license } = given;
  const cloudId = drawUuid(createRandomStream('cloud', seed, index));
  const sql = await parts.sql.createDatabase();
  parts.databases.push(sql);
  const faults = new Faults();
  return new Site({
    index,
    cloudId,
    siteUrl: server.url,
    resourceUrl: server.resourceUrl,
    license,
    clock,
    deployment,
    faults,
    invoker,
    quota,
    seed,
    sql,
    jira: createJiraSite({
      clock,
      siteUrl: server.url,
      cloudId,
      seed,
      indexLag: () => faults.indexLag,
      appAccount: { appId: deployment.app.manifest.appId, displayName: deployment.app.name },
    }),
    kvs: createKvsStore({ clock, entities: deployment.app.manifest.storageEntities }),
    wake: () => loop.wake(),
    warn: (text) => logs.write({ invocationId: null, logLevel: 40, logArguments: [text] }),
    loop: () => loop,
    restartFunctions: () => functions.kill(),
  });
}

async function disposeParts({ servers, functions, proxy, databases, sql }: SandboxParts): Promise<void> {
  await Promise.all(servers.map((server) => server.close()));
  await functions.dispose();
  await proxy.close();
  for (const database of databases) await database.close();
  await sql.close();
}

function licenseOf(license: { readonly active: boolean } | null): License | null {
  return license === null ? null : { active: license.active, isActive: license.active, type: 'commercial' };
}
