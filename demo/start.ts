import { fileURLToPath } from 'node:url';
import { buildApp } from '../sandbox/app/build-app.ts';
import { PortTakenError, assertPortIsFree } from '../sandbox/control/site-server.ts';
import { chooseSql } from '../sandbox/engines.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { ControlClient } from './control-client.ts';
import { loadIncidents } from './incidents/load-incidents.ts';
import { IncidentFileError, parseIncidents } from './incidents/parse-incidents.ts';
import { type IncidentPlan, planIncidents } from './incidents/plan-incidents.ts';
import { RAKIA_NOW } from './rakia/plan-rakia.ts';
import { rakiaStory } from './rakia/story.ts';
import { readSnapshot, readStoryKeys } from './rakia/snapshot.ts';
import { type StartOptions, StartOptionsError, parseStartOptions } from './start-options.ts';

const APP = fileURLToPath(new URL('..', import.meta.url));
/** A day before the first incident, so that the app is installed and set up before it comes. */
const LEAD_MS = 86_400_000;

await start(process.argv.slice(2));

/** Builds the app, starts the sandbox, loads a world through its control contract, and says where it serves. */
async function start(args: readonly string[]): Promise<void> {
  try {
    const options = parseStartOptions(args);
    // The whole file is read first: a bad one must not leave half a world behind.
    const plan =
      options.incidents === null ? null : planIncidents(await parseIncidents(options.incidents, options.zone));
    await assertPortIsFree(options.port);
    // The first time takes half a minute; whoever waits should know for what.
    const build = await buildApp(APP, { progress: (line) => console.log(line) });
    const sandbox = await Sandbox.start({
      appDir: APP,
      build,
      port: options.port,
      sql: chooseSql(process.env),
      now: new Date(firstInstant(options, plan)).toISOString(),
    });
    console.log(`SQL engine: ${sandbox.sqlDescription}`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void sandbox.dispose().then(() => process.exit(0)));
    await loadWorld(new ControlClient(sandbox.url), options, plan);
    console.log(`ready ${sandbox.url}`);
  } catch (error) {
    const isTheirs = error instanceof StartOptionsError || error instanceof PortTakenError;
    if (!(isTheirs || error instanceof IncidentFileError)) throw error;
    console.error(
      error instanceof IncidentFileError ? `The incidents were not loaded. ${error.message}` : error.message,
    );
    process.exitCode = 2;
  }
}

function firstInstant(options: StartOptions, plan: IncidentPlan | null): number {
  return plan === null ? (options.now ?? RAKIA_NOW) : plan.startsAt - LEAD_MS;
}

async function loadWorld(client: ControlClient, options: StartOptions, plan: IncidentPlan | null): Promise<void> {
  if (plan !== null)
    await loadIncidents(client, plan, ({ done, total }) =>
      console.log(`incidents: ${done} of ${total} steps replayed`),
    );
  else if (options.world === 'demo') {
    await client.restore(readSnapshot());
    await client.tell(rakiaStory(readStoryKeys()));
  }
  if (options.now !== null && options.world === 'demo')
    await client.moveTo(Math.max(options.now, RAKIA_NOW), 'coalesce');
  if (options.now !== null && plan !== null) await client.moveTo(Math.max(options.now, plan.endsAt), 'coalesce');
  await client.runClock(true);
}
