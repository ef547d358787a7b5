import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildApp } from './app/build-app.ts';
import { PortTakenError, assertPortIsFree } from './control/site-server.ts';
import { chooseSql } from './engines.ts';
import { Sandbox } from './sandbox.ts';

const USAGE = `Runs a Forge app on this machine.

  npm run sandbox -- [--app DIR] [--port N] [--now ISO] [--sites N] [--world FILE.json] [--stand-still]

  --app DIR          the app's directory; the working directory without it
  --port N           port of the first site; any free one without it
  --now ISO          where the clock starts
  --sites N          installations that share the one warm process
  --world FILE.json  a site's configuration to declare, as for POST /__sandbox/world
  --stand-still      the clock moves only when told to; without it, it runs at 1x`;

/** The command line cannot be understood. */
export class UsageError extends Error {
  readonly code = 'USAGE';
}

/**
 * Builds and starts an app from the command line, printing what it does and `ready URL` when it serves.
 * @throws UsageError for arguments that are not understood
 * @throws PortTakenError
 */
export async function runSandbox(argv: readonly string[]): Promise<Sandbox> {
  const options = parseOptions(argv);
  await assertPortIsFree(options.port);
  const build = await buildApp(options.app, { progress: (line) => console.log(line) });
  const sandbox = await Sandbox.start({
    appDir: options.app,
    build,
    sql: chooseSql(process.env),
    realTime: !options.standsStill,
    sites: options.sites,
    port: options.port,
    ...(options.now === null ? {} : { now: options.now }),
  });
  console.log(`SQL engine: ${sandbox.sqlDescription}`);
  if (options.world !== null) sandbox.site.jira.declare(JSON.parse(readFileSync(options.world, 'utf8')));
  for (const { index, siteUrl } of sandbox.sites.slice(1)) console.log(`site ${index + 1} ${siteUrl}`);
  console.log(`ready ${sandbox.url}`);
  return sandbox;
}

interface Options {
  readonly app: string;
  readonly port: number;
  readonly now: string | null;
  readonly sites: number;
  readonly world: string | null;
  readonly standsStill: boolean;
}

function parseOptions(argv: readonly string[]): Options {
  const values = readArguments(argv);
  const { now = null } = values;
  if (now !== null && Number.isNaN(Date.parse(now))) throw new UsageError(`--now: not an instant: ${now}`);
  return {
    app: values.app ?? '.',
    port: toNumber('port', values.port ?? '0', { least: 0, most: 65_535 }),
    now,
    sites: toNumber('sites', values.sites ?? '1', { least: 1, most: 16 }),
    world: values.world ?? null,
    standsStill: values['stand-still'] ?? false,
  };
}

function readArguments(argv: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    const options = {
      app: text,
      port: text,
      now: text,
      sites: text,
      world: text,
      'stand-still': { type: 'boolean' },
    } as const;
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function toNumber(name: string, text: string, { least, most }: { least: number; most: number }): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most)
    throw new UsageError(`--${name}: a whole number from ${least} to ${most}, not ${text}`);
  return number;
}

if (import.meta.main) {
  try {
    const sandbox = await runSandbox(process.argv.slice(2));
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void sandbox.dispose().then(() => process.exit(0)));
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof PortTakenError)) throw error;
    console.error(error instanceof UsageError ? `${error.message}\n\n${USAGE}` : error.message);
    process.exitCode = 2;
  }
}
