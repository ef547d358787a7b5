import api, { __getRuntime, assumeTrustedRoute, privacy, route } from '@forge/api';
import { InvocationError, Queue } from '@forge/events';
import { kvs } from '@forge/kvs';
import Resolver from '@forge/resolver';
import { sql } from '@forge/sql';

/** Lives as long as the warm process, to show that two sites share it. */
let warmCalls = 0;
const resolver = new Resolver();
const queue = new Queue({ key: 'work' });

async function note(kind: string, detail: unknown): Promise<void> {
  const seen = (await kvs.get<unknown[]>('seen')) ?? [];
  await kvs.set('seen', [...seen, { kind, at: Date.now(), detail }]);
}

resolver.define('echo', ({ payload, context }) => ({ payload, context }));
resolver.define('nothing', () => undefined);
resolver.define('seen', async () => ({ seen: (await kvs.get<unknown[]>('seen')) ?? [] }));
resolver.define('warmCalls', () => {
  warmCalls += 1;
  return { warmCalls };
});
resolver.define('chance', () => ({
  now: Date.now(),
  text: new Date().toISOString(),
  random: Math.random(),
  uuid: crypto.randomUUID(),
  bytes: [...crypto.getRandomValues(new Uint8Array(4))],
}));
resolver.define('throws', () => {
  throw new Error('as asked');
});
resolver.define('hangs', () => new Promise(() => {}));
resolver.define('spins', () => {
  for (;;) Math.sqrt(2);
});
resolver.define('answers', ({ payload }) => ({ text: 'x'.repeat(payload.length) }));
resolver.define('logs', ({ payload }) => {
  for (let line = 0; line < payload.lines; line += 1) console.log('line', line, { inside: true });
  console.error('last');
});
resolver.define('push', async ({ payload }) => {
  try {
    return { jobId: (await queue.push(payload.events)).jobId };
  } catch (error) {
    return { failed: error instanceof Error ? error.constructor.name : 'unknown', message: String(error) };
  }
});
resolver.define('stats', ({ payload }) => queue.getJob(payload.jobId).getStats());
resolver.define('cancel', async ({ payload }) => {
  await queue.cancel(payload.jobId);
  return { cancelled: true };
});
resolver.define('statement', async ({ payload }) => {
  const result = payload.ddl
    ? await sql.executeDDL(payload.query)
    : await sql
        .prepare(payload.query)
        .bindParams(...(payload.params ?? []))
        .execute();
  return { rows: result.rows };
});
resolver.define('manyCalls', async ({ payload }) => {
  for (let call = 1; call <= payload.calls; call += 1) await kvs.set(`call-${call}`, call);
  return { done: payload.calls };
});
resolver.define('manyReads', async ({ payload }) => {
  const read = (): Promise<{ status: number }> => api.asApp().requestJira(route`/rest/api/3/field`);
  const statuses: number[] = [];
  if (payload.together)
    for (const { status } of await Promise.all(Array.from({ length: payload.calls }, read))) statuses.push(status);
  else for (let call = 1; call <= payload.calls; call += 1) statuses.push((await read()).status);
  return { refused: statuses.filter((status) => status === 429).length };
});
resolver.define('storage', async ({ payload }) => {
  try {
    if (payload.kind === 'kvs') await kvs.set('stored', payload.value);
    else await sql.prepare(payload.kind).execute();
    return { stored: true };
  } catch (error) {
    return { failed: String(Reflect.get(error as object, 'code')) };
  }
});
resolver.define('writeProperty', async ({ payload }) => {
  const response = await api
    .asApp()
    .requestJira(route`/rest/api/3/issue/${payload.issue}/properties/mark`, { method: 'PUT', body: '1' });
  return {
    status: response.status,
    reason: response.headers.get('ratelimit-reason'),
    retryAfter: response.headers.get('retry-after'),
  };
});
resolver.define('remainingTime', async ({ payload }) => {
  for (let call = 1; call <= payload.calls; call += 1) await kvs.get('nothing');
  return { seconds: __getRuntime().lambdaContext.getRemainingTimeInMillis() / 1000 };
});
resolver.define('call', async ({ payload }) => {
  const client =
    payload.as === 'user'
      ? api.asUser()
      : payload.as === 'app'
        ? api.asApp()
        : payload.as === 'none'
          ? api
          : api.asUser(payload.as);
  try {
    const response = await client.requestJira(
      payload.path === undefined ? route`/rest/api/3/field` : route`/rest/api/3/issue/${payload.path}`,
    );
    return {
      status: response.status,
      remaining: response.headers.get('x-ratelimit-remaining'),
      reason: response.headers.get('ratelimit-reason'),
      retryAfter: response.headers.get('retry-after'),
      policy: response.headers.get('beta-ratelimit-policy'),
      body: await response.text(),
    };
  } catch (error) {
    return { failed: error instanceof Error ? error.constructor.name : 'unknown', message: String(error) };
  }
});
function bodyOf({ method, body }: { method: string; body?: unknown }): { body?: string } {
  if (body !== undefined) return { body: JSON.stringify(body) };
  return ['POST', 'PUT'].includes(method) ? { body: '{}' } : {};
}
resolver.define('anyOperation', async ({ payload }) => {
  const response = await api.asApp().requestJira(assumeTrustedRoute(payload.path), {
    method: payload.method,
    headers: { 'x-experimentalapi': 'opt-in' },
    ...bodyOf(payload),
  });
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    reason: response.headers.get('ratelimit-reason'),
    text: await response.text(),
  };
});
resolver.define('attach', async ({ payload }) => {
  const form = new FormData();
  form.append('file', new Blob([Uint8Array.from(payload.bytes)], { type: 'image/png' }), payload.name);
  const encoded = new Response(form);
  const headers = {
    'X-Atlassian-Token': 'no-check',
    'Content-Type': encoded.headers.get('content-type') ?? '',
  };
  const jira = api.asApp();
  const sent = await jira.requestJira(route`/rest/api/3/issue/${payload.issue}/attachments`, {
    method: 'POST',
    headers,
    body: await encoded.arrayBuffer(),
  });
  const [file] = await sent.json();
  const back = await jira.requestJira(route`/rest/api/3/attachment/content/${file.id}?redirect=false`);
  return { status: sent.status, name: file.filename, bytes: [...new Uint8Array(await back.arrayBuffer())] };
});
resolver.define('fetch', async ({ payload }) => {
  try {
    const response = await api.fetch(payload.url);
    return { status: response.status };
  } catch (error) {
    return { failed: error instanceof Error ? error.name : 'unknown' };
  }
});
resolver.define('report', ({ payload }) => privacy.reportPersonalData(payload.accounts));

