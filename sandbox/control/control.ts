import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { durationMs } from '../clock.ts';
import { Story } from '../host/story.ts';
import { FaultRequest } from '../platform/fault-request.ts';
import { InvokeError } from '../platform/resolver-call.ts';
import { SiteSnapshot } from '../platform/site-snapshot.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Site } from '../site.ts';
import { readBody } from './request-body.ts';
import { scopesReport } from './scopes-report.ts';
import type { Handler } from './site-server.ts';

const PREFIX = '/__sandbox/';

const Schedules = z.enum(['each', 'coalesce', 'hold']).default('each');
const Clock = z.union([
  z.strictObject({ advance: z.string(), schedules: Schedules }),
  z.strictObject({ to: z.string(), schedules: Schedules }),
  z.strictObject({ runs: z.boolean() }),
]);
const Invoke = z.strictObject({
  moduleKey: z.string(),
  accountId: z.string().nullable(),
  functionKey: z.string(),
  payload: z.unknown().optional(),
  extension: z.record(z.string(), z.unknown()).default({}),
  locale: z.string().optional(),
  timezone: z.string().optional(),
  localId: z.string().optional(),
});
const Automation = z.strictObject({
  actionKey: z.string(),
  accountId: z.string(),
  inputs: z.record(z.string(), z.unknown()).default({}),
  smartValues: z.record(z.string(), z.string()).default({}),
});
const Events = z.strictObject({
  event: z.looseObject({ eventType: z.string() }),
  causedByApp: z.string().nullable().default(null),
});
const Account = z.strictObject({ accountId: z.string(), status: z.enum(['closed', 'updated']) });
const License = z.strictObject({ active: z.boolean().nullable() });

/** The request is not one of the contract, or its body is not as the contract says. */
class ControlError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

interface ControlCall {
  readonly site: Site;
  readonly sandbox: Sandbox;
  readonly query: URLSearchParams;
  /** The body as JSON, undefined without one. */
  readonly body: unknown;
}

const ROUTES: Readonly<Record<string, (call: ControlCall) => unknown>> = {
  'GET people': ({ site }) => site.jira.people(),
  'GET clock': ({ site }) => ({ now: new Date(site.clock.now()).toISOString(), runs: site.clock.runs }),
  'POST clock': moveClock,
  'POST invoke': ({ site, body }) => invoke(site, body),
  'POST automation': ({ site, body }) => site.runAction(parse(Automation, body)),
  'POST events': publish,
  'GET faults': ({ site }) => site.faults.describe(),
  'POST faults': ({ site, body }) => {
    site.faults.apply(parse(FaultRequest, body));
    return site.faults.describe();
  },
  'GET calls': ({ site, query }) => site.calls.since(sinceOf(query)),
  'GET logs': ({ site, sandbox, query }) => sandbox.logs.since(sinceOf(query), site.index),
  'GET state': state,
  'POST world': async ({ site, body }) => {
    await refuseBadInput(() => site.jira.declare(body));
    return { people: site.jira.people().length };
  },
  'POST story': ({ site, body }) => {
    site.story = parse(Story, body);
    return { steps: site.story.steps.length };
  },
  'GET snapshot': ({ site }) => site.snapshot(),
  'POST snapshot': async ({ site, body }) => {
    await site.restore(parse(SiteSnapshot, body));
    return { now: new Date(site.clock.now()).toISOString() };
  },
  'GET scopes': ({ site }) => scopesReport(site),
  'POST accounts': ({ site, body }) => {
    site.privacy.change({ ...parse(Account, body), at: site.clock.now() });
    return site.privacy.snapshot();
  },
  'POST license': ({ site, body }) => {
    const { active } = parse(License, body);
    site.license = active === null ? null : { active, isActive: active, type: 'commercial' };
    return { license: site.license };
  },
};

/** The control contract of one site: JSON in, JSON out. What it does not know is left to the pages, which may know it. */
export function createControl(site: Site, sandbox: Sandbox): Handler {
  return async (request, response) => {
    const url = new URL(request.url ?? '/', site.siteUrl);
    if (!url.pathname.startsWith(PREFIX)) return false;
    const route = ROUTES[`${request.method} ${url.pathname.slice(PREFIX.length)}`];
    if (route === undefined) return false;
    try {
      refuseForeignOrigin(request, site);
      const body = readJson(await readBody(request));
      reply(response, 200, await route({ site, sandbox, query: url.searchParams, body }));
    } catch (error) {
      const status = error instanceof ControlError || error instanceof InvokeError ? error.status : 500;
      reply(response, status, { errorMessage: error instanceof Error ? error.message : String(error) });
    }
    return true;
  };
}

async function moveClock({ site, body }: ControlCall): Promise<unknown> {
  const move = parse(Clock, body);
  if ('runs' in move) site.clock.run(move.runs);
  else if ('advance' in move) {
    const ms = await refuseBadInput(() => durationMs(move.advance));
    await site.advance(ms, { schedules: move.schedules });
  } else await refuseBadInput(() => site.advanceTo(move.to, { schedules: move.schedules }));
  return { now: new Date(site.clock.now()).toISOString(), runs: site.clock.runs };
}

function invoke(site: Site, body: unknown): Promise<unknown> {
  const { moduleKey, accountId, functionKey, payload, extension, locale, timezone, localId } = parse(Invoke, body);
  return site.invoke({
    moduleKey,
    accountId,
    functionKey,
    payload,
    extension,
    ...(locale === undefined ? {} : { locale }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(localId === undefined ? {} : { localId }),
  });
}

async function publish({ site, body }: ControlCall): Promise<unknown> {
  const { event, causedByApp } = parse(Events, body);
  const { eventType, ...payload } = event;
  site.publish({ eventType, payload, causedByApp });
  await site.settle();
  return { offered: true };
}

async function state({ site }: ControlCall): Promise<unknown> {
  await site.settle();
  return {
    now: new Date(site.clock.now()).toISOString(),
    cloudId: site.cloudId,
    installationId: site.installationId,
    invocations: site.invocations,
    jira: site.jira.snapshot(),
    sql: await site.sql.dump(),
    kvs: site.kvs.dump(),
    work: site.work.items(),
    queue: site.queue.snapshot(),
    schedule: Object.fromEntries(site.scheduler.snapshot()),
    faults: site.faults.describe(),
    license: site.license,
    points: site.quota.spent,
  };
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new ControlError(
    400,
    result.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; '),
  );
}

/** Runs what may fail only because of what was sent. */
async function refuseBadInput<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RangeError || error instanceof z.ZodError) throw new ControlError(400, error.message);
    throw error;
  }
}

/** The contract is for scripts and for this site's own pages; the app's frames live on another origin and have no say. */
function refuseForeignOrigin(request: IncomingMessage, site: Site): void {
  const { origin } = request.headers;
  if (origin !== undefined && origin !== site.siteUrl)
    throw new ControlError(403, `${origin} may not control this sandbox.`);
}

function sinceOf(query: URLSearchParams): number {
  const since = Number(query.get('since') ?? 0);
  if (!Number.isInteger(since) || since < 0) throw new ControlError(400, 'since: a whole number from 0');
  return since;
}

function readJson(body: string | null): unknown {
  if (body === null || body.trim() === '') return undefined;
  try {
    const parsed: unknown = JSON.parse(body);
    return parsed;
  } catch {
    throw new ControlError(400, 'The body is not JSON.');
  }
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(JSON.stringify(body ?? null));
}
