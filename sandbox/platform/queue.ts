import { z } from 'zod';
import {
  LONG_FUNCTION_SECONDS,
  QUEUE_CYCLIC_PUSHES,
  QUEUE_EVENTS_PER_MINUTE,
  QUEUE_EVENTS_PER_PUSH,
  QUEUE_LONG_CONSUMER_EVENT_BYTES,
  QUEUE_MAX_DELAY_SECONDS,
  QUEUE_PUSH_BYTES,
} from '../limits.ts';
import type { Work, WorkList } from './work-list.ts';

/** One event of an app's queue on its way to the consumer. */
export interface QueueEvent {
  /** A second delivery of an event that is on its way already; the job counts it once. */
  readonly isCopy?: true;
  readonly queueName: string;
  readonly jobId: string;
  readonly eventId: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly delayInSeconds: number | null;
  readonly concurrency: { readonly key: string; readonly limit: number } | null;
  /** Epoch ms of the push. */
  readonly pushedAt: number;
  /** Pushes in a row, each made by the consumer of the one before. */
  readonly chain: number;
  /** Retries the app asked for, redeliveries after a throw, redeliveries by the platform's fault. */
  readonly retries: number;
  readonly redeliveries: number;
  readonly platformFaults: number;
  readonly retry: { readonly reason: string; readonly data: unknown } | null;
}

interface Job {
  success: number;
  inProgress: number;
  failed: number;
}

export interface QueueSnapshot {
  readonly jobs: readonly (readonly [string, Job])[];
  readonly recentPushes: readonly { readonly at: number; readonly events: number }[];
  readonly events: number;
}

export interface QueueAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** What a consumer may take: how long it may run decides how large an event may be. */
export interface ConsumerLimits {
  readonly queueName: string;
  readonly timeoutSeconds: number;
}

export interface QueueOptions {
  readonly work: WorkList;
  /** Names the n-th event ever pushed, the same in every run. */
  readonly eventId: (number: number) => string;
  /** How often the next event arrives, and how many ms later than asked. Never empty: at least once. */
  readonly deliveries: () => readonly number[];
  readonly consumers: readonly ConsumerLimits[];
}

const Push = z.object({
  queueName: z.string(),
  jobId: z.string().min(1),
  payload: z.array(
    z.object({
      body: z.record(z.string(), z.unknown()),
      delayInSeconds: z.number().optional(),
      concurrency: z.object({ key: z.string(), limit: z.number().int().min(1) }).optional(),
    }),
  ),
});
const JobRef = z.object({ queueName: z.string(), jobId: z.string() });

/** The async events of one site: what was pushed, what became of each job. */
export class Queue {
  readonly #work: WorkList;
  readonly #eventId: (number: number) => string;
  readonly #deliveries: () => readonly number[];
  readonly #consumers: ReadonlyMap<string, ConsumerLimits>;
  #jobs = new Map<string, Job>();
  #recentPushes: { at: number; events: number }[] = [];
  #events = 0;

  constructor({ work, eventId, deliveries, consumers }: QueueOptions) {
    this.#work = work;
    this.#eventId = eventId;
    this.#deliveries = deliveries;
    this.#consumers = new Map(consumers.map((consumer) => [consumer.queueName, consumer]));
  }

