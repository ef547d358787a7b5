import { describe, expect, test } from 'vitest';
import { APP_RETRIES, QUEUE_RETENTION, RETRY_DATA_BYTES, RETRY_MAX_SECONDS } from '../../../sandbox/limits.ts';
import { nextDelivery, retryWish } from '../../../sandbox/platform/deliveries.ts';
import type { QueueEvent } from '../../../sandbox/platform/queue.ts';
import type { FunctionOutcome } from '../../../sandbox/runtime/function-host.ts';

const EVENT: QueueEvent = {
  queueName: 'work',
  jobId: 'j',
  eventId: 'e',
  body: {},
  delayInSeconds: null,
  concurrency: null,
  pushedAt: 0,
  chain: 0,
  retries: 0,
  redeliveries: 0,
  platformFaults: 0,
  retry: null,
};
const asking = (retryOptions: unknown): FunctionOutcome => ({
  kind: 'returned',
  body: JSON.stringify({ _retry: true, retryOptions }),
});

describe('a retry an app asks for', () => {
  test('comes within 900 s, with data of 4 KB at most', () => {
    const quotes = 2;
    const fits = 'x'.repeat(RETRY_DATA_BYTES - quotes);
    expect(retryWish(asking({ retryAfter: 5000, retryData: fits }))).toMatchObject({
      afterMs: RETRY_MAX_SECONDS * 1000,
      data: fits,
    });
    expect(retryWish(asking({ retryData: `${fits}x` }))).toMatchObject({ data: null });
    expect(retryWish({ kind: 'returned', body: '{"done":true}' })).toBeNull();
  });

  test('is granted four times', () => {
    expect(nextDelivery({ ...EVENT, retries: APP_RETRIES - 1 }, asking({}), 0)).toMatchObject({ kind: 'again' });
    expect(nextDelivery({ ...EVENT, retries: APP_RETRIES }, asking({}), 0)).toEqual({ kind: 'failed' });
  });
});

test("an event that failed by the platform's fault comes again for 96 hours, with growing pauses", () => {
  const killed: FunctionOutcome = { kind: 'died', why: 'killed', lastWords: '' };
  let event = EVENT;
  let now = 0;
  const pauses: number[] = [];
  for (let next = nextDelivery(event, killed, now); next.kind === 'again'; next = nextDelivery(event, killed, now)) {
    pauses.push(next.afterMs / 1000);
    now += next.afterMs;
    event = next.event;
  }
  expect(pauses.slice(0, 7)).toEqual([30, 60, 120, 240, 480, 900, 900]);
  expect(now).toBeLessThanOrEqual(QUEUE_RETENTION);
  expect(now).toBeGreaterThan(QUEUE_RETENTION - RETRY_MAX_SECONDS * 1000);
  expect(event.retry?.reason).toBe('FUNCTION_PLATFORM_UNKNOWN_ERROR');
});
