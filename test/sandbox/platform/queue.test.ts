import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { field, minutes, probe, seen, startProbe, type Wire } from './start-probe.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startProbe();
});
afterEach(() => sandbox.dispose());

const push = (events: unknown): Promise<{ jobId: string }> => probe(sandbox.site, 'push', { events });
const stats = (jobId: string): Promise<Wire> => probe(sandbox.site, 'stats', { jobId });
/** Schedules only get in the way of what these tests look at. */
const wait = (duration: string): Promise<void> => sandbox.site.advance(duration, { schedules: 'hold' });

describe('a queue', () => {
  test('delivers at once, or after the delay, and counts', async () => {
    const { jobId } = await push([{ body: { name: 'now' } }, { body: { name: 'later' }, delayInSeconds: 600 }]);
    await sandbox.site.settle();
    expect(await stats(jobId)).toEqual({ success: 1, inProgress: 1, failed: 0 });
    await wait('PT10M');
    expect(minutes(await seen(sandbox.site, 'work'))).toEqual([0, 10]);
    expect(await stats(jobId)).toEqual({ success: 2, inProgress: 0, failed: 0 });
  });

  test('delivers again with growing pauses after a throw, four times at most', async () => {
    const { jobId } = await push({ body: { name: 'stubborn', throws: 99 } });
    await wait('PT12H');
    expect(minutes(await seen(sandbox.site, 'work'))).toEqual([0, 0.5, 1.5, 3.5, 7.5]);
    expect(await stats(jobId)).toEqual({ success: 0, inProgress: 0, failed: 1 });
  });

  test('retries when the function asks for it, with its data, four times at most', async () => {
    const { jobId } = await push({ body: { name: 'patient', retries: 99 } });
    await wait('PT12H');
    const work = await seen(sandbox.site, 'work');
    expect(minutes(work)).toEqual([0, 1, 2, 3, 4]);
    expect(field(work[1]?.detail, 'retryContext')).toMatchObject({
      retryCount: 1,
      retryReason: 'FUNCTION_RETRY_REQUEST',
      retryData: { attempt: 1 },
    });
    expect(await stats(jobId)).toMatchObject({ failed: 1 });
  });

  test('delivers again when the process was killed', async () => {
    sandbox.site.faults.apply({ killAfterCall: { call: 1, functionKey: 'work' } });
    const { jobId } = await push({ body: { name: 'killed' } });
    await wait('PT5M');
    const work = await seen(sandbox.site, 'work');
    expect(field(work.at(-1)?.detail, 'retryContext')).toMatchObject({
      retryReason: 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
    });
    expect(await stats(jobId)).toEqual({ success: 1, inProgress: 0, failed: 0 });
  });

  test('delivers again when the function outgrew the memory of the manifest', async () => {
    await push({ body: { name: 'greedy', fillsMemory: true } });
    await sandbox.site.settle();
    const [item] = sandbox.site.work.items();
    expect(item?.work).toMatchObject({ event: { platformFaults: 1, retry: { reason: 'FUNCTION_OUT_OF_MEMORY' } } });
  });

  test('takes back what waits when a job is cancelled', async () => {
    const { jobId } = await push({ body: { name: 'never' }, delayInSeconds: 60 });
    expect(await probe(sandbox.site, 'cancel', { jobId })).toEqual({ cancelled: true });
    await wait('PT10M');
    expect(await seen(sandbox.site, 'work')).toEqual([]);
    await expect(stats('unheard-of')).rejects.toThrow('unheard-of');
  });
});

describe('the limits of a queue', () => {
  const direct = (request: Record<string, unknown>, chain = 0): number =>
    sandbox.site.queue.push({ queueName: 'work', jobId: 'j', ...request }, { now: sandbox.clock.now(), chain }).status;
  const events = (count: number, bytes = 1): unknown[] =>
    Array.from({ length: count }, () => ({ body: { text: 'x'.repeat(bytes) } }));

  test('answer as the platform does', () => {
    expect(direct({ payload: events(50) })).toBe(201);
    expect(direct({ payload: events(51) })).toBe(400);
    expect(direct({ payload: [] })).toBe(400);
    expect(direct({ payload: events(3, 90 * 1024) })).toBe(413);
    expect(direct({ payload: events(1, 101 * 1024) })).toBe(413);
    expect(direct({ payload: [{ body: {}, delayInSeconds: 901 }] })).toBe(400);
    expect(direct({ queueName: 'unheard-of', payload: events(1) })).toBe(400);
    expect(direct({ payload: events(1) }, 1001)).toBe(405);
  });

  test('allow 500 events a minute', async () => {
    for (let round = 0; round < 10; round += 1) expect(direct({ payload: events(50) })).toBe(201);
    expect(direct({ payload: events(1) })).toBe(429);
    expect(await push({ body: { name: 'too much' } })).toMatchObject({ failed: 'RateLimitError' });
    await wait('PT1M');
    expect(direct({ payload: events(1) })).toBe(201);
  });

  test('stop a consumer that pushes for ever', async () => {
    // 500 events a minute would come first: the chain begins near its end.
    sandbox.site.work.add(sandbox.clock.now(), {
      kind: 'consume',
      event: { ...template, chain: 995, body: { name: 'loop', pushesAgain: true } },
    });
    await sandbox.site.settle();
    expect(await seen(sandbox.site, 'work')).toHaveLength(6);
    expect((await seen(sandbox.site, 'refused')).map(({ detail }) => detail)).toEqual(['InvocationLimitReachedError']);
  });
});

const template = {
  queueName: 'work',
  jobId: 'j',
  eventId: 'e',
  delayInSeconds: null,
  concurrency: null,
  pushedAt: 0,
  retries: 0,
  redeliveries: 0,
  platformFaults: 0,
  retry: null,
};