  push(request: unknown, { now, chain }: { now: number; chain: number }): QueueAnswer {
    const parsed = Push.safeParse(request);
    if (!parsed.success) return refuse(400, 'BAD_REQUEST', 'Invalid request body');
    const { queueName, jobId, payload } = parsed.data;
    const refusal = this.#refusal(parsed.data, { now, chain });
    if (refusal !== null) return refusal;
    this.#recentPushes.push({ at: now, events: payload.length });
    this.#job(queueName, jobId).inProgress += payload.length;
    for (const { body, delayInSeconds, concurrency } of payload) {
      this.#events += 1;
      const event: QueueEvent = {
        queueName,
        jobId,
        body,
        chain,
        eventId: this.#eventId(this.#events),
        pushedAt: now,
        delayInSeconds: delayInSeconds ?? null,
        concurrency: concurrency ?? null,
        retries: 0,
        redeliveries: 0,
        platformFaults: 0,
        retry: null,
      };
      const due = now + (delayInSeconds ?? 0) * 1000;
      for (const [index, later] of this.#deliveries().entries())
        this.#work.add(due + later, { kind: 'consume', event: index === 0 ? event : { ...event, isCopy: true } });
    }
    return { status: 201, body: {} };
  }

  stats(request: unknown): QueueAnswer {
    const job = this.#find(request);
    return job === null ? refuse(404, 'NOT_FOUND', 'Job does not exist') : { status: 200, body: { ...job } };
  }

  /** Takes back the job's events that wait; one that runs goes on. */
  cancel(request: unknown): QueueAnswer {
    const parsed = JobRef.safeParse(request);
    const job = this.#find(request);
    if (job === null || !parsed.success) return refuse(404, 'NOT_FOUND', 'Job does not exist');
    const { queueName, jobId } = parsed.data;
    const isOfJob = (work: Work): work is Extract<Work, { kind: 'consume' }> =>
      work.kind === 'consume' && work.event.queueName === queueName && work.event.jobId === jobId;
    job.inProgress -= this.#work.remove((work) => isOfJob(work) && work.event.isCopy !== true);
    this.#work.remove(isOfJob);
    return { status: 204, body: null };
  }

  finished(event: QueueEvent, outcome: 'success' | 'failed'): void {
    if (event.isCopy === true) return;
    const job = this.#job(event.queueName, event.jobId);
    job.inProgress -= 1;
    job[outcome] += 1;
  }

  snapshot(): QueueSnapshot {
    return { jobs: [...this.#jobs], recentPushes: this.#recentPushes, events: this.#events };
  }

  load(snapshot: QueueSnapshot): void {
    this.#jobs = new Map(snapshot.jobs);
    this.#recentPushes = [...snapshot.recentPushes];
    this.#events = snapshot.events;
  }

  #refusal(
    { queueName, payload }: z.infer<typeof Push>,
    { now, chain }: { now: number; chain: number },
  ): QueueAnswer | null {
    const consumer = this.#consumers.get(queueName);
    if (consumer === undefined) return refuse(400, 'BAD_REQUEST', `Queue ${queueName} has no consumer in the manifest`);
    if (payload.length === 0 || payload.length > QUEUE_EVENTS_PER_PUSH)
      return refuse(400, 'BAD_REQUEST', `Between 1 and ${QUEUE_EVENTS_PER_PUSH} events per push`);
    if (payload.some(({ delayInSeconds = 0 }) => delayInSeconds < 0 || delayInSeconds > QUEUE_MAX_DELAY_SECONDS))
      return refuse(400, 'BAD_REQUEST', `delayInSeconds must be between 0 and ${QUEUE_MAX_DELAY_SECONDS}`);
    if (chain > QUEUE_CYCLIC_PUSHES) return refuse(405, 'INVOCATION_LIMIT_REACHED', 'Cyclic invocation limit reached');
    const long = consumer.timeoutSeconds > LONG_FUNCTION_SECONDS;
    if (
      sizeOf(payload) > QUEUE_PUSH_BYTES ||
      (long && payload.some((event) => sizeOf(event.body) > QUEUE_LONG_CONSUMER_EVENT_BYTES))
    ) {
      return {
        status: 413,
        body: {
          errorMessage: `Payload is too large: at most ${QUEUE_PUSH_BYTES / 1024}KB per push${long ? ` and ${QUEUE_LONG_CONSUMER_EVENT_BYTES / 1024}KB per event` : ''}.`,
        },
      };
    }
    this.#recentPushes = this.#recentPushes.filter(({ at }) => at > now - 60_000);
    const lately = this.#recentPushes.reduce((sum, { events }) => sum + events, 0);
    return lately + payload.length > QUEUE_EVENTS_PER_MINUTE
      ? refuse(429, 'TOO_MANY_REQUESTS', 'Rate limit reached')
      : null;
  }

  #find(request: unknown): Job | null {
    const parsed = JobRef.safeParse(request);
    return parsed.success ? (this.#jobs.get(`${parsed.data.queueName}/${parsed.data.jobId}`) ?? null) : null;
  }

  #job(queueName: string, jobId: string): Job {
    const key = `${queueName}/${jobId}`;
    const job = this.#jobs.get(key) ?? { success: 0, inProgress: 0, failed: 0 };
    this.#jobs.set(key, job);
    return job;
  }
}

function refuse(status: number, code: string, message: string): QueueAnswer {
  return { status, body: { code, message } };
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
