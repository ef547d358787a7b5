import { z } from 'zod';
import { APP_RETRIES, QUEUE_RETENTION, REDELIVERY_BACKOFF, RETRY_DATA_BYTES, RETRY_MAX_SECONDS } from '../limits.ts';
import type { FunctionOutcome } from '../runtime/function-host.ts';
import type { QueueEvent } from './queue.ts';

const Retry = z.object({
  _retry: z.literal(true),
  retryOptions: z
    .object({
      retryAfter: z.number().optional(),
      retryReason: z.string().optional(),
      retryData: z.unknown().optional(),
    })
    .default({}),
});

/** What a function asked for by returning the SDK's `InvocationError`. */
export interface RetryWish {
  readonly afterMs: number;
  readonly reason: string;
  readonly data: unknown;
}

/** The wish in a function's answer, or null. Data above the platform's limit is dropped. */
export function retryWish(outcome: FunctionOutcome): RetryWish | null {
  if (outcome.kind !== 'returned' || outcome.body === null) return null;
  const parsed = Retry.safeParse(JSON.parse(outcome.body));
  if (!parsed.success) return null;
  const { retryAfter = 1, retryReason = 'FUNCTION_RETRY_REQUEST', retryData = null } = parsed.data.retryOptions;
  const fits = Buffer.byteLength(JSON.stringify(retryData) ?? '') <= RETRY_DATA_BYTES;
  return {
    afterMs: Math.min(Math.max(retryAfter, 1), RETRY_MAX_SECONDS) * 1000,
    reason: retryReason,
    data: fits ? retryData : null,
  };
}

export type NextDelivery =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'again'; readonly event: QueueEvent; readonly afterMs: number };

/**
 * What becomes of a queue event after a delivery.
 * - returned: done; returned with a retry wish: again, at most APP_RETRIES times.
 * - threw: again with exponential backoff, at most APP_RETRIES times.
 * - killed, out of memory, out of time: the platform's own fault, again with backoff until QUEUE_RETENTION is over.
 */
export function nextDelivery(event: QueueEvent, outcome: FunctionOutcome, now: number): NextDelivery {
  const wish = retryWish(outcome);
  if (wish !== null) {
    if (event.retries >= APP_RETRIES) return { kind: 'failed' };
    return {
      kind: 'again',
      afterMs: wish.afterMs,
      event: { ...event, retries: event.retries + 1, retry: { reason: wish.reason, data: wish.data } },
    };
  }
  if (outcome.kind === 'returned') return { kind: 'done' };
  if (outcome.kind === 'threw') {
    if (event.redeliveries >= APP_RETRIES) return { kind: 'failed' };
    return {
      kind: 'again',
      afterMs: backoff(event.redeliveries),
      event: { ...event, redeliveries: event.redeliveries + 1 },
    };
  }
  const afterMs = backoff(event.platformFaults);
  if (now + afterMs > event.pushedAt + QUEUE_RETENTION) return { kind: 'failed' };
  const reason =
    outcome.kind === 'timed-out'
      ? 'FUNCTION_TIME_OUT'
      : outcome.why === 'out-of-memory'
        ? 'FUNCTION_OUT_OF_MEMORY'
        : 'FUNCTION_PLATFORM_UNKNOWN_ERROR';
  return {
    kind: 'again',
    afterMs,
    event: { ...event, platformFaults: event.platformFaults + 1, retry: { reason, data: event.retry?.data ?? null } },
  };
}

/** The event as its consumer receives it. */
export function consumerBody(event: QueueEvent, now: number): Readonly<Record<string, unknown>> {
  const retryCount = event.retries + event.platformFaults;
  return {
    body: event.body,
    queueName: event.queueName,
    jobId: event.jobId,
    eventId: event.eventId,
    ...(event.delayInSeconds === null ? {} : { delayInSeconds: event.delayInSeconds }),
    ...(event.concurrency === null ? {} : { concurrency: event.concurrency }),
    ...(event.retry === null
      ? {}
      : {
          retryContext: {
            retryCount,
            retryReason: event.retry.reason,
            retryData: event.retry.data,
            retentionWindow: {
              startTime: new Date(event.pushedAt).toISOString(),
              remainingTimeMs: Math.max(0, event.pushedAt + QUEUE_RETENTION - now),
            },
          },
        }),
  };
}

function backoff(before: number): number {
  return Math.min(REDELIVERY_BACKOFF * 2 ** before, RETRY_MAX_SECONDS * 1000);
}
