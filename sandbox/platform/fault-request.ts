import { z } from 'zod';
import { durationMs } from '../clock.ts';

const Probability = z.number().min(0).max(1);
const Duration = z.string().refine((text) => {
  try {
    return durationMs(text) >= 0;
  } catch {
    return false;
  }
}, 'an ISO 8601 duration in weeks, days, hours, minutes and seconds');

const Kill = z.strictObject({
  /** The process dies when this many platform calls of one invocation were carried out, before the answer arrives. */
  call: z.number().int().min(1),
  moduleKey: z.string().optional(),
  functionKey: z.string().optional(),
});

/**
 * How often calls of the app to a part of the platform fail. `status429` and `status500` are refused before anything is
 * done; `timeout` is carried out and its answer lost.
 */
const CallFaults = z.strictObject({
  status429: Probability.optional(),
  status500: Probability.optional(),
  timeout: Probability.optional(),
});

/** How deliveries go wrong. `delay` is drawn up to the duration, so that later ones overtake. */
const DeliveryFaults = z.strictObject({
  drop: Probability.optional(),
  duplicate: Probability.optional(),
  delay: Duration.optional(),
  reorder: Probability.optional(),
});

const JiraFaults = CallFaults.extend({
  /** In place of the documented pool. */
  pointsPerHour: z.number().int().min(0).optional(),
  /** In place of the documented rate of every operation. */
  burstPerSecond: z.number().int().min(1).optional(),
  /** In place of the documented writes to one issue in two seconds. */
  issueWrites: z.number().int().min(1).optional(),
  /** How long a search finds issues as they were. */
  indexLag: Duration.optional(),
});

/** An async event is never lost, so a queue has no `drop`. The probabilities of calls are those of a push. */
const QueueFaults = CallFaults.extend({ duplicate: Probability.optional(), delay: Duration.optional() });

/** `queryTimeout`: the statement ran into the platform's time limit and was rolled back. */
const SqlFaults = CallFaults.extend({ queryTimeout: Probability.optional() });

const ScheduleFaults = z.strictObject({
  miss: Probability.optional(),
  duplicate: Probability.optional(),
  /** Drawn up to the duration. */
  late: Duration.optional(),
});

/** What may go wrong, as said by `POST /__sandbox/faults`. A group that is named replaces what was said of it before. */
export const FaultRequest = z.strictObject({
  reset: z.literal(true).optional(),
  seed: z.number().int().optional(),
  events: DeliveryFaults.optional(),
  schedules: ScheduleFaults.optional(),
  queue: QueueFaults.optional(),
  jira: JiraFaults.optional(),
  sql: SqlFaults.optional(),
  kvs: CallFaults.optional(),
  /** What each platform call takes of its function's time, drawn up to the duration. Nobody waits. */
  slow: Duration.optional(),
  killAfterCall: z
    .union([
      z
        .number()
        .int()
        .min(1)
        .transform((call) => ({ call })),
      Kill,
    ])
    .optional(),
});
export type FaultRequest = z.infer<typeof FaultRequest>;

/** Everything that may be set at once, and the kill, which takes place once. */
export type FaultGroups = Omit<FaultRequest, 'reset' | 'seed' | 'killAfterCall'>;
export type KillFault = z.infer<typeof Kill>;
