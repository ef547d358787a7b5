import { z } from 'zod';
import type { AccountChange } from './personal-data.ts';
import type { Installation } from './installation.ts';
import type { QueueSnapshot } from './queue.ts';
import type { WorkItem } from './work-list.ts';

const FORMAT = 1;

/** Everything one site is, as plain data: written by `takeSnapshot`, read by `restoreSnapshot`. */
export const SiteSnapshot = z.looseObject({
  format: z.literal(FORMAT),
  /** Epoch ms. */
  now: z.number(),
  invocations: z.number().int(),
  jira: z.unknown(),
  sql: z.unknown(),
  kvs: z.unknown(),
  work: z.array(
    z.custom<WorkItem>((item) => typeof item === 'object' && item !== null && 'due' in item && 'work' in item),
  ),
  queue: z.custom<QueueSnapshot>((queue) => typeof queue === 'object' && queue !== null && 'jobs' in queue),
  schedule: z.array(z.tuple([z.string(), z.number()])),
  privacy: z.array(
    z.custom<AccountChange>((change) => typeof change === 'object' && change !== null && 'accountId' in change),
  ),
});
export type SiteSnapshot = z.infer<typeof SiteSnapshot>;

/** The whole state of a site. Take it when nothing is due, or work in flight is lost. */
export async function takeSnapshot(installation: Installation): Promise<SiteSnapshot> {
  const { clock, jira, sql, kvs, work, queue, scheduler, privacy, invocations } = installation;
  const rest = structuredClone({
    now: clock.now(),
    invocations,
    sql: await sql.snapshot(),
    kvs: kvs.snapshot(),
    work: [...work.items()],
    queue: queue.snapshot(),
    schedule: scheduler.snapshot().map(([key, due]): [string, number] => [key, due]),
    privacy: [...privacy.snapshot()],
  });
  // Jira gives out a copy, and is by far the largest.
  return { ...rest, format: FORMAT, jira: jira.snapshot() };
}

/** Puts a site and the clock back to what a snapshot holds. Its part of Jira is taken over and must not be used afterwards. */
export async function restoreSnapshot(installation: Installation, snapshot: SiteSnapshot): Promise<void> {
  const { clock, jira, sql, kvs, work, queue, scheduler, privacy } = installation;
  const { jira: records, ...rest } = snapshot;
  const copy = structuredClone(rest);
  clock.set(copy.now);
  installation.rates.restart();
  installation.restoreInvocations(copy.invocations);
  jira.restore(records);
  await sql.load(copy.sql);
  kvs.load(copy.kvs);
  work.load(copy.work);
  queue.load(copy.queue);
  scheduler.load(copy.schedule);
  privacy.load(copy.privacy);
}
