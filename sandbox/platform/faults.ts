import { z } from 'zod';
import { durationMs } from '../clock.ts';
import { PRODUCT_EVENT_LATENESS } from '../limits.ts';
import { type RandomStream, createRandomStream } from '../seeded-random.ts';

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

/** What may go wrong, as said by `POST /__sandbox/faults`. */
export const FaultRequest = z.strictObject({
  reset: z.literal(true).optional(),
  seed: z.number().int().optional(),
  events: z
    .strictObject({
      drop: Probability.optional(),
      duplicate: Probability.optional(),
      delay: Duration.optional(),
      reorder: Probability.optional(),
    })
    .optional(),
  jira: z
    .strictObject({
      status429: Probability.optional(),
      status500: Probability.optional(),
      timeout: Probability.optional(),
      pointsPerHour: z.number().int().min(0).optional(),
    })
    .optional(),
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

type EventFaults = NonNullable<FaultRequest['events']>;
type JiraFaults = NonNullable<FaultRequest['jira']>;
type KillFault = z.infer<typeof Kill>;

/** Where and to whom the process would be killed. `killed` is null until the invocation aimed at has ended. */
export interface KillReport {
  readonly fault: KillFault;
  readonly invocation: number | null;
  readonly killed: boolean | null;
}

/** What happens to one delivery of an event: when, in ms from now; an empty list is a lost event. */
export type Deliveries = readonly number[];

/** Repeatable misfortune of one site. Without a request nothing ever fails. */
export class Faults {
  #random: RandomStream = createRandomStream('faults', 0);
  #events: EventFaults = {};
  #jira: JiraFaults = {};
  #kill: { fault: KillFault; invocation: number | null; killed: boolean | null } | null = null;

  apply(request: FaultRequest): void {
    if (request.reset === true) {
      this.#events = {};
      this.#jira = {};
      this.#kill = null;
    }
    if (request.seed !== undefined) this.#random = createRandomStream('faults', request.seed);
    if (request.events !== undefined) this.#events = request.events;
    if (request.jira !== undefined) this.#jira = request.jira;
    if (request.killAfterCall !== undefined)
      this.#kill = { fault: request.killAfterCall, invocation: null, killed: null };
  }

  describe(): { readonly events: EventFaults; readonly jira: JiraFaults; readonly kill: KillReport | null } {
    return { events: this.#events, jira: this.#jira, kill: this.#kill };
  }

  /** Draws the fate of one product event. */
  deliveries(): Deliveries {
    const { drop = 0, duplicate = 0, delay, reorder = 0 } = this.#events;
    if (this.#happens(drop)) return [];
    const copies = this.#happens(duplicate) ? 2 : 1;
    const longest = delay === undefined ? 0 : durationMs(delay);
    return Array.from({ length: copies }, () => {
      const held = this.#happens(reorder) ? this.#random.next() * PRODUCT_EVENT_LATENESS : 0;
      return Math.floor(held + (longest === 0 ? 0 : this.#random.next() * longest));
    });
  }

  /** Draws the fate of one call to Jira; `timeout` means that it was carried out and the answer was lost. */
  jiraFate(): 'ok' | 'status429' | 'status500' | 'timeout' {
    const { status429 = 0, status500 = 0, timeout = 0 } = this.#jira;
    if (this.#happens(status429)) return 'status429';
    if (this.#happens(status500)) return 'status500';
    return this.#happens(timeout) ? 'timeout' : 'ok';
  }

  get pointsPerHour(): number | null {
    return this.#jira.pointsPerHour ?? null;
  }

  /** An armed kill takes the first invocation it fits. */
  invocationStarts(invocation: {
    readonly number: number;
    readonly moduleKey: string;
    readonly functionKey: string;
  }): void {
    const kill = this.#kill;
    if (kill === null || kill.invocation !== null) return;
    const { moduleKey = invocation.moduleKey, functionKey = invocation.functionKey } = kill.fault;
    if (moduleKey === invocation.moduleKey && functionKey === invocation.functionKey)
      kill.invocation = invocation.number;
  }

  /** Whether the process dies now that the call with this number was carried out. Once only. */
  killsAfter(invocation: number, call: number): boolean {
    const kill = this.#kill;
    if (kill === null || kill.invocation !== invocation || kill.killed !== null || call < kill.fault.call) return false;
    kill.killed = true;
    return true;
  }

  invocationEnded(invocation: number): void {
    if (this.#kill !== null && this.#kill.invocation === invocation) this.#kill.killed ??= false;
  }

  #happens(probability: number): boolean {
    return probability > 0 && this.#random.next() < probability;
  }
}