export const probe = resolver.getDefinitions();

export async function onEvent(event: { eventType: string; [name: string]: unknown }): Promise<void> {
  await note('event', event);
  if (event['throws'] === true) throw new Error('lost');
}

export async function onSchedule({ context }: { context: { moduleKey: string } }): Promise<{ statusCode: number }> {
  await note('schedule', context.moduleKey);
  return { statusCode: 204 };
}

function fillMemory(): never {
  const hoard: unknown[] = [];
  for (;;) hoard.push(Array.from({ length: 100_000 }, (_, index) => ({ index })));
}

interface WorkBody {
  readonly name: string;
  readonly throws?: number;
  readonly retries?: number;
  readonly pushesAgain?: boolean;
  readonly fillsMemory?: boolean;
}

/** Attempts by name; a warm process remembers them, which is all these tests need. */
const attempts = new Map<string, number>();

export async function work(event: { body: WorkBody; retryContext?: unknown }): Promise<unknown> {
  const { name, throws = 0, retries = 0, pushesAgain = false } = event.body;
  const attempt = (attempts.get(name) ?? 0) + 1;
  attempts.set(name, attempt);
  await note('work', { name, attempt, retryContext: event.retryContext ?? null });
  if (event.body.fillsMemory === true) fillMemory();
  if (pushesAgain) {
    try {
      await queue.push({ body: { ...event.body } });
    } catch (error) {
      await note('refused', error instanceof Error ? error.constructor.name : 'unknown');
    }
  }
  if (attempt <= throws) throw new Error('not yet');
  if (attempt <= retries)
    return new InvocationError({
      retryAfter: 60,
      retryReason: 'FUNCTION_RETRY_REQUEST' as never,
      retryData: { attempt },
    });
  return undefined;
}

/** An action of automation: what it was given, whom it acts for, or what is wrong. */
export async function act({ issueKey, count, context }: { issueKey: string; count?: number; context: unknown }) {
  if (issueKey === 'THROW-1') throw new Error('as asked');
  if (issueKey === '') return { errors: [{ message: 'Which work item?' }] };
  const mine = await api.asUser().requestJira(route`/rest/api/3/mypermissions?permissions=ADMINISTER`);
  const { permissions } = await mine.json();
  return {
    said: `${issueKey} ${count ?? 0} ${permissions.ADMINISTER.havePermission} ${JSON.stringify(context)}`,
    unsaid: 1,
  };
}
